import type { Types } from 'mongoose';
import { FormerUsernameModel, type FormerUsername } from '../../models/identity/index.js';
import { batched, batchedBy } from '../factories.js';

/** The last owner of a username that is free now. Null if it never had one. */
export const formerOwner = batchedBy<string, Types.ObjectId | null>(
  'FormerUsername.owner',
  (key) => key,
  async (keys, { roundTrip }) => {
    const rows = await roundTrip.ask<{ _id: string; user: Types.ObjectId }>(FormerUsernameModel, [
      { $match: { usernameKey: { $in: [...keys] } } },
      { $sort: { usernameKey: 1, changedAt: -1 } },
      { $group: { _id: '$usernameKey', user: { $first: '$user' } } },
    ]);
    const found = new Map(rows.map((row) => [row._id, row.user]));
    return keys.map((key) => found.get(key) ?? null);
  },
);

/** A user's former usernames, latest first. At most one is given up per month, so they are few. */
export const formerUsernames = batched<FormerUsername[]>('FormerUsername.of', async (ids, { roundTrip }) => {
  const rows = await roundTrip.ask<FormerUsername>(FormerUsernameModel, [
    { $match: { user: { $in: [...ids] } } },
    { $sort: { changedAt: -1 } },
  ]);
  return ids.map((id) => rows.filter((row) => row.user.equals(id)));
});
