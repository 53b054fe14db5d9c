import type { Types } from 'mongoose';
import { ProfileVisibility, UserModel, UserStatus } from '../../../models/identity/index.js';
import { FollowModel, FollowStatus } from '../../../models/social/index.js';
import type { Loaders } from '../../context.js';
import { MUTUAL_SAMPLE } from '../mutual-followers.js';

/** The number of follows that are read of each followed user, latest first. */
const PER_PERSON = 100;
/** The most candidates of each kind. */
const MOST_CANDIDATES = 200;

/**
 * Suggested users: those followed by the viewer's followed users, most frequent first. Bounded: 200 of the viewer's
 * follows and 100 of each followed user are read.
 */
export async function scanFollowedByFollowed(
  loaders: Loaders,
  viewer: Types.ObjectId,
): Promise<Types.ObjectId[]> {
  const rows = await loaders.scope.roundTrip.ask<{ _id: Types.ObjectId }>(FollowModel, [
    { $match: { follower: viewer, status: FollowStatus.ACTIVE } },
    { $sort: { createdAt: -1, _id: -1 } },
    { $limit: MUTUAL_SAMPLE },
    {
      $lookup: {
        from: FollowModel.collection.name,
        localField: 'following',
        foreignField: 'follower',
        pipeline: [
          { $match: { status: FollowStatus.ACTIVE } },
          { $sort: { createdAt: -1, _id: -1 } },
          { $limit: PER_PERSON },
          { $project: { _id: 0, following: 1 } },
        ],
        as: 'theirs',
      },
    },
    { $unwind: '$theirs' },
    { $group: { _id: '$theirs.following', met: { $sum: 1 } } },
    { $sort: { met: -1, _id: -1 } },
    { $limit: MOST_CANDIDATES },
    { $project: { _id: 1 } },
  ]);
  return rows.map(({ _id }) => _id);
}

/** The public accounts with the most followers. */
export async function scanPopular(loaders: Loaders): Promise<Types.ObjectId[]> {
  const rows = await loaders.scope.roundTrip.ask<{ _id: Types.ObjectId }>(UserModel, [
    { $sort: { 'stats.followers': -1, _id: -1 } },
    { $limit: MOST_CANDIDATES },
    { $match: { status: UserStatus.ACTIVE, 'privacy.profileVisibility': ProfileVisibility.PUBLIC } },
    { $project: { _id: 1 } },
  ]);
  return rows.map(({ _id }) => _id);
}
