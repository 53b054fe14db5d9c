import { Types } from 'mongoose';
import type { Context } from '../../loaders/context.js';
import { UserSecurityModel, type SecurityEvent } from '../../models/identity/index.js';
import { recordSecurity } from './security-log.js';

const MINUTE_MS = 60 * 1_000;

/** Consecutive failures that lock an account. */
export const MOST_FAILURES = 10;
/** Duration of the lock. */
export const LOCK_MINUTES = 15;
/** Older failures don't count. */
const MEMORY_MS = 24 * 60 * MINUTE_MS;

const isLocked = { $gt: ['$lockedUntil', '$$NOW'] };
const isRecent = { $gt: ['$lastFailedAt', { $subtract: ['$$NOW', MEMORY_MS] }] };
const counted = { $cond: [isRecent, { $add: [{ $ifNull: ['$loginAttempts', 0] }, 1] }, 1] };
const isFull = { $gte: ['$loginAttempts', MOST_FAILURES] };

/**
 * Counts failures, and locks at the limit. While locked nothing counts, so that strangers cannot lock an account
 * permanently.
 */
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
 * Records and counts a failed attempt, in one command that is the same without an account and for the failure that
 * locks it. A job notifies the user later, so the answer takes equally long.
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
