import type { ClientSession, Model, Types } from 'mongoose';
import { MESSAGING_LANE, NOTIFICATIONS_LANE } from '../../events/settled.js';
import { countUnread } from '../../loaders/messaging/count-unread.js';
import { CoinTransactionModel, LedgerUnit } from '../../models/billing/index.js';
import { ModerationCaseModel, ReportModel, ReportReason } from '../../models/community/index.js';
import { AiCreditKind, UserModel } from '../../models/identity/index.js';
import {
  ConversationHeadModel,
  ConversationMemberModel,
  InboxEntryModel,
  MemberState,
  RECEIVING,
  type ConversationMember,
  type InboxEntry,
} from '../../models/messaging/index.js';
import {
  CommentModel,
  FollowModel,
  FollowStatus,
  LikeModel,
  LikeTarget,
  NotificationActorModel,
  NotificationCounterModel,
  NotificationModel,
  PostModel,
  PostShareModel,
  PostStatus,
  PostViewDayModel,
  PostViewModel,
  Reaction,
  SaveModel,
  StoryModel,
  StoryViewModel,
  TagModel,
  VIEW_WINDOW_MS,
} from '../../models/social/index.js';
import { AI_UNITS } from '../billing/index.js';
import type { Rows } from './count-rows.js';

/** A document as far as its counters are concerned. */
export type CounterDocument = { _id: Types.ObjectId } & Record<string, unknown>;

/** One counter and the rows that it must equal. */
export interface CounterSource {
  path: string;
  /** Rows of several kinds add up. */
  rows: Rows[];
  /** For what no table row can say: the numbers by id. */
  count?: (documents: readonly CounterDocument[], session: ClientSession) => Promise<Map<string, number>>;
  /** Which value of `apart` counts here. */
  apart?: string;
  /** The rows add up to the counter negated. */
  negated?: boolean;
  /** Balances are shown but never changed: a wrong one is for a person to look into. */
  readOnly?: boolean;
}

/** The counters of one collection. */
export interface CountedCollection {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- models of all documents pass here
  model: Model<any>;
  /** Which of its documents are checked; all unless told. */
  where?: () => Record<string, unknown>;
  /** The lane that folds them; that of the counters unless told. */
  lane?: string;
  /** What rows name a document by. */
  key: '_id' | 'name';
  counters: CounterSource[];
  /** Further fields that counting needs. */
  fields?: string[];
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

/** What a ledger adds up to, all its units in one command. */
const balance = (path: string, unit: LedgerUnit): CounterSource => ({
  path,
  rows: [{ model: CoinTransactionModel, by: 'user', sum: 'amount', apart: 'unit' }],
  apart: unit,
  readOnly: true,
});

/** Views are rows only while their window is young: older days are the last word on themselves. */
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

/** How many people are behind each notification: whoever did several things for it counts once. */
async function countActors(
  notifications: readonly CounterDocument[],
  session: ClientSession,
): Promise<Map<string, number>> {
  const found = await NotificationActorModel.collection
    .aggregate<{ _id: Types.ObjectId; n: number }>(
      [
        { $match: { notification: { $in: notifications.map(({ _id }) => _id) } } },
        { $group: { _id: { notification: '$notification', actor: '$actor' } } },
        { $group: { _id: '$_id.notification', n: { $sum: 1 } } },
      ],
      { session },
    )
    .toArray();
  const counted = new Map(found.map(({ _id, n }) => [String(_id), n]));
  return new Map(notifications.map(({ _id }) => [String(_id), counted.get(String(_id)) ?? 0]));
}

/** What people have not read, from the messages themselves, as far as the lane has come. */
async function countInboxes(
  documents: readonly CounterDocument[],
  session: ClientSession,
): Promise<Map<string, number>> {
  const counted = new Map<string, number>();
  for (const { _id, user, conversation, seq: upTo, readSeq } of documents as unknown as InboxEntry[]) {
    const member = await ConversationMemberModel.collection.findOne<ConversationMember>(
      { user, conversation, state: { $in: [...RECEIVING] } },
      { session, projection: { clearedSeq: 1 } },
    );
    const behind = Math.max(readSeq, member?.clearedSeq ?? 0);
    const unread = member ? await countUnread({ user, conversation, behind, upTo }, session) : 0;
    counted.set(String(_id), unread);
  }
  return counted;
}

/** Every counter that is stored, by collection: the table that `npm run reconcile` goes through. */
export const COUNTED: CountedCollection[] = [
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
      { path: 'stats.reposts', rows: [{ model: PostModel, by: 'repostOf', match: PUBLISHED }] },
      { path: 'stats.quotes', rows: [{ model: PostModel, by: 'quoteOf', match: PUBLISHED }] },
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
    model: UserModel as never,
    key: '_id',
    counters: [
      {
        path: 'stats.posts',
        // Reposts are no posts of one's own.
        rows: [{ model: PostModel, by: 'author', match: { ...PUBLISHED, repostOf: null } }],
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
  {
    model: TagModel as never,
    key: 'name',
    counters: [
      { path: 'usageCount', rows: [{ model: PostModel, by: 'tags', match: PUBLISHED, unwind: true }] },
    ],
  },
  {
    model: StoryModel as never,
    // Who has seen a story is forgotten after its day; the number stays where a highlight keeps the story.
    where: () => ({ expiresAt: { $gt: new Date() } }),
    key: '_id',
    counters: [{ path: 'viewsCount', rows: [{ model: StoryViewModel, by: 'story' }] }],
  },
  {
    model: ModerationCaseModel as never,
    key: '_id',
    counters: [
      { path: 'reportCount', rows: [{ model: ReportModel, by: 'case' }] },
      ...Object.values(ReportReason).map((reason) => ({
        path: `reasonCounts.${reason}`,
        rows: [{ model: ReportModel, by: 'case', apart: 'reason' }],
        apart: reason,
      })),
    ],
  },
  {
    model: NotificationCounterModel as never,
    lane: NOTIFICATIONS_LANE,
    key: '_id',
    counters: [
      { path: 'unread', rows: [{ model: NotificationModel, by: 'recipient', match: { read: false } }] },
    ],
  },
  {
    model: NotificationModel as never,
    lane: NOTIFICATIONS_LANE,
    // Those that were read go by themselves, and so do the rows behind them, not in the same moment.
    where: () => ({ read: false }),
    key: '_id',
    counters: [{ path: 'actorCount', rows: [], count: countActors }],
  },
  {
    model: InboxEntryModel as never,
    lane: MESSAGING_LANE,
    key: '_id',
    counters: [{ path: 'unread', rows: [], count: countInboxes }],
    fields: ['user', 'conversation', 'seq', 'readSeq'],
  },
  {
    model: ConversationHeadModel as never,
    lane: MESSAGING_LANE,
    key: '_id',
    counters: [
      {
        path: 'members',
        rows: [
          {
            model: ConversationMemberModel,
            by: 'conversation',
            match: { state: { $in: [...RECEIVING, MemberState.DECLINED] } },
          },
        ],
      },
    ],
  },
];
