import { mongo, type ClientSession, type Types } from 'mongoose';
import { isDuplicateKey } from '../lib/duplicate-key.js';
import { IdempotencyKeyModel } from '../models/system/idempotency-key.js';
import { refuse } from '../schema/errors.js';
import { hashInput } from './canonical.js';

const LONGEST_CLIENT_ID = 64;

/** What names one execution of an operation. */
export interface OnceKey {
  actor: Types.ObjectId;
  operation: string;
  clientId: string;
}

/** The ids that an operation leads to, by name. */
export type OnceResult = Record<string, Types.ObjectId>;

/** @throws BAD_USER_INPUT where it is longer than 64 characters */
export function checkClientId(clientId: string): void {
  if (clientId.length > LONGEST_CLIENT_ID)
    throw refuse.badInput(`clientId is longer than ${LONGEST_CLIENT_ID} characters.`, 'clientId');
}

/**
 * Does the work unless it was done before under the same key; then gives back what it led to. The key is claimed
 * before the work, so that of several at the same time only one gets to work: the others meet a write conflict on the
 * key, run again and find the result. What is `known` beforehand stands there at once; else the work tells it.
 */
export async function runOnce<T extends OnceResult>(
  session: ClientSession,
  at: Date,
  key: OnceKey,
  input: unknown,
  work: () => Promise<T>,
  known?: T,
): Promise<T> {
  checkClientId(key.clientId);
  const hash = hashInput(input);
  const { actor, operation, clientId } = key;
  const keys = IdempotencyKeyModel.collection;
  const earlier = await keys.findOneAndUpdate(
    { actor, operation, clientId },
    { $setOnInsert: { hash, at, ...(known ? { result: known } : {}) } },
    { session, upsert: true, returnDocument: 'before' },
  );
  if (earlier) {
    if (earlier.hash !== hash) {
      throw refuse.conflict('This clientId was used before, with another input.', 'clientId');
    }
    return earlier.result as T;
  }
  const result = await work();
  if (!known) await keys.updateOne({ actor, operation, clientId }, { $set: { result } }, { session });
  return result;
}

/** A key to be claimed with others, for what leads to this result. */
export interface Claim {
  key: OnceKey;
  input: unknown;
  result: OnceResult;
}

/**
 * Claims the keys of several works in one command. Answers null, or which of them was claimed before: the transaction is
 * over then, and whoever repeats something has to go by `runOnce`.
 */
export async function claimTogether(
  session: ClientSession,
  at: Date,
  claims: readonly Claim[],
): Promise<number | null> {
  if (claims.length === 0) return null;
  const rows = claims.map(({ key, input, result }) => ({ ...key, hash: hashInput(input), result, at }));
  try {
    await IdempotencyKeyModel.collection.insertMany(rows, { session });
    return null;
  } catch (error) {
    if (!(error instanceof mongo.MongoBulkWriteError) || !isDuplicateKey(error)) throw error;
    const [first] = [error.writeErrors].flat();
    if (!first) throw error;
    return first.index;
  }
}
