import { CoinTransactionModel, LedgerUnit } from '../../../models/billing/index.js';
import { CommunityPostModel } from '../../../models/community/index.js';
import { AiCreditKind, UserModel } from '../../../models/identity/index.js';
import {
  CommentModel,
  FollowModel,
  FollowStatus,
  LikeModel,
  LISTED,
  PostModel,
  PostViewDayModel,
} from '../../../models/social/index.js';
import { AI_UNITS } from '../../billing/index.js';
import type { CountedCollection, CounterSource } from './counted.js';

/** The sum of a ledger, all units in one command. */
const balance = (path: string, unit: LedgerUnit): CounterSource => ({
  path,
  rows: [{ model: CoinTransactionModel, by: 'user', sum: 'amount', apart: 'unit' }],
  apart: unit,
  readOnly: true,
});

/** Users' counters: posts, followers, and balances. */
export const identityCounters: CountedCollection[] = [
  {
    model: UserModel as never,
    key: '_id',
    counters: [
      {
        path: 'stats.posts',
        // Reposts don't count as posts.
        rows: [{ model: PostModel, by: 'author', match: { ...LISTED, repostOf: null } }],
      },
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
          { model: CommunityPostModel, by: 'author', through: { model: LikeModel, by: 'target' } },
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
      balance('coins', LedgerUnit.COINS),
      balance('credits.remaining', LedgerUnit.CREDITS),
      // Granted credits have no rows: the rows sum to the used ones, negated.
      ...Object.values(AiCreditKind).map((kind) => ({
        ...balance(`aiCredits.${kind}.used`, AI_UNITS[kind]),
        negated: true,
      })),
    ],
  },
];
