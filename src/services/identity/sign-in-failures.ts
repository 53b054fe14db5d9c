import { Types } from 'mongoose';
import type { Context } from '../../loaders/context.js';
import { UserSecurityModel, type SecurityEvent } from '../../models/identity/index.js';
import { recordSecurity } from './security-log.js';

const MINUTE_MS = 60 * 1_000;

/** So many failures in a row lock an account. */
export const MOST_FAILURES = 10;
/** For so long. */
export const LOCK_MINUTES = 15;
/** Failures older than this are forgotten. */
const MEMORY_MS = 24 * 60 * MINUTE_MS;

const isLocked = { $gt: ['$lockedUntil', '$$NOW'] };
const isRecent = { $gt: ['$lastFailedAt', { $subtract: ['$$NOW', MEMORY_MS] }] };
const counted = { $cond: [isRecent, { $add: [{ $ifNull: ['$loginAttempts', 0] }, 1] }, 1] };
const isFull = { $gte: ['$loginAttempts', MOST_FAILURES] };

/** Counts on, and locks when it is full; while locked nothing counts, or strangers could lock for ever. */
const COUNT = [
  {
    $set: {
      loginAttempts: { $cond: [isLocked, { $ifNull: ['$loginAttempts', 0] }, counted] },
      lastFailedAt: '$$NOW',
    },
  },
  {
    $set: {
      lockedUntil: { $cond: [isFull, { $add: ['$$NOW', LOCK_MINUTES * MINUTE_MS] }, '$lockedUntil'] },
      lockNoticeDue: { $cond: [isFull, true, '$lockNoticeDue'] },
      loginAttempts: { $cond: [isFull, 0, '$loginAttempts'] },
    },
  },
];

/**
 * Writes a failed attempt down and counts it, in one command that is the same for an account that is not there and for
 * the failure that locks one; the person is told by a job afterwards, so the answer takes no longer then.
 */
export async function recordFailure(
  ctx: Context,
  user: Types.ObjectId | null,
  event: SecurityEvent,
): Promise<void> {
  await UserSecurityModel.collection.updateOne({ user: user ?? new Types.ObjectId() }, COUNT, {
    writeConcern: { w: 'majority' },
  });
  await recordSecurity({ user, event }, ctx.request);
}
