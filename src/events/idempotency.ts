import { mongo, type ClientSession, type Types } from 'mongoose';
import { isDuplicateKey } from '../lib/duplicate-key.js';
import { IdempotencyKeyModel } from '../models/system/idempotency-key.js';
import { ErrorCode, Refusal, refuse } from '../schema/errors.js';
import { hashInput } from './canonical.js';

const LONGEST_CLIENT_ID = 64;

/** The idempotency key of one execution of an operation. */
export interface OnceKey {
  actor: Types.ObjectId;
  operation: string;
  clientId: string;
}

/** The ids that an operation results in, by name. */
export type OnceResult = Record<string, Types.ObjectId>;

/** @throws BAD_USER_INPUT if the key is empty or longer than 64 characters */
export function checkClientId(clientId: string): void {
  if (clientId.trim() === '')
    throw refuse.badInput(
      `clientId is empty. Use 1 to ${LONGEST_CLIENT_ID} characters, or leave it out.`,
      'clientId',
    );
  if (clientId.length > LONGEST_CLIENT_ID)
    throw refuse.badInput(`clientId is longer than ${LONGEST_CLIENT_ID} characters.`, 'clientId');
}

/**
 * Does the work, or returns the earlier result of the same key. The key is claimed before the work, so of several
 * concurrent runs one works; the others meet a write conflict on the key, retry and find the result. A `known` result
 * is stored with the claim, else after the work.
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

/**
 * Does the work; if it is refused, returns the result of an earlier run under the same key. The conditions may have
 * changed since that run, which stays valid. A first run costs nothing extra.
 */
export async function orEarlier<T>(
  actor: Types.ObjectId,
  operation: string,
  clientId: string | null | undefined,
  input: unknown,
  work: () => Promise<T>,
): Promise<T> {
  if (clientId === null || clientId === undefined) return work();
  checkClientId(clientId);
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === ErrorCode.UNAVAILABLE) throw error;
    const earlier = await IdempotencyKeyModel.collection.findOne({ actor, operation, clientId });
    if (!earlier?.result) throw error;
    if (earlier.hash !== hashInput(input))
      throw refuse.conflict('This clientId was used before, with another input.', 'clientId');
    return earlier.result as T;
  }
}

/** A key to be claimed together with others, and the result of its work. */
export interface Claim {
  key: OnceKey;
  input: unknown;
  result: OnceResult;
}

/**
 * Claims the keys of several pieces of work in one command. Returns null, or the claims that existed before: the
 * transaction is over then, and the repeated ones must use `runOnce`.
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
