import type { mongo } from 'mongoose';
import { isDuplicateKey } from '../lib/duplicate-key.js';

/** The concerns of every transaction: one snapshot of the data, and durable on a majority after the commit. */
export const SNAPSHOT_TRANSACTION = {
  readConcern: { level: 'snapshot' },
  writeConcern: { w: 'majority', journal: true },
  readPreference: 'primary',
} satisfies mongo.TransactionOptions;

/**
 * Two transactions that upsert the same key can end in a duplicate-key error, which the server doesn't call
 * transient. A second run sees the other's document; if it fails again, the error is real.
 */
export async function rerunAfterRace<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return run();
  }
}
