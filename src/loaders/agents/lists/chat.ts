import type { Types } from 'mongoose';
import {
  AIUsageModel,
  ChatFeedbackModel,
  ChatMessageModel,
  ChatSessionModel,
  ChatShareMessageModel,
  MOST_MESSAGES,
  type ChatFeedback,
  type ChatFeedbackCategory,
  type ChatMessageStatus,
  type ChatRole,
  type ChatSession,
  type ChatShareMessage,
} from '../../../models/agents/index.js';
import type { Range } from '../../../schema/page-args.js';
import type { Loaders } from '../../context.js';
import { typed } from '../../factories.js';
import { countRows, scan } from '../../scan.js';

/** A filter for a user's chats. */
export interface ChatsOf {
  user: Types.ObjectId;
  archived?: boolean | null;
  search?: string | null;
  agent?: Types.ObjectId | null;
  tag?: string | null;
}

const MOST_WORDS = 8;

function matchOf({ user, archived, search, agent, tag }: ChatsOf): Record<string, unknown> {
  const words =
    search
      ?.toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.slice(0, MOST_WORDS) ?? [];
  return {
    user,
    ...(archived == null ? {} : { isArchived: archived }),
    ...(agent ? { agent } : {}),
    ...(tag ? { tags: tag } : {}),
    // Words have letters and digits only, so they need no escape.
    ...(words.length > 0 ? { searchText: { $all: words.map((word) => new RegExp(`^${word}`)) } } : {}),
  };
}

/** One page of a user's chats, the latest first. */
export async function scanChats(loaders: Loaders, range: Range, of: ChatsOf): Promise<ChatSession[]> {
  const order = { field: 'lastMessageAt', direction: -1 } as const;
  const rows = await scan<ChatSession>(loaders, range, {
    model: ChatSessionModel,
    match: matchOf(of),
    order,
  });
  return rows.map((row) => typed('ChatSession', row));
}

/** Number of a user's chats. */
export const countChats = (loaders: Loaders, of: ChatsOf): Promise<number> =>
  countRows(loaders, { model: ChatSessionModel, match: matchOf(of) });

/** The fields of a message that the tree needs. */
export interface TreeRow {
  _id: Types.ObjectId;
  parent: Types.ObjectId | null;
  role: ChatRole;
  status: ChatMessageStatus;
}

/** All messages of a session, oldest first. A covered query: no document is read. */
export const scanTree = ({ scope }: Loaders, session: Types.ObjectId): Promise<TreeRow[]> =>
  scope.roundTrip.ask<TreeRow>(ChatMessageModel, [
    { $match: { session } },
    { $sort: { _id: 1 } },
    { $limit: MOST_MESSAGES },
    { $project: { parent: 1, role: 1, status: 1 } },
  ]);

/** One page of the messages of a shared chat, in the order of the branch. */
export const scanShared = (
  loaders: Loaders,
  range: Range,
  share: Types.ObjectId,
): Promise<ChatShareMessage[]> =>
  scan<ChatShareMessage>(loaders, range, {
    model: ChatShareMessageModel,
    match: { share },
    order: { field: 'place', direction: 1 },
  });

/** A filter for the feedback on an agent. */
export interface FeedbackOf {
  agent: Types.ObjectId;
  rating?: number | null;
  category?: ChatFeedbackCategory | null;
}

/** One page of the feedback on an agent, the latest first. */
export async function scanFeedback(
  loaders: Loaders,
  range: Range,
  { agent, rating, category }: FeedbackOf,
): Promise<ChatFeedback[]> {
  const rows = await scan<ChatFeedback>(loaders, range, {
    model: ChatFeedbackModel,
    match: { agent, ...(rating ? { rating } : {}), ...(category ? { categories: category } : {}) },
    order: { field: 'createdAt', direction: -1 },
  });
  return rows.map((row) => typed('ChatFeedback', row));
}

/** A user's usage of one agent on one day. */
export interface UsageRow {
  _id: { day: string; agent: Types.ObjectId | null };
  messages: number;
  prompt: number;
  completion: number;
  costMicros: number;
  credits: number;
}

/** A user's usage in a range, by local days and agents. */
export const sumUsage = (
  { scope }: Loaders,
  user: Types.ObjectId,
  { from, to, unit, zone }: { from: Date; to: Date; unit: string; zone: string },
): Promise<UsageRow[]> =>
  scope.roundTrip.ask<UsageRow>(AIUsageModel, [
    { $match: { user, at: { $gte: from, $lt: to } } },
    {
      $group: {
        _id: {
          day: {
            $dateToString: {
              date: { $dateTrunc: { date: '$at', unit, timezone: zone, startOfWeek: 'monday' } },
              format: '%Y-%m-%d',
              timezone: zone,
            },
          },
          agent: '$agent',
        },
        answers: { $addToSet: { $cond: [{ $eq: ['$purpose', 'chat'] }, '$message', null] } },
        prompt: { $sum: '$promptTokens' },
        completion: { $sum: '$completionTokens' },
        costMicros: { $sum: '$costMicros' },
        credits: { $sum: '$credits' },
      },
    },
    { $set: { messages: { $size: { $setDifference: ['$answers', [null]] } } } },
    { $unset: 'answers' },
    { $sort: { '_id.day': 1 } },
  ] as never);

/** Sums over all chats of a user. */
export interface ChatTotals {
  sessions: number;
  messages: number;
  tokens: number;
}

/** What the chats of a user add up to, out of the sums that each of them keeps. */
export async function sumChats({ scope }: Loaders, user: Types.ObjectId): Promise<ChatTotals> {
  const [totals] = await scope.roundTrip.ask<ChatTotals>(ChatSessionModel, [
    { $match: { user } },
    {
      $group: {
        _id: null,
        sessions: { $sum: 1 },
        messages: { $sum: '$stats.messages' },
        tokens: { $sum: '$stats.tokens' },
      },
    },
  ]);
  return totals ?? { sessions: 0, messages: 0, tokens: 0 };
}
