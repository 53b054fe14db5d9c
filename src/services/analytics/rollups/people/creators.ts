import type { PipelineStage } from 'mongoose';
import type { AnyModel } from '../../../../lib/exchange/index.js';
import { InsightSlotModel, SlotKind } from '../../../../models/analytics/index.js';
import {
  CommentModel,
  FollowModel,
  FollowStatus,
  LikeModel,
  PostModel,
  PostShareModel,
  SaveModel,
} from '../../../../models/social/index.js';
import { defineRollup, type RollupDefinition } from '../define.js';
import { POSTS } from './engagement.js';

/** The author of the post that a field names, as `owner`. Rows of no post of a user go. */
const withAuthor = (field: string): PipelineStage[] => [
  {
    $lookup: {
      from: PostModel.collection.name,
      localField: field,
      foreignField: '_id',
      pipeline: [{ $project: { author: 1 } }],
      as: 'its',
    },
  },
  { $set: { owner: { $first: '$its.author' } } },
  { $match: { owner: { $exists: true } } },
];

/** What was done to posts: by author and post. What authors do themselves is left out. */
function ofPosts(
  name: string,
  model: AnyModel,
  { post, user, match }: { post: string; user: string; match?: Record<string, unknown> },
): RollupDefinition {
  return defineRollup({
    ...{ name, model, at: 'createdAt', ...(match ? { match } : {}) },
    stages: [...withAuthor(post), { $match: { $expr: { $ne: [`$${user}`, '$owner'] } } }],
    by: { author: '$owner', post: `$${post}` },
  });
}

const SLOT_POST = { $toObjectId: { $arrayElemAt: ['$key', 0] } };
const viewedPost: PipelineStage[] = [{ $set: { target: SLOT_POST } }, ...withAuthor('target')];

/** What authors published and what others did to it. The key begins with the author. */
export const creatorRollups = [
  defineRollup({
    name: 'creators.posts',
    model: PostModel,
    at: 'createdAt',
    match: POSTS,
    by: { author: '$author' },
  }),
  ofPosts('creators.reactions', LikeModel, { post: 'target', user: 'user', match: { targetType: 'Post' } }),
  ofPosts('creators.comments', CommentModel, {
    ...{ post: 'target', user: 'author' },
    match: { targetType: 'Post', deletedAt: null },
  }),
  ofPosts('creators.shares', PostShareModel, { post: 'post', user: 'user' }),
  ofPosts('creators.saves', SaveModel, { post: 'post', user: 'user' }),
  defineRollup({
    name: 'creators.views',
    model: InsightSlotModel,
    at: 'at',
    match: { kind: SlotKind.POST_VIEWS },
    stages: viewedPost,
    by: { author: '$owner', post: '$target' },
    sums: { n: '$n' },
  }),
  defineRollup({
    name: 'creators.audience',
    model: InsightSlotModel,
    at: 'at',
    match: { kind: SlotKind.POST_VIEWS },
    stages: viewedPost,
    by: { author: '$owner', country: { $arrayElemAt: ['$key', 1] } },
    sums: { n: '$n' },
  }),
  defineRollup({
    name: 'creators.followers',
    model: FollowModel,
    at: 'createdAt',
    match: { status: FollowStatus.ACTIVE },
    by: { following: '$following' },
  }),
];
