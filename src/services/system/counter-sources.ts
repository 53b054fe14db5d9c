import type { Model } from 'mongoose';
import { CoinTransactionModel, LedgerUnit } from '../../models/billing/index.js';
import { UserModel } from '../../models/identity/index.js';
import {
  CommentModel,
  FollowModel,
  FollowStatus,
  LikeModel,
  LikeTarget,
  PostModel,
  PostShareModel,
  PostStatus,
  PostViewDayModel,
  Reaction,
  SaveModel,
  TagModel,
} from '../../models/social/index.js';
import type { Rows } from './count-rows.js';

/** One counter and the rows that it must equal. */
export interface CounterSource {
  path: string;
  /** Rows of several kinds add up. */
  rows: Rows[];
  /** Which value of `apart` counts here. */
  apart?: string;
  /** Balances are shown but never changed: a wrong one is for a person to look into. */
  readOnly?: boolean;
}

/** The counters of one collection. */
export interface CountedCollection {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- models of all documents pass here
  model: Model<any>;
  /** What rows name a document by. */
  key: '_id' | 'name';
  counters: CounterSource[];
  /** Counters that follow from other counters of the same document. */
  derived?: Record<string, (values: (path: string) => number) => number>;
}

const PUBLISHED = { status: PostStatus.PUBLISHED, deletedAt: null };
const THERE = { deletedAt: null };

const likesOf = (targetType: LikeTarget): CounterSource[] => [
  { path: 'stats.likes', rows: [{ model: LikeModel, by: 'target', match: { targetType } }] },
  ...Object.values(Reaction).map((reaction) => ({
    path: `reactions.${reaction}`,
    rows: [{ model: LikeModel, by: 'target', match: { targetType }, apart: 'reaction' }],
    apart: reaction,
  })),
];

/** Every counter that is stored, by collection: the table that `npm run reconcile` goes through. */
export const COUNTED: CountedCollection[] = [
  {
    model: PostModel as never,
    key: '_id',
    counters: [
      ...likesOf(LikeTarget.POST),
      { path: 'stats.comments', rows: [{ model: CommentModel, by: 'target', match: THERE }] },
      { path: 'stats.shares', rows: [{ model: PostShareModel, by: 'post' }] },
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
    ],
  },
  {
    model: UserModel as never,
    key: '_id',
    counters: [
      { path: 'stats.posts', rows: [{ model: PostModel, by: 'author', match: PUBLISHED }] },
      {
        path: 'stats.followers',
        rows: [{ model: FollowModel, by: 'following', match: { status: FollowStatus.ACTIVE } }],
      },
      {
        path: 'stats.following',
        rows: [{ model: FollowModel, by: 'follower', match: { status: FollowStatus.ACTIVE } }],
      },
      {
        path: 'stats.likesReceived',
        rows: [
          { model: PostModel, by: 'author', through: { model: LikeModel, by: 'target' } },
          { model: CommentModel, by: 'author', through: { model: LikeModel, by: 'target' } },
        ],
      },
      {
        path: 'stats.views',
        rows: [
          {
            model: PostModel,
            by: 'author',
            through: { model: PostViewDayModel, by: 'post', sum: 'views' },
          },
        ],
      },
      {
        path: 'coins',
        rows: [{ model: CoinTransactionModel, by: 'user', match: { unit: LedgerUnit.COINS }, sum: 'amount' }],
        readOnly: true,
      },
      {
        path: 'credits.remaining',
        rows: [
          { model: CoinTransactionModel, by: 'user', match: { unit: LedgerUnit.CREDITS }, sum: 'amount' },
        ],
        readOnly: true,
      },
    ],
  },
  {
    model: TagModel as never,
    key: 'name',
    counters: [
      { path: 'usageCount', rows: [{ model: PostModel, by: 'tags', match: PUBLISHED, unwind: true }] },
    ],
  },
];
