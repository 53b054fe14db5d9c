import type { Types } from 'mongoose';
import { FormerUsernameModel, type FormerUsername } from '../../models/identity/index.js';
import { batched, batchedBy } from '../factories.js';

/** Whoever had a name last that nobody has now; null when nobody had it. */
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

/** The names that people gave up, latest first. One can be given up a month, so they are never many. */
export const formerUsernames = batched<FormerUsername[]>('FormerUsername.of', async (ids, { roundTrip }) => {
  const rows = await roundTrip.ask<FormerUsername>(FormerUsernameModel, [
    { $match: { user: { $in: [...ids] } } },
    { $sort: { changedAt: -1 } },
  ]);
  return ids.map((id) => rows.filter((row) => row.user.equals(id)));
});
