import type { ClientSession, Types } from 'mongoose';
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

/**
 * Does the work unless it was done before under the same key; then gives back what it led to. The key is claimed
 * before the work, so that of several at the same time only one gets to work: the others meet a write conflict on the
 * key, run again and find the result.
 */
export async function runOnce<T extends Record<string, Types.ObjectId>>(
  session: ClientSession,
  at: Date,
  key: OnceKey,
  input: unknown,
  work: () => Promise<T>,
): Promise<T> {
  if (key.clientId.length > LONGEST_CLIENT_ID) {
    throw refuse.badInput(`clientId is longer than ${LONGEST_CLIENT_ID} characters.`, 'clientId');
  }
  const hash = hashInput(input);
  const { actor, operation, clientId } = key;
  const keys = IdempotencyKeyModel.collection;
  const earlier = await keys.findOneAndUpdate(
    { actor, operation, clientId },
    { $setOnInsert: { hash, at } },
    { session, upsert: true, returnDocument: 'before' },
  );
  if (earlier) {
    if (earlier.hash !== hash) {
      throw refuse.conflict('This clientId was used before, with another input.', 'clientId');
    }
    return earlier.result as T;
  }
  const result = await work();
  await keys.updateOne({ actor, operation, clientId }, { $set: { result } }, { session });
  return result;
}
