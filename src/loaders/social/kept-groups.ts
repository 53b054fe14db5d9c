import type { PipelineStage, Types } from 'mongoose';
import {
  LISTED,
  LikeModel,
  LikeTarget,
  PostModel,
  SaveModel,
  type PostVisibility,
} from '../../models/social/index.js';
import { batched, type RequestScope } from '../factories.js';

/** Number of kept posts of one author and visibility, which is all that the rule needs. */
export interface KeptGroup {
  author: Types.ObjectId;
  visibility: PostVisibility;
  /** The collection of the saves. */
  collection: string | null;
  count: number;
  latest: Date;
}

/** A user's kept posts in groups, as far as they were counted. */
export interface KeptGroups {
  groups: KeptGroup[];
  /** Whether there are more; only the latest ones are counted. */
  more: boolean;
}

/** Only the latest rows are counted; a user with more gets no total. */
const MOST_COUNTED = 10_000;

/** The posts that users have reacted to. */
export const likedGroups = batched<KeptGroups>('Like.groups.user', (users, scope) =>
  Promise.all(
    users.map((user) =>
      group(scope, LikeModel, { user, targetType: LikeTarget.POST }, 'target', { $literal: null }),
    ),
  ),
);

/** The posts that users have saved, by collection. */
export const savedGroups = batched<KeptGroups>('Save.groups.user', (users, scope) =>
  Promise.all(users.map((user) => group(scope, SaveModel, { user }, 'post', '$collectionName'))),
);

/** Only requested for the viewer, so there is one user and one command. */
async function group(
  { roundTrip }: RequestScope,
  model: typeof LikeModel | typeof SaveModel,
  where: Record<string, unknown>,
  postField: string,
  collection: unknown,
): Promise<KeptGroups> {
  const pipeline: PipelineStage[] = [
    { $match: where },
    { $sort: { createdAt: -1, _id: -1 } },
    { $limit: MOST_COUNTED + 1 },
    { $lookup: { from: PostModel.collection.name, localField: postField, foreignField: '_id', as: 'post' } },
    {
      $project: {
        collection,
        createdAt: 1,
        post: { $arrayElemAt: ['$post', 0] },
      },
    },
    {
      $group: {
        _id: {
          author: '$post.author',
          visibility: '$post.visibility',
          listed: {
            $and: [
              { $eq: ['$post.status', LISTED.status] },
              { $eq: [{ $ifNull: ['$post.deletedAt', null] }, LISTED.deletedAt] },
            ],
          },
          collection: '$collection',
        },
        count: { $sum: 1 },
        latest: { $max: '$createdAt' },
      },
    },
  ];
  const rows = await roundTrip.ask<{
    _id: Omit<KeptGroup, 'count' | 'latest'> & { listed: boolean };
    count: number;
    latest: Date;
  }>(model, pipeline);
  const counted = rows.reduce((sum, row) => sum + row.count, 0);
  return {
    more: counted > MOST_COUNTED,
    groups: rows
      .filter(({ _id }) => _id.listed)
      .map(({ _id: { author, visibility, collection }, count, latest }) => ({
        author,
        visibility,
        collection,
        count,
        latest,
      })),
  };
}
