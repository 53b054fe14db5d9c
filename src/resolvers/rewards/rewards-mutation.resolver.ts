import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../loaders/context.js';
import * as rewards from '../../services/rewards/index.js';
import { afterWrite } from '../fresh.js';
import { changedViewer } from '../identity/viewer.payload.js';
import {
  BuyItemInput,
  ClaimRewardInput,
  EquipItemInput,
  RefundItemInput,
  ShowAchievementsInput,
} from './rewards.input.js';
import { ClaimRewardPayload, CosmeticsPayload, RewardItemPayload } from './rewards.type.js';

/** Claiming, buying and showing. */
@Resolver()
export class RewardsMutationResolver {
  @Mutation(() => ClaimRewardPayload, {
    nullable: true,
    description: "Claims a reward, once per period of the viewer's calendar. CONFLICT if it was claimed.",
  })
  async claimReward(
    @Arg('input', () => ClaimRewardInput) input: ClaimRewardInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ClaimRewardPayload> {
    const claimed = await rewards.claimReward(ctx, input);
    await afterWrite(ctx, info);
    const reward = await ctx.loaders.rewardDefinition.load(input.rewardId);
    return { ...claimed, ...(await changedViewer(ctx)), reward };
  }

  @Mutation(() => RewardItemPayload, {
    nullable: true,
    description: 'Buys an item with points. CONFLICT if owned, sold out or the price changed.',
  })
  async buyItem(
    @Arg('input', () => BuyItemInput) input: BuyItemInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<RewardItemPayload> {
    await rewards.buyItem(ctx, { ...input });
    return itemPayload(ctx, info, input);
  }

  @Mutation(() => RewardItemPayload, {
    nullable: true,
    description: 'Refunds an item within 24 hours of its purchase. CONFLICT if equipped or too late.',
  })
  async refundItem(
    @Arg('input', () => RefundItemInput) input: RefundItemInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<RewardItemPayload> {
    await rewards.refundItem(ctx, input.itemId);
    return itemPayload(ctx, info, input);
  }

  @Mutation(() => CosmeticsPayload, {
    nullable: true,
    description: 'Shows an owned item on the profile in place of another of its kind, or removes it.',
  })
  async equipItem(
    @Arg('input', () => EquipItemInput) input: EquipItemInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CosmeticsPayload> {
    await rewards.equipItem(ctx, input);
    await afterWrite(ctx, info);
    return changedViewer(ctx);
  }

  @Mutation(() => CosmeticsPayload, {
    nullable: true,
    description: 'Chooses the achievements that the profile shows first.',
  })
  async showAchievements(
    @Arg('input', () => ShowAchievementsInput) input: ShowAchievementsInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CosmeticsPayload> {
    await rewards.showAchievements(ctx, input.achievementIds);
    await afterWrite(ctx, info);
    return changedViewer(ctx);
  }
}

async function itemPayload(
  ctx: Context,
  info: GraphQLResolveInfo,
  { itemId }: RefundItemInput,
): Promise<RewardItemPayload> {
  await afterWrite(ctx, info);
  return { item: await ctx.loaders.rewardItem.load(itemId), ...(await changedViewer(ctx)) };
}
