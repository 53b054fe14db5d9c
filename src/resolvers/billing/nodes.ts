import type { Types } from 'mongoose';
import { requireViewer } from '../../auth/viewer.js';
import type { Context } from '../../loaders/context.js';
import { Role } from '../../models/identity/index.js';
import { ownOnly } from '../identity/nodes.js';
import type { NodeRows } from '../node-types.js';
import { subscriptionOf } from './subscription.resolver.js';

const isAdmin = ({ viewer }: Context): boolean => viewer?.role === Role.ADMIN;

/** The viewer's own object, or any as an admin. */
const ownOrAdmin = <T extends { user: Types.ObjectId }>(ctx: Context, found: T | null): T | null =>
  isAdmin(ctx) ? found : ownOnly(ctx, found);

/** What `node(id)` can fetch of this domain. */
export const billingNodes: NodeRows = {
  CoinTransaction: async (ctx, id) => ownOnly(ctx, await ctx.loaders.coinTransaction.load(id)),
  Plan: (ctx, id) => ctx.loaders.plan.load(id),
  PlanPrice: (ctx, id) => ctx.loaders.planPrice.load(id),
  CoinPack: (ctx, id) => ctx.loaders.coinPack.load(id),
  Coupon: async (ctx, id) => (isAdmin(ctx) ? ctx.loaders.coupon.load(id) : null),
  CouponRedemption: async (ctx, id) => ownOrAdmin(ctx, await ctx.loaders.couponRedemption.load(id)),
  Checkout: async (ctx, id) => ownOnly(ctx, await ctx.loaders.checkout.load(id)),
  Invoice: async (ctx, id) => ownOrAdmin(ctx, await ctx.loaders.invoice.load(id)),
  Payment: async (ctx, id) => ownOrAdmin(ctx, await ctx.loaders.payment.load(id)),
  Transaction: async (ctx, id) => ownOrAdmin(ctx, await ctx.loaders.transaction.load(id)),
  WebhookEvent: async (ctx, id) => (isAdmin(ctx) ? ctx.loaders.webhookEvent.load(id) : null),
  PlatformSubscription: async (ctx, id) => {
    if (!ctx.viewer || !requireViewer(ctx).id.equals(id)) return null;
    const user = await ctx.loaders.user.load(id);
    return user && subscriptionOf(ctx, user);
  },
};
