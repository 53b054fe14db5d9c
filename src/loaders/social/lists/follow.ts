import type { Types } from 'mongoose';
import { FollowModel, FollowStatus, type Follow } from '../../../models/social/index.js';
import type { Range } from '../../../schema/page-args.js';
import type { Loaders } from '../../context.js';
import type { ListOrder } from '../../keyset.js';
import { countRows, scan } from '../../scan.js';

/** Latest first. */
const BY_TIME: ListOrder = { field: 'createdAt', direction: -1 };

/** A filter for follows: by follower, or by followed user. */
export type FollowsOf = { follower: Types.ObjectId } | { following: Types.ObjectId };

/** One page of active follows, or of pending requests. */
export function scanFollows(
  loaders: Loaders,
  range: Range,
  of: FollowsOf,
  status = FollowStatus.ACTIVE,
): Promise<Follow[]> {
  return scan<Follow>(loaders, range, { model: FollowModel, match: { ...of, status }, order: BY_TIME });
}

/** All users that a user follows. */
export async function followedBy(loaders: Loaders, follower: Types.ObjectId): Promise<Types.ObjectId[]> {
  const rows = await loaders.scope.roundTrip.ask<Pick<Follow, 'following'>>(FollowModel, [
    { $match: { follower, status: FollowStatus.ACTIVE } },
    { $project: { _id: 0, following: 1 } },
  ]);
  return rows.map((row) => row.following);
}

/** Number of new followers of a user since a time. */
export function countNewFollowers(loaders: Loaders, following: Types.ObjectId, since: Date): Promise<number> {
  const match = { following, status: FollowStatus.ACTIVE, createdAt: { $gte: since } };
  return countRows(loaders, { model: FollowModel, match });
}

/** Number of pending follow requests to a user. */
export function countFollowRequests(loaders: Loaders, following: Types.ObjectId): Promise<number> {
  return countRows(loaders, { model: FollowModel, match: { following, status: FollowStatus.REQUESTED } });
}
