import { Types, type Model, type PipelineStage } from 'mongoose';
import mongoose from 'mongoose';
import { periodOf } from '../../lib/civil-time.js';
import { sharedNow } from '../../lib/clock.js';
import { UserModel, UserStatus } from '../../models/identity/index.js';
import { MessageModel } from '../../models/messaging/index.js';
import {
  LeaderboardCategory,
  LeaderboardEntryModel,
  LeaderboardModel,
  LeaderboardPeriod,
  LeaderboardTrend,
  PointTransactionModel,
  PointTransactionType,
  UserAchievementModel,
  UserRewardsModel,
  type Leaderboard,
  type LeaderboardEntry,
} from '../../models/rewards/index.js';

/** Boards are made anew so often. */
export const BOARD_MS = 5 * 60 * 1_000;
/** The most places of a board; participants are counted in full. */
const MOST_PLACES = 1_000;

const UNITS = {
  [LeaderboardPeriod.DAILY]: 'day',
  [LeaderboardPeriod.WEEKLY]: 'week',
  [LeaderboardPeriod.MONTHLY]: 'month',
} as const;

interface Span {
  key: string;
  start: Date | null;
  end: Date | null;
}

/** The period of a board that a moment is in. */
export function spanOf(period: LeaderboardPeriod, at: Date): Span {
  if (period === LeaderboardPeriod.ALL_TIME) return { key: 'all', start: null, end: null };
  const { start, end } = periodOf(at, UNITS[period], 'utc');
  return { key: start.toISOString().slice(0, 10), start, end };
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- models of all documents pass here
type AnyModel = Pick<Model<any>, 'collection'>;

interface Score {
  _id: Types.ObjectId;
  score: number;
}

const between = (field: string, { start, end }: Span): Record<string, unknown> =>
  start && end ? { [field]: { $gte: start, $lt: end } } : {};

const grouped = async (model: AnyModel, match: object, by: string, sum: unknown): Promise<Score[]> =>
  model.collection
    .aggregate<Score>([
      { $match: match },
      { $group: { _id: `$${by}`, score: { $sum: sum } } },
      { $match: { score: { $gt: 0 } } },
    ] as PipelineStage[])
    .toArray();

/** Points that count: what is earned, not what is spent or refunded. */
const EARNED = [PointTransactionType.EARN, PointTransactionType.BONUS, PointTransactionType.EVENT];

/** The scores of each category in a span, from the rows. */
const SCORES: Record<LeaderboardCategory, (span: Span) => Promise<Score[]>> = {
  [LeaderboardCategory.POINTS]: (span) =>
    grouped(
      PointTransactionModel,
      { type: { $in: EARNED }, ...between('createdAt', span) },
      'user',
      '$amount',
    ),
  [LeaderboardCategory.ACHIEVEMENTS]: (span) =>
    grouped(UserAchievementModel, between('unlockedAt', span), 'user', 1),
  [LeaderboardCategory.STREAK]: ({ start, end }) => {
    const days =
      start && end
        ? {
            'streak.lastDay': { $gte: start.toISOString().slice(0, 10), $lt: end.toISOString().slice(0, 10) },
          }
        : {};
    return grouped(UserRewardsModel, days, '_id', start ? '$streak.days' : '$streak.longest');
  },
  [LeaderboardCategory.MESSAGES]: (span) =>
    grouped(MessageModel, { deletedAt: null, ...between('createdAt', span) }, 'author', 1),
  [LeaderboardCategory.TOKENS]: (span) =>
    grouped(
      { collection: mongoose.connection.collection('chat_interactions') } as never,
      between('createdAt', span),
      'user',
      { $add: ['$promptTokens', '$completionTokens'] },
    ),
};

/**
 * Ranks scores: highest first, equal scores share a rank and the next ranks are skipped ("1224"). Among equals the order of
 * the list is by user id, so that it is stable.
 */
export function ranked(scores: readonly Score[]): (Score & { rank: number; place: number })[] {
  const sorted = [...scores].sort((a, b) => b.score - a.score || (String(a._id) < String(b._id) ? -1 : 1));
  let rank = 0;
  return sorted.map((one, index) => {
    if (index === 0 || one.score !== sorted[index - 1]!.score) rank = index + 1;
    return { ...one, rank, place: index + 1 };
  });
}

/** Makes one board anew as a new revision, and removes the old one. Running it again gives the same board. */
export async function makeLeaderboard(
  category: LeaderboardCategory,
  period: LeaderboardPeriod,
  at: Date,
): Promise<void> {
  const span = spanOf(period, at);
  const now = sharedNow();
  const closed = span.end !== null && span.end <= now;
  const key = { category, period, key: span.key };
  const before = await LeaderboardModel.findOne(key).lean<Leaderboard>();
  if (before?.closed) return;
  const board = before?._id ?? new Types.ObjectId();
  const revision = (before?.revision ?? 0) + 1;
  const scores = await living(await SCORES[category](span));
  const places = ranked(scores).slice(0, MOST_PLACES);
  const old = await LeaderboardEntryModel.find({ board, revision: revision - 1 }).lean<LeaderboardEntry[]>();
  const ranks = new Map(old.map(({ user, rank }) => [String(user), rank]));
  // A run that was cut off may have left entries of this revision.
  await LeaderboardEntryModel.deleteMany({ board, revision });
  if (places.length > 0)
    await LeaderboardEntryModel.collection.insertMany(
      places.map(({ _id: user, score, rank, place }) => {
        const change = (ranks.get(String(user)) ?? rank) - rank;
        const trend =
          change > 0 ? LeaderboardTrend.UP : change < 0 ? LeaderboardTrend.DOWN : LeaderboardTrend.SAME;
        return { board, revision, user, score, rank, place, change, trend };
      }) as never,
    );
  await LeaderboardModel.collection.updateOne(
    key,
    {
      $set: {
        ...{ revision, closed, participants: scores.length, updatedAt: now },
        nextUpdateAt: new Date(now.getTime() + BOARD_MS),
      },
      $setOnInsert: { _id: board },
    },
    { upsert: true },
  );
  await LeaderboardEntryModel.deleteMany({ board, revision: { $lt: revision } });
}

/** Only accounts in use are ranked. */
async function living(scores: readonly Score[]): Promise<Score[]> {
  const ids = scores.map(({ _id }) => _id);
  const rows = await UserModel.find(
    { _id: { $in: ids }, status: UserStatus.ACTIVE, deletedAt: null },
    { _id: 1 },
  ).lean();
  const active = new Set(rows.map(({ _id }) => String(_id)));
  return scores.filter(({ _id }) => active.has(String(_id)));
}

/** Makes all boards: those of the current periods, and the last ones of periods that ended since. */
export async function makeLeaderboards({ signal }: { signal?: AbortSignal } = {}): Promise<void> {
  const now = sharedNow();
  const ended = await LeaderboardModel.find({
    closed: false,
    period: { $ne: LeaderboardPeriod.ALL_TIME },
  }).lean<Leaderboard[]>();
  for (const { category, period, key } of ended) {
    if (signal?.aborted) return;
    if (key !== spanOf(period, now).key)
      await makeLeaderboard(category, period, new Date(`${key}T00:00:00Z`));
  }
  for (const category of Object.values(LeaderboardCategory))
    for (const period of Object.values(LeaderboardPeriod)) {
      if (signal?.aborted) return;
      await makeLeaderboard(category, period, now);
    }
}
