import type { Types } from 'mongoose';
import { UserSecurityModel } from '../../models/identity/index.js';
import { batched } from '../factories.js';

/** What admins see of failed sign-ins. */
export interface Lockout {
  loginAttempts: number;
  lockedUntil: Date | null;
}

const DAY_MS = 24 * 60 * 60 * 1_000;
const NOTHING: Lockout = { loginAttempts: 0, lockedUntil: null };

/** Failed sign-ins and locks of accounts, by user. Failures that are older than a day are forgotten. */
export const lockoutOfUser = batched<Lockout>('UserSecurity.lockout', async (ids, { roundTrip }) => {
  const recent = { $gt: ['$lastFailedAt', { $subtract: ['$$NOW', DAY_MS] }] };
  const rows = await roundTrip.ask<Lockout & { user: Types.ObjectId }>(UserSecurityModel, [
    { $match: { user: { $in: [...ids] } } },
    {
      $project: {
        ...{ _id: 0, user: 1 },
        loginAttempts: { $cond: [recent, { $ifNull: ['$loginAttempts', 0] }, 0] },
        lockedUntil: { $cond: [{ $gt: ['$lockedUntil', '$$NOW'] }, '$lockedUntil', null] },
      },
    },
  ]);
  const found = new Map(rows.map((row) => [row.user.toHexString(), row]));
  return ids.map((id) => found.get(id.toHexString()) ?? NOTHING);
});
