import { CoinTransactionModel, LedgerUnit } from '../../../models/billing/index.js';
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

/** What a ledger adds up to, all its units in one command. */
const balance = (path: string, unit: LedgerUnit): CounterSource => ({
  path,
  rows: [{ model: CoinTransactionModel, by: 'user', sum: 'amount', apart: 'unit' }],
  apart: unit,
  readOnly: true,
});

/** People: what they publish, who follows them, and what their ledger comes to. */
export const identityCounters: CountedCollection[] = [
  {
    model: UserModel as never,
    key: '_id',
    counters: [
      {
        path: 'stats.posts',
        // Reposts are no posts of one's own.
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
      // What is granted of these is no row: the rows add up to what is used, negated.
      ...Object.values(AiCreditKind).map((kind) => ({
        ...balance(`aiCredits.${kind}.used`, AI_UNITS[kind]),
        negated: true,
      })),
    ],
  },
];
