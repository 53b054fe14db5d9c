import { defineDomain } from '../domain.js';
import { Achievement } from '../models/rewards/index.js';
import { NotificationType } from '../models/social/index.js';
import { tell } from '../reactors/notifications/intent.js';
import { rewardsLane } from '../reactors/rewards/index.js';
import { rewardCounters, unlockedBy } from '../reactors/rewards/unlocked-by.js';
import { ownOnly } from '../resolvers/identity/nodes.js';
import { FavoriteResolver, ViewerFavoriteResolver } from '../resolvers/rewards/favorite.resolver.js';
import { LeaderboardEntryResolver, LeaderboardResolver } from '../resolvers/rewards/leaderboard.resolver.js';
import { AchievementResolver, UserAchievementResolver } from '../resolvers/rewards/achievement.resolver.js';
import { RewardsMutationResolver } from '../resolvers/rewards/rewards-mutation.resolver.js';
import {
  RewardDefinitionResolver,
  UserRewardsResolver,
  ViewerRewardsResolver,
} from '../resolvers/rewards/rewards.resolver.js';
import {
  InventoryItemResolver,
  PointTransactionResolver,
  RewardItemResolver,
} from '../resolvers/rewards/shop.resolver.js';
import { rewards as personalData } from '../services/privacy/rows/rewards.js';
import { backfillAchievements, installRewards, makeLeaderboards } from '../services/rewards/index.js';

const MINUTE_MS = 60 * 1_000;

/** The manifest of achievements, points, shop, leaderboards and favourites. */
export const rewards = defineDomain({
  name: 'rewards',
  resolvers: [
    ...[ViewerRewardsResolver, AchievementResolver, UserAchievementResolver, UserRewardsResolver],
    ...[RewardDefinitionResolver, RewardItemResolver, InventoryItemResolver, PointTransactionResolver],
    ...[RewardsMutationResolver, LeaderboardResolver, LeaderboardEntryResolver],
    ...[ViewerFavoriteResolver, FavoriteResolver],
  ],
  nodes: {
    Achievement: (ctx, id) => ctx.loaders.achievement.load(id),
    RewardDefinition: async (ctx, id) => {
      const reward = await ctx.loaders.rewardDefinition.load(id);
      return reward?.isActive ? reward : null;
    },
    RewardItem: async (ctx, id) => {
      const item = await ctx.loaders.rewardItem.load(id);
      return item?.offered || (await ctx.loaders.viewerInventory.load(id)) ? item : null;
    },
    PointTransaction: async (ctx, id) => ownOnly(ctx, await ctx.loaders.pointTransaction.load(id)),
    Favorite: async (ctx, id) => ownOnly(ctx, await ctx.loaders.favorite.load(id)),
  },
  lanes: [rewardsLane],
  reactors: [unlockedBy],
  counted: rewardCounters,
  personalData,
  notifications: {
    targets: () => [Achievement],
    on: {
      'achievement.unlocked': ({ data: { user, achievement, silent } }) =>
        silent
          ? []
          : [
              tell({
                ...{ recipient: user, actor: null, type: NotificationType.ACHIEVEMENT },
                ...{ targetType: 'Achievement', target: achievement },
              }),
            ],
    },
  },
  jobs: () => [
    {
      name: 'backfill-achievements',
      every: '7 * * * *',
      quiet: true,
      timeoutMs: 30 * MINUTE_MS,
      async run({ signal, logger }) {
        const granted = await backfillAchievements({ signal });
        if (granted > 0) logger.info({ granted }, 'New achievements were granted to users who had met them.');
      },
    },
    {
      name: 'make-leaderboards',
      every: '*/5 * * * *',
      quiet: true,
      timeoutMs: 10 * MINUTE_MS,
      run: ({ signal }) => makeLeaderboards({ signal }),
    },
  ],
  async start({ config }) {
    if (config.rewardsCatalogue) await installRewards();
  },
  async seed() {
    await installRewards();
    await backfillAchievements({ signal: new AbortController().signal });
    await makeLeaderboards();
  },
});
