import type { Types } from 'mongoose';
import { sharedNow } from '../../lib/clock.js';
import { MembershipModel, MembershipStatus } from '../../models/community/index.js';
import { batched } from '../factories.js';

const DAY_MS = 24 * 60 * 60 * 1000;

/** How many members of each group were active in the last 24 hours. */
export const activeMembers = batched<number>('Membership.active', async (groups, { roundTrip }) => {
  const since = new Date(sharedNow().getTime() - DAY_MS);
  const rows = await roundTrip.ask<{ _id: Types.ObjectId; count: number }>(MembershipModel, [
    { $match: { group: { $in: groups }, status: MembershipStatus.ACTIVE, lastActiveAt: { $gte: since } } },
    { $group: { _id: '$group', count: { $sum: 1 } } },
  ]);
  const found = new Map(rows.map(({ _id, count }) => [_id.toHexString(), count]));
  return groups.map((group) => found.get(group.toHexString()) ?? 0);
});
