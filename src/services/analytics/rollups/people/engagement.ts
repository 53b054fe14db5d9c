import type { PipelineStage } from 'mongoose';
import { InsightSlotModel, SlotKind } from '../../../../models/analytics/index.js';
import { CommunityAudience, CommunityPostModel, LISTED_TOPICS } from '../../../../models/community/index.js';
import {
  Audience,
  CommentModel,
  FollowModel,
  FollowStatus,
  LikeModel,
  LISTED,
  PostModel,
  PostShareModel,
  SaveModel,
} from '../../../../models/social/index.js';
import { defineRollup, type RollupDefinition } from '../define.js';

/** Published posts and reposts, by the indexes of lists. */
const LISTED_POSTS = { ...LISTED, audience: { $in: Object.values(Audience) } };
/** The same without reposts, which have nothing of their own. */
export const POSTS = { ...LISTED_POSTS, repostOf: { $exists: false } };
/** Published community posts. */
export const TOPICS = { ...LISTED_TOPICS, audience: { $in: Object.values(CommunityAudience) } };
const unwindTags: PipelineStage[] = [{ $unwind: '$tags' }];

/** Reactions to messages are private. */
const PUBLIC_REACTIONS = { targetType: { $ne: 'Message' } };

/** The part of a key that tells reposts from posts. */
export const REPOST = 'repost';

/** What users of the whole platform did. */
export const engagementRollups = [
  defineRollup({
    name: 'engagement.posts',
    model: PostModel,
    at: 'createdAt',
    match: LISTED_POSTS,
    by: {
      category: '$category',
      visibility: '$visibility',
      kind: { $cond: [{ $ifNull: ['$repostOf', false] }, REPOST, 'post'] },
    },
  }),
  defineRollup({
    name: 'engagement.topics',
    model: CommunityPostModel,
    at: 'publishedAt',
    match: TOPICS,
    by: { type: '$type' },
  }),
  defineRollup({
    name: 'engagement.comments',
    model: CommentModel,
    at: 'createdAt',
    match: { deletedAt: null },
    by: { depth: '$depth' },
  }),
  defineRollup({
    name: 'engagement.reactions',
    model: LikeModel,
    at: 'createdAt',
    match: PUBLIC_REACTIONS,
    by: { reaction: '$reaction' },
  }),
  defineRollup({ name: 'engagement.shares', model: PostShareModel, at: 'createdAt' }),
  defineRollup({ name: 'engagement.saves', model: SaveModel, at: 'createdAt' }),
  defineRollup({
    name: 'engagement.follows',
    model: FollowModel,
    at: 'createdAt',
    match: { status: FollowStatus.ACTIVE },
  }),
  ...slots('engagement.post-views', SlotKind.POST_VIEWS),
  ...slots('engagement.topic-views', SlotKind.TOPIC_VIEWS),
  ...slots('engagement.story-views', SlotKind.STORY_VIEWS),
  ...slots('engagement.stories', SlotKind.STORIES, { visibility: { $arrayElemAt: ['$key', 0] } }),
  defineRollup({
    name: 'engagement.post-tags',
    model: PostModel,
    at: 'createdAt',
    match: POSTS,
    stages: unwindTags,
    by: { tag: '$tags' },
  }),
  defineRollup({
    name: 'engagement.topic-tags',
    model: CommunityPostModel,
    at: 'publishedAt',
    match: TOPICS,
    stages: unwindTags,
    by: { tag: '$tags' },
  }),
];

function slots(name: string, kind: SlotKind, by?: RollupDefinition['by']): RollupDefinition[] {
  const sums = { n: '$n' };
  return [
    defineRollup({ name, model: InsightSlotModel, at: 'at', match: { kind }, sums, ...(by ? { by } : {}) }),
  ];
}
