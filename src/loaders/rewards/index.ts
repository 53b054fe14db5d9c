import {
  AchievementModel,
  FavoriteModel,
  InventoryItemModel,
  PointTransactionModel,
  RewardClaimModel,
  RewardDefinitionModel,
  RewardItemModel,
  UserAchievementModel,
  UserRewardsModel,
  type Achievement,
  type Favorite,
  type InventoryItem,
  type PointTransaction,
  type RewardClaim,
  type RewardDefinition,
  type RewardItem,
  type UserAchievement,
  type UserRewards,
} from '../../models/rewards/index.js';
import { byId, byKey, viewerRelation } from '../factories.js';
import { viewerMetrics } from './viewer-metrics.js';

/** Loaders of achievements, points, shop, leaderboards and favourites. */
export const rewardsLoaders = {
  achievement: byId<Achievement>(AchievementModel),
  rewardDefinition: byId<RewardDefinition>(RewardDefinitionModel),
  rewardByCode: byKey<string, RewardDefinition>(RewardDefinitionModel, 'code'),
  achievementByCode: byKey<string, Achievement>(AchievementModel, 'code'),
  rewardItem: byId<RewardItem>(RewardItemModel),
  pointTransaction: byId<PointTransaction>(PointTransactionModel),
  userRewards: byId<UserRewards>(UserRewardsModel),
  favorite: byId<Favorite>(FavoriteModel),
  /** The viewer's favorite, by the id of the item, of any type. */
  viewerFavorite: viewerRelation<Favorite>(FavoriteModel, { viewer: 'user', key: 'item' }),
  viewerAchievement: viewerRelation<UserAchievement>(UserAchievementModel, {
    viewer: 'user',
    key: 'achievement',
  }),
  viewerInventory: viewerRelation<InventoryItem>(InventoryItemModel, { viewer: 'user', key: 'item' }),
  viewerClaim: viewerRelation<RewardClaim>(RewardClaimModel, { viewer: 'user', key: 'reward' }),
  viewerMetrics,
};
