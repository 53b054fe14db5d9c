import { Args, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { requireViewer } from '../../auth/viewer.js';
import { sharedNow } from '../../lib/clock.js';
import type { Context } from '../../loaders/context.js';
import { page } from '../../loaders/page.js';
import {
  inventoryList,
  offeredRewards,
  pointList,
  userAchievementList,
} from '../../loaders/rewards/lists/rewards.js';
import { User } from '../../models/identity/index.js';
import {
  InventoryItem,
  PointTransaction,
  RewardDefinition,
  RewardFrequency,
  UserAchievement,
} from '../../models/rewards/index.js';
import { canSeeContentOf } from '../../rules/social/index.js';
import type { Connection } from '../../schema/connection.js';
import { PageArgs, toRange } from '../../schema/page-args.js';
import * as rewards from '../../services/rewards/index.js';
import { Viewer } from '../identity/viewer.type.js';
import {
  Cosmetics,
  InventoryItemConnection,
  PointTransactionConnection,
  RewardBlock,
  UserAchievementConnection,
  UserRewardsView,
} from './rewards.type.js';

/** Rewards of the viewer. */
@Resolver(() => Viewer)
export class ViewerRewardsResolver {
  @FieldResolver(() => UserRewardsView, { description: 'Points, level, streak and cosmetics.' })
  rewards(@Ctx() ctx: Context): Promise<UserRewardsView> {
    return rewards.rewardsOverview(ctx);
  }

  @FieldResolver(() => [RewardDefinition], {
    description:
      'The rewards that are offered. `viewerCanClaim` and `viewerBlock` say whether the viewer can claim each now.',
  })
  claimableRewards(@Ctx() { loaders }: Context): Promise<RewardDefinition[]> {
    return offeredRewards(loaders, sharedNow());
  }

  @FieldResolver(() => InventoryItemConnection, {
    description: 'The items that the viewer owns, newest first.',
  })
  inventory(@Args() args: PageArgs, @Ctx() ctx: Context): Promise<Connection<InventoryItem>> {
    const list = inventoryList(requireViewer(ctx).id);
    return page<InventoryItem, InventoryItem>(toRange(args), {
      skeleton: (range) => list.scan(ctx.loaders, range),
      position: ({ acquiredAt, _id }) => ({ key: acquiredAt, id: _id }),
      hydrate: (row) => row,
      count: () => list.count(ctx.loaders),
    });
  }

  @FieldResolver(() => PointTransactionConnection, { description: 'Point transactions, newest first.' })
  pointTransactions(@Args() args: PageArgs, @Ctx() ctx: Context): Promise<Connection<PointTransaction>> {
    const list = pointList(requireViewer(ctx).id);
    return page<PointTransaction, PointTransaction>(toRange(args), {
      skeleton: (range) => list.scan(ctx.loaders, range),
      position: ({ createdAt, _id }) => ({ key: createdAt, id: _id }),
      hydrate: (row) => row,
      count: () => list.count(ctx.loaders),
    });
  }
}

/** What a profile shows of rewards. */
@Resolver(() => User)
export class UserRewardsResolver {
  @FieldResolver(() => UserAchievementConnection, {
    description:
      'The unlocked achievements, newest first. Empty if the profile is not visible to the viewer.',
  })
  async achievements(
    @Root() root: unknown,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<UserAchievement>> {
    const user = root as User;
    const list = userAchievementList(user._id);
    const visible = await canSeeContentOf(ctx, user);
    return page<UserAchievement, UserAchievement>(toRange(args), {
      skeleton: async (range) => (visible ? list.scan(ctx.loaders, range) : []),
      position: ({ unlockedAt, _id }) => ({ key: unlockedAt, id: _id }),
      hydrate: (row) => row,
      count: () => (visible ? list.count(ctx.loaders) : 0),
    });
  }

  @FieldResolver(() => Cosmetics, { description: 'The items that the profile shows.' })
  cosmetics(@Root() root: unknown, @Ctx() ctx: Context): Promise<Cosmetics> {
    return rewards.cosmeticsOf(ctx, (root as User)._id);
  }
}

/** Claimable rewards. */
@Resolver(() => RewardDefinition)
export class RewardDefinitionResolver {
  @FieldResolver(() => Boolean, {
    description: 'Whether the viewer can claim the reward now. False for visitors.',
  })
  async viewerCanClaim(@Root() root: unknown, @Ctx() ctx: Context): Promise<boolean> {
    return ctx.viewer !== null && (await rewards.viewerClaimBlock(ctx, root as RewardDefinition)) === null;
  }

  @FieldResolver(() => RewardBlock, {
    nullable: true,
    description: 'The reason why the viewer cannot claim the reward now. Null if they can, and for visitors.',
  })
  async viewerBlock(@Root() root: unknown, @Ctx() ctx: Context): Promise<RewardBlock | null> {
    return ctx.viewer && rewards.viewerClaimBlock(ctx, root as RewardDefinition);
  }

  @FieldResolver(() => Int, { nullable: true, description: 'Number of claims left. Null if unlimited.' })
  async claimsLeft(@Root() root: unknown, @Ctx() ctx: Context): Promise<number | null> {
    const { _id, conditions, frequency } = root as RewardDefinition;
    const claim = await ctx.loaders.viewerClaim.load(_id);
    const most = conditions.maxClaims ?? (frequency === RewardFrequency.ONCE ? 1 : null);
    return most === null ? null : Math.max(0, most - (claim?.count ?? 0));
  }

  @FieldResolver(() => Date, {
    nullable: true,
    description:
      'Time of the next claim, now or earlier if it can be claimed. Null if it cannot be claimed again.',
  })
  async nextClaimAt(@Root() root: unknown, @Ctx() ctx: Context): Promise<Date | null> {
    if (!ctx.viewer) return null;
    const reward = root as RewardDefinition;
    const claim = await ctx.loaders.viewerClaim.load(reward._id);
    return rewards.nextClaimAt(reward, claim, await rewards.viewerZone(ctx), sharedNow());
  }
}
