import type { Types } from 'mongoose';
import { FollowModel, FollowStatus, type Follow } from '../../../models/social/index.js';
import type { Range } from '../../../schema/page-args.js';
import type { Loaders } from '../../context.js';
import { keyset, type ListOrder } from '../../keyset.js';

/** Latest first. */
const BY_TIME: ListOrder = { field: 'createdAt', direction: -1 };

/** Which follows: those of a person, or those to a person. */
export type FollowsOf = { follower: Types.ObjectId } | { following: Types.ObjectId };

/** One page of follows that hold, or of requests that wait. */
export function scanFollows(
  loaders: Loaders,
  range: Range,
  of: FollowsOf,
  status = FollowStatus.ACTIVE,
): Promise<Follow[]> {
  const { where, sort, limit } = keyset(BY_TIME, range);
  return loaders.scope.roundTrip.ask<Follow>(FollowModel, [
    { $match: { ...of, status, ...where } },
    { $sort: sort },
    { $limit: limit },
  ]);
}

/** Whom a person follows, all of them. */
export async function followedBy(loaders: Loaders, follower: Types.ObjectId): Promise<Types.ObjectId[]> {
  const rows = await loaders.scope.roundTrip.ask<Pick<Follow, 'following'>>(FollowModel, [
    { $match: { follower, status: FollowStatus.ACTIVE } },
    { $project: { _id: 0, following: 1 } },
  ]);
  return rows.map((row) => row.following);
}

/** How many people began to follow this one since a moment. */
export function countNewFollowers(loaders: Loaders, following: Types.ObjectId, since: Date): Promise<number> {
  return count(loaders, { following, status: FollowStatus.ACTIVE, createdAt: { $gte: since } });
}

/** How many ask to follow this one. */
export function countFollowRequests(loaders: Loaders, following: Types.ObjectId): Promise<number> {
  return count(loaders, { following, status: FollowStatus.REQUESTED });
}

async function count(loaders: Loaders, where: Record<string, unknown>): Promise<number> {
  const [row] = await loaders.scope.roundTrip.ask<{ count: number }>(FollowModel, [
    { $match: where },
    { $count: 'count' },
  ]);
  return row?.count ?? 0;
}
