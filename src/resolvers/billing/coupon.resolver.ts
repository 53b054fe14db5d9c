import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { requireAdmin } from '../../auth/viewer.js';
import type { Context } from '../../loaders/context.js';
import { couponsOf, redemptionsOf } from '../../loaders/billing/payment-lists.js';
import { Coupon, CouponRedemption } from '../../models/billing/index.js';
import { User } from '../../models/identity/index.js';
import { PageArgs } from '../../schema/page-args.js';
import { saveCoupon } from '../../services/billing/index.js';
import { afterWrite } from '../fresh.js';
import { CouponConnection, CouponPayload, CouponRedemptionConnection } from './billing.type.js';
import { SaveCouponInput } from './input/catalogue.input.js';
import { pageOf } from './pages.js';
import { isAdmin, visibleUser } from './visible.js';

/** Coupons, for admins. */
@Resolver(() => Coupon)
export class CouponResolver {
  @Query(() => CouponConnection, { nullable: true, description: 'Coupons, newest first. Admins only.' })
  coupons(
    @Arg('active', () => Boolean, {
      nullable: true,
      description: 'Whether to list active or inactive coupons only. Without it, both are listed.',
    })
    active: boolean | null,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ) {
    requireAdmin(ctx);
    return pageOf(couponsOf(ctx.loaders, active), args);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'Number of paid redemptions. Null for everyone but admins.',
  })
  async redemptions(@Root() root: unknown, @Ctx() ctx: Context): Promise<number | null> {
    return isAdmin(ctx) ? ctx.loaders.couponUses.load((root as Coupon)._id) : null;
  }

  @FieldResolver(() => CouponRedemptionConnection, {
    nullable: true,
    description: 'The paid redemptions, newest first. Null for everyone but admins.',
  })
  redeemedBy(@Root() root: unknown, @Args() args: PageArgs, @Ctx() ctx: Context) {
    return isAdmin(ctx) ? pageOf(redemptionsOf(ctx.loaders, (root as Coupon)._id), args) : null;
  }

  @Mutation(() => CouponPayload, {
    nullable: true,
    description: 'Creates a coupon, or changes the one with the same code. Admins only.',
  })
  async saveCoupon(
    @Arg('input', () => SaveCouponInput) input: SaveCouponInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CouponPayload> {
    const coupon = await saveCoupon(ctx, input);
    await afterWrite(ctx, info);
    return { coupon: await ctx.loaders.coupon.load(coupon) };
  }
}

/** Who redeemed a coupon. */
@Resolver(() => CouponRedemption)
export class CouponRedemptionResolver {
  @FieldResolver(() => User, {
    nullable: true,
    description: 'The user who redeemed the coupon. Null if the viewer may not see the user.',
  })
  user(@Root() root: unknown, @Ctx() ctx: Context): Promise<User | null> {
    return visibleUser(ctx, (root as CouponRedemption).user);
  }
}
