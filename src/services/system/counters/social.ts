import type { ClientSession, Types } from 'mongoose';
import { CommunityAudience, CommunityPostModel, LISTED_TOPICS } from '../../../models/community/index.js';
import {
  Audience,
  CommentModel,
  LikeModel,
  LikeTarget,
  LISTED,
  PostModel,
  PostShareModel,
  PostViewDayModel,
  PostViewModel,
  Reaction,
  SaveModel,
  StoryModel,
  StoryViewModel,
  TagModel,
  VIEW_WINDOW_MS,
} from '../../../models/social/index.js';
import type { CountedCollection, CounterDocument, CounterSource } from './counted.js';

/** Comments that count. */
const THERE = { deletedAt: null };

const likesOf = (targetType: LikeTarget): CounterSource[] => [
  { path: 'stats.likes', rows: [{ model: LikeModel, by: 'target', match: { targetType } }] },
  ...Object.values(Reaction).map((reaction) => ({
    path: `reactions.${reaction}`,
    rows: [{ model: LikeModel, by: 'target', match: { targetType }, apart: 'reaction' }],
    apart: reaction,
  })),
];

/** Views have rows only while their window is recent; older counts cannot be recomputed. */
const YOUNG_WINDOWS = { where: () => ({ window: { $gt: new Date(Date.now() - VIEW_WINDOW_MS) } }) };

async function countViews(
  days: readonly CounterDocument[],
  session: ClientSession,
): Promise<Map<string, number>> {
  const found = await PostViewModel.collection
    .aggregate<{ _id: { post: Types.ObjectId; window: Date }; n: number }>(
      [
        { $match: { post: { $in: days.map((day) => day['post']) } } },
        { $group: { _id: { post: '$post', window: '$window' }, n: { $sum: 1 } } },
      ],
      { session },
    )
    .toArray();
  const keyOf = (post: unknown, window: unknown): string => `${String(post)}${Number(window)}`;
  const counted = new Map(found.map(({ _id, n }) => [keyOf(_id.post, _id.window), n]));
  return new Map(days.map((day) => [String(day._id), counted.get(keyOf(day['post'], day['window'])) ?? 0]));
}

/** Posts and their counters. Views by day come first, because the sums of posts are repaired from them. */
export const socialCounters: CountedCollection[] = [
  {
    model: PostViewDayModel as never,
    ...YOUNG_WINDOWS,
    key: '_id',
    counters: [{ path: 'views', rows: [], count: countViews }],
    fields: ['post', 'window'],
  },
  {
    model: PostModel as never,
    key: '_id',
    counters: [
      ...likesOf(LikeTarget.POST),
      { path: 'stats.comments', rows: [{ model: CommentModel, by: 'target', match: THERE }] },
      {
        path: 'stats.threads',
        rows: [{ model: CommentModel, by: 'target', match: { ...THERE, parent: null } }],
      },
      { path: 'stats.shares', rows: [{ model: PostShareModel, by: 'post' }] },
      { path: 'stats.reposts', rows: [{ model: PostModel, by: 'repostOf', match: LISTED }] },
      { path: 'stats.quotes', rows: [{ model: PostModel, by: 'quoteOf', match: LISTED }] },
      { path: 'stats.saves', rows: [{ model: SaveModel, by: 'post' }] },
      { path: 'stats.views', rows: [{ model: PostViewDayModel, by: 'post', sum: 'views' }] },
    ],
    derived: {
      score: (value) =>
        20 * value('stats.likes') +
        30 * value('stats.comments') +
        50 * value('stats.shares') +
        value('stats.views'),
    },
  },
  {
    model: CommentModel as never,
    key: '_id',
    counters: [
      ...likesOf(LikeTarget.COMMENT),
      { path: 'stats.replies', rows: [{ model: CommentModel, by: 'parent', match: THERE }] },
      { path: 'stats.children', rows: [{ model: CommentModel, by: 'parent' }] },
    ],
  },
  {
    model: TagModel as never,
    key: 'name',
    counters: [
      {
        path: 'usageCount',
        rows: [
          { model: PostModel, by: 'tags', match: { ...LISTED, audience: Audience.PUBLIC }, unwind: true },
          {
            model: CommunityPostModel,
            by: 'tags',
            match: { ...LISTED_TOPICS, audience: CommunityAudience.PUBLIC },
            unwind: true,
          },
        ],
      },
    ],
  },
  {
    model: StoryModel as never,
    // Views are removed after a story's expiry; its number stays if the story is in a highlight.
    where: () => ({ expiresAt: { $gt: new Date() } }),
    key: '_id',
    counters: [{ path: 'viewsCount', rows: [{ model: StoryViewModel, by: 'story' }] }],
  },
];
