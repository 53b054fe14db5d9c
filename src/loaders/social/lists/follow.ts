import type { Types } from 'mongoose';
import { FollowModel, FollowStatus, type Follow } from '../../../models/social/index.js';
import type { Range } from '../../../schema/page-args.js';
import { typed } from '../../factories.js';
import { keyset, type ListOrder } from '../../keyset.js';

/** Latest first. */
const BY_TIME: ListOrder = { field: 'createdAt', direction: -1 };

/** Which follows: those of a person, or those to a person. */
export type FollowsOf = { follower: Types.ObjectId } | { following: Types.ObjectId };

/** One page of follows that hold, or of requests that wait. */
export async function scanFollows(
  range: Range,
  of: FollowsOf,
  status = FollowStatus.ACTIVE,
): Promise<Follow[]> {
  const { where, sort, limit } = keyset(BY_TIME, range);
  const rows = await FollowModel.find({ ...of, status, ...where })
    .sort(sort)
    .limit(limit)
    .lean<Follow[]>();
  return rows.map((row) => typed('FollowRequest', row));
}

/** How many people began to follow this one since a moment. */
export function countNewFollowers(following: Types.ObjectId, since: Date): Promise<number> {
  return FollowModel.countDocuments({ following, status: FollowStatus.ACTIVE, createdAt: { $gte: since } });
}

/** How many ask to follow this one. */
export function countFollowRequests(following: Types.ObjectId): Promise<number> {
  return FollowModel.countDocuments({ following, status: FollowStatus.REQUESTED });
}
