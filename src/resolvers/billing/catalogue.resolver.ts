import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Types } from 'mongoose';
import { requireAdmin, requireViewer } from '../../auth/viewer.js';
import type { Context } from '../../loaders/context.js';
import { CoinPack, CoinPackModel, Plan, PlanKind, PlanModel, PlanPrice } from '../../models/billing/index.js';
import { refuse } from '../../schema/errors.js';
import {
  checkSlots,
  discountOf,
  saveCoinPack,
  savePlanPrice,
  soldPrice,
  updatePlan,
  validCoupon,
} from '../../services/billing/index.js';
import { typed } from '../../loaders/factories.js';
import { afterWrite } from '../fresh.js';
import { CheckCouponPayload, CoinPackPayload, PlanPayload } from './billing.type.js';
import { SaveCoinPackInput, SavePlanPriceInput, UpdatePlanInput } from './input/catalogue.input.js';
import { CheckCouponInput } from './input/payment.input.js';

const MOST_PRICES = 100;

/** What is sold. */
@Resolver(() => Plan)
export class CatalogueResolver {
  @Query(() => [Plan], {
    nullable: true,
    description: 'The plans of the catalogue, by rank. Admins can ask for inactive ones as well.',
  })
  async plans(
    @Arg('kind', () => PlanKind, { defaultValue: PlanKind.PLATFORM, description: 'Plans of this kind only.' })
    kind: PlanKind,
    @Arg('includeInactive', () => Boolean, {
      defaultValue: false,
      description: 'Whether plans that cannot be bought are listed as well. Admins only.',
    })
    includeInactive: boolean,
    @Ctx() ctx: Context,
  ): Promise<Plan[]> {
    if (includeInactive) requireAdmin(ctx);
    const rows = await ctx.loaders.scope.roundTrip.ask<Plan>(PlanModel, [
      { $match: { kind, ...(includeInactive ? {} : { isActive: true }) } },
      { $sort: { rank: 1 } },
      { $limit: MOST_PRICES },
    ]);
    return rows.map((row) => typed('Plan', row));
  }

  @Query(() => [CoinPack], {
    nullable: true,
    description: 'The coin packs that can be bought, smallest first.',
  })
  async coinPacks(@Ctx() { loaders }: Context): Promise<CoinPack[]> {
    const rows = await loaders.scope.roundTrip.ask<CoinPack>(CoinPackModel, [
      { $match: { isActive: true } },
      { $sort: { coins: 1, _id: 1 } },
      { $limit: MOST_PRICES },
    ]);
    return rows.map((row) => typed('CoinPack', row));
  }

  @FieldResolver(() => [PlanPrice], {
    description: 'The prices of the plan, cheapest first. Empty for the free plan.',
  })
  async prices(@Root() root: unknown, @Ctx() { loaders }: Context): Promise<PlanPrice[]> {
    return loaders.pricesOfPlan.load({ parent: (root as Plan)._id, size: MOST_PRICES });
  }

  @Mutation(() => CheckCouponPayload, {
    nullable: true,
    description:
      'Checks whether the viewer can redeem a coupon, and what it takes off a price. Redeems nothing.',
  })
  async checkCoupon(
    @Arg('input', () => CheckCouponInput) { code, priceId }: CheckCouponInput,
    @Ctx() ctx: Context,
  ): Promise<CheckCouponPayload> {
    const { id } = requireViewer(ctx);
    const { amount, currency } = await soldAt(ctx, priceId);
    const coupon = await validCoupon(code);
    await checkSlots(coupon, id);
    const found = { coupon: typed('Coupon', coupon), ...discountOf(coupon, amount, currency) };
    return found as unknown as CheckCouponPayload;
  }

  @Mutation(() => PlanPayload, {
    nullable: true,
    description: 'Changes a plan of the catalogue. Admins only.',
  })
  async updatePlan(
    @Arg('input', () => UpdatePlanInput) input: UpdatePlanInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<PlanPayload> {
    await updatePlan(ctx, input);
    await afterWrite(ctx, info);
    return { plan: await ctx.loaders.plan.load(input.planId) };
  }

  @Mutation(() => PlanPayload, {
    nullable: true,
    description: 'Sets or ends a price of a plan. Running subscriptions keep their price. Admins only.',
  })
  async savePlanPrice(
    @Arg('input', () => SavePlanPriceInput) input: SavePlanPriceInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<PlanPayload> {
    await savePlanPrice(ctx, input);
    await afterWrite(ctx, info);
    return { plan: await ctx.loaders.plan.load(input.planId) };
  }

  @Mutation(() => CoinPackPayload, {
    nullable: true,
    description: 'Sets the price of a coin pack, or ends its sale. Admins only.',
  })
  async saveCoinPack(
    @Arg('input', () => SaveCoinPackInput) input: SaveCoinPackInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CoinPackPayload> {
    const coinPack = await saveCoinPack(ctx, input);
    await afterWrite(ctx, info);
    return { coinPack: await ctx.loaders.coinPack.load(coinPack) };
  }
}

async function soldAt(
  { loaders }: Context,
  { type, id }: { type: string; id: Types.ObjectId },
): Promise<{ amount: number; currency: string }> {
  if (type === 'PlanPrice') {
    const sold = await soldPrice(id);
    if (sold) return sold.price;
  } else {
    const pack = await loaders.coinPack.load(id);
    if (pack?.isActive) return pack;
  }
  throw refuse.notFound('The price', 'priceId');
}
