import { ToolUseModel } from '../../../../models/marketplace/index.js';
import {
  FavoriteModel,
  FavoriteType,
  PointTransactionModel,
  UserAchievementModel,
} from '../../../../models/rewards/index.js';
import { defineRollup } from '../define.js';

/** Tools, favourites, points and achievements. */
export const toolRollups = [
  defineRollup({
    ...{ name: 'tools.uses', model: ToolUseModel, at: 'createdAt', by: { tool: '$tool' } },
    sums: {
      succeeded: { $cond: ['$success', 1, 0] },
      ms: '$durationMs',
      timed: { $cond: [{ $gt: ['$durationMs', null] }, 1, 0] },
    },
    uniques: { users: '$user' },
  }),
  defineRollup({
    ...{ name: 'tools.actions', model: ToolUseModel, at: 'createdAt' },
    by: { tool: '$tool', action: '$action' },
  }),
  defineRollup({
    ...{ name: 'favorites.types', model: FavoriteModel, at: 'addedAt', by: { type: '$itemType' } },
  }),
  defineRollup({
    ...{ name: 'favorites.items', model: FavoriteModel, at: 'addedAt' },
    // Nobody but its owner keeps a chat.
    match: { itemType: { $ne: FavoriteType.CHAT_SESSION } },
    by: { type: '$itemType', item: '$item' },
  }),
  defineRollup({
    ...{ name: 'rewards.points', model: PointTransactionModel, at: 'createdAt', by: { type: '$type' } },
    sums: { amount: '$amount' },
  }),
  defineRollup({
    ...{ name: 'rewards.achievements', model: UserAchievementModel, at: 'unlockedAt' },
    by: { achievement: '$achievement' },
  }),
];
