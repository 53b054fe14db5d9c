import type { Types } from 'mongoose';
import {
  Audience,
  FollowModel,
  FollowStatus,
  LISTED,
  PostModel,
  TimelineEntryModel,
} from '../../../models/social/index.js';

type ObjectId = Types.ObjectId;

/** Majority reads, so that a failover does not revert what was sent to clients. */
const SURE = { readConcern: { level: 'majority' } } as const;

/**
 * The publication time of the newest post by others in each of these home feeds: pushed posts, and those of users
 * with large audiences, who are queried once for all followers. Two commands for any number of feeds.
 */
export async function newestInFeeds(owners: readonly ObjectId[]): Promise<Map<string, Date>> {
  const [pushed, large] = await Promise.all([newestPushed(owners), newestOfLarge(owners)]);
  for (const [owner, at] of large) if (at > (pushed.get(owner) ?? NEVER)) pushed.set(owner, at);
  return pushed;
}

const NEVER = new Date(0);

async function newestPushed(owners: readonly ObjectId[]): Promise<Map<string, Date>> {
  const rows = await TimelineEntryModel.collection
    .aggregate<{ _id: ObjectId; newest: { at: Date }[] }>(
      [
        // A pipeline must start from a collection; one document is enough to carry the owners.
        { $limit: 1 },
        { $project: { _id: 0, owners: { $literal: owners } } },
        { $unwind: '$owners' },
        { $project: { _id: '$owners' } },
        {
          $lookup: {
            from: TimelineEntryModel.collection.collectionName,
            localField: '_id',
            foreignField: 'owner',
            let: { owner: '$_id' },
            pipeline: [
              { $sort: { at: -1, post: -1 } },
              { $match: { $expr: { $ne: ['$author', '$$owner'] } } },
              { $limit: 1 },
              { $project: { _id: 0, at: 1 } },
            ],
            as: 'newest',
          },
        },
      ],
      SURE,
    )
    .toArray();
  return new Map(rows.flatMap(({ _id, newest: [entry] }) => (entry ? [[_id.toHexString(), entry.at]] : [])));
}

/** The newest post of each owner's followed users with large audiences. */
async function newestOfLarge(owners: readonly ObjectId[]): Promise<Map<string, Date>> {
  const rows = await FollowModel.collection
    .aggregate<{ _id: ObjectId; followers: ObjectId[]; newest: { createdAt: Date }[] }>(
      [
        { $match: { follower: { $in: [...owners] }, large: true, status: FollowStatus.ACTIVE } },
        { $group: { _id: '$following', followers: { $push: '$follower' } } },
        {
          $lookup: {
            from: PostModel.collection.collectionName,
            localField: '_id',
            foreignField: 'author',
            pipeline: [
              {
                $match: {
                  ...LISTED,
                  audience: { $in: [Audience.PUBLIC, Audience.FOLLOWERS, Audience.FRIENDS] },
                },
              },
              { $sort: { createdAt: -1, _id: -1 } },
              { $limit: 1 },
              { $project: { _id: 0, createdAt: 1 } },
            ],
            as: 'newest',
          },
        },
      ],
      SURE,
    )
    .toArray();
  const newest = new Map<string, Date>();
  for (const {
    followers,
    newest: [post],
  } of rows)
    for (const follower of post ? followers : []) {
      const key = follower.toHexString();
      if (post!.createdAt > (newest.get(key) ?? NEVER)) newest.set(key, post!.createdAt);
    }
  return newest;
}
