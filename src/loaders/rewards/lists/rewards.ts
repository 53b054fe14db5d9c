import type { Types } from 'mongoose';
import {
  AchievementModel,
  FavoriteModel,
  InventoryItemModel,
  LeaderboardEntryModel,
  PointTransactionModel,
  RewardDefinitionModel,
  RewardFrequency,
  RewardItemModel,
  UserAchievementModel,
  type Achievement,
  type Favorite,
  type InventoryItem,
  type LeaderboardEntry,
  type PointTransaction,
  type RewardDefinition,
  type RewardItem,
  type UserAchievement,
} from '../../../models/rewards/index.js';
import type { Range } from '../../../schema/page-args.js';
import type { Loaders } from '../../context.js';
import type { ListOrder } from '../../keyset.js';
import { countRows, scan, type ListRows } from '../../scan.js';

const BY_ORDER: ListOrder = { field: 'order', direction: 1 };
const NEWEST = (field: string): ListOrder => ({ field, direction: -1 });

interface List<T> {
  scan(loaders: Loaders, range: Range): Promise<T[]>;
  count(loaders: Loaders): Promise<number>;
}

const list = <T extends object>(rows: ListRows): List<T> => ({
  scan: (loaders, range) => scan<T>(loaders, range, rows),
  count: (loaders) => countRows(loaders, rows),
});

/** All achievements in their order, or those of a set of ids or without it. */
export const achievementList = (match: Record<string, unknown> = {}): List<Achievement> =>
  list({ model: AchievementModel, match, order: BY_ORDER });

/** The most achievements that one user can have. */
const MOST_ACHIEVEMENTS = 1_000;

/** The ids of the achievements that a user has unlocked. */
export async function unlockedIds({ scope }: Loaders, user: Types.ObjectId): Promise<Types.ObjectId[]> {
  const rows = await scope.roundTrip.ask<{ achievement: Types.ObjectId }>(UserAchievementModel, [
    { $match: { user } },
    { $limit: MOST_ACHIEVEMENTS },
    { $project: { achievement: 1 } },
  ]);
  return rows.map(({ achievement }) => achievement);
}

/** The rewards that are offered at a moment, in their order. */
export function offeredRewards({ scope }: Loaders, at: Date): Promise<RewardDefinition[]> {
  const within = (field: string, by: '$lte' | '$gt') => ({
    $or: [{ [field]: null }, { [field]: { [by]: at } }],
  });
  return scope.roundTrip.ask<RewardDefinition>(RewardDefinitionModel, [
    { $match: { isActive: true, $and: [within('startsAt', '$lte'), within('endsAt', '$gt')] } },
    { $sort: { order: 1 } },
    { $limit: 100 },
  ]);
}

/** The ids of the rewards that are claimed each day. */
export async function dailyRewards({ scope }: Loaders): Promise<Types.ObjectId[]> {
  const rows = await scope.roundTrip.ask<{ _id: Types.ObjectId }>(RewardDefinitionModel, [
    { $match: { frequency: RewardFrequency.DAILY } },
    { $project: { _id: 1 } },
  ]);
  return rows.map(({ _id }) => _id);
}

/** A user's unlocked achievements, newest first. */
export const userAchievementList = (user: Types.ObjectId): List<UserAchievement> =>
  list({ model: UserAchievementModel, match: { user }, order: NEWEST('unlockedAt') });

/** The items of the shop in their order. */
export const shopList = (match: Record<string, unknown>): List<RewardItem> =>
  list({ model: RewardItemModel, match: { ...match, offered: true }, order: BY_ORDER });

/** A user's items, newest first. */
export const inventoryList = (user: Types.ObjectId): List<InventoryItem> =>
  list({ model: InventoryItemModel, match: { user }, order: NEWEST('acquiredAt') });

/** A user's point transactions, newest first. */
export const pointList = (user: Types.ObjectId): List<PointTransaction> =>
  list({ model: PointTransactionModel, match: { user }, order: NEWEST('createdAt') });

/** The entries of a board's revision, by place. */
export const entryList = (board: Types.ObjectId, revision: number): List<LeaderboardEntry> =>
  list({ model: LeaderboardEntryModel, match: { board, revision }, order: { field: 'place', direction: 1 } });

/** A user's favorites, newest first. */
export const favoriteList = (match: Record<string, unknown>): List<Favorite> =>
  list({ model: FavoriteModel, match, order: NEWEST('addedAt') });

/** The categories of a user's favorites with their numbers, most first. */
export async function favoriteCategories(
  { scope }: Loaders,
  user: Types.ObjectId,
): Promise<{ name: string; count: number }[]> {
  return scope.roundTrip.ask<{ name: string; count: number }>(FavoriteModel, [
    { $match: { user, category: { $ne: null } } },
    { $group: { _id: '$category', count: { $sum: 1 } } },
    { $sort: { count: -1, _id: 1 } },
    { $limit: 100 },
    { $project: { _id: 0, name: '$_id', count: 1 } },
  ]);
}
