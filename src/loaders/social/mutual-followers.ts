import type { Types } from 'mongoose';
import { FollowModel, FollowStatus } from '../../models/social/index.js';
import { batched } from '../factories.js';

/** The number of the viewer's follows that are examined, latest first. */
export const MUTUAL_SAMPLE = 200;

/** Number of the viewer's followed users who follow each user. One command, bounded by the sample. */
export const mutualFollowers = batched<number>('Follow.mutual', async (keys, { viewer, roundTrip }) => {
  if (!viewer) return keys.map(() => 0);
  const rows = await roundTrip.ask<{ _id: Types.ObjectId; count: number }>(FollowModel, [
    { $match: { follower: viewer.id, status: FollowStatus.ACTIVE } },
    { $sort: { createdAt: -1, _id: -1 } },
    { $limit: MUTUAL_SAMPLE },
    {
      $lookup: {
        from: FollowModel.collection.name,
        localField: 'following',
        foreignField: 'follower',
        pipeline: [
          { $match: { following: { $in: keys }, status: FollowStatus.ACTIVE } },
          { $project: { _id: 0, following: 1 } },
        ],
        as: 'theirs',
      },
    },
    { $unwind: '$theirs' },
    { $group: { _id: '$theirs.following', count: { $sum: 1 } } },
  ]);
  const counts = new Map(rows.map(({ _id, count }) => [_id.toHexString(), count]));
  return keys.map((key) => counts.get(key.toHexString()) ?? 0);
});
