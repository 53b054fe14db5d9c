import type { mongo } from 'mongoose';
import { isDuplicateKey } from '../lib/duplicate-key.js';

/** How every transaction here reads and commits: one moment of the data, and durable on a majority when it is done. */
export const SNAPSHOT_TRANSACTION = {
  readConcern: { level: 'snapshot' },
  writeConcern: { w: 'majority', journal: true },
  readPreference: 'primary',
} satisfies mongo.TransactionOptions;

/**
 * Two transactions that upsert the same key may end in a duplicate-key error, which the server doesn't call transient.
 * A second run sees the other's document. If it fails again, the error is a real one.
 */
export async function rerunAfterRace<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return run();
  }
}
