import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { sharedNow } from '../../lib/clock.js';
import type { Context } from '../../loaders/context.js';
import {
  BillingInterval,
  PaymentMethod,
  Plan,
  PlanCode,
  PlatformSubscriptionStatus,
  type BilledSubscription,
} from '../../models/billing/index.js';
import { type User } from '../../models/identity/index.js';
import {
  chosen,
  currentPlan,
  isLive,
  PLAN_FEATURES,
  PlanFeature,
  statusOf,
  upcomingInvoice,
} from '../../services/billing/index.js';
import { Viewer } from '../identity/viewer.type.js';
import {
  PaymentAction,
  PlatformSubscriptionView,
  subscriptionView,
  UpcomingInvoice,
} from './subscription.type.js';

const viewOf = (root: unknown): PlatformSubscriptionView => root as PlatformSubscriptionView;
/** The subscription, while it gives access or waits for money; one that is over tells only its state. */
const rowOf = (root: unknown): BilledSubscription | null => viewOf(root).row;

/** A user's plan with the subscription that counts. */
export async function subscriptionOf(ctx: Context, user: User): Promise<PlatformSubscriptionView> {
  const row = chosen(await ctx.loaders.planSubscriptions.load(user._id), sharedNow());
  return subscriptionView(user, row, currentPlan(user));
}

/** The viewer's plan, and its coins' debt. */
@Resolver(() => Viewer)
export class ViewerSubscriptionResolver {
  @FieldResolver(() => PlatformSubscriptionView, { description: 'The viewer’s platform plan.' })
  subscription(@Root() root: unknown, @Ctx() ctx: Context): Promise<PlatformSubscriptionView> {
    return subscriptionOf(ctx, (root as Viewer).user);
  }

  @FieldResolver(() => [PlanFeature], {
    description: 'The features that the viewer’s plan gives access to now.',
  })
  planFeatures(@Root() root: unknown): PlanFeature[] {
    return [...PLAN_FEATURES[currentPlan((root as Viewer).user)]];
  }

  @FieldResolver(() => Int, {
    description:
      'Number of coins that refunded payments had granted and the viewer had spent. Coins that come in repay it first. Usually 0.',
  })
  coinDebt(@Root() root: unknown): number {
    return (root as Viewer).user.coinDebt ?? 0;
  }
}

/** The fields of a plan in use. */
@Resolver(() => PlatformSubscriptionView)
export class PlatformSubscriptionResolver {
  @FieldResolver(() => Plan, { description: 'The plan. FREE once a paid plan gives no access any more.' })
  async plan(@Root() root: unknown, @Ctx() { loaders }: Context): Promise<Plan> {
    const plan = await loaders.planByCode.load(viewOf(root).plan as string as PlanCode);
    return plan!;
  }

  @FieldResolver(() => PlatformSubscriptionStatus, { description: 'The state of the subscription.' })
  status(@Root() root: unknown): PlatformSubscriptionStatus {
    const row = rowOf(root);
    return row ? statusOf(row, sharedNow()) : PlatformSubscriptionStatus.ACTIVE;
  }

  @FieldResolver(() => BillingInterval, {
    nullable: true,
    description: 'The length of a billing period. Null without a paid plan.',
  })
  interval(@Root() root: unknown): BillingInterval | null {
    return rowOf(root)?.interval ?? null;
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'The price per period in minor units. Null without a paid plan.',
  })
  amount(@Root() root: unknown): number | null {
    return rowOf(root)?.amount ?? null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The currency of the price, as ISO 4217 code. Null without a paid plan.',
  })
  currency(@Root() root: unknown): string | null {
    return rowOf(root)?.currency ?? null;
  }

  @FieldResolver(() => Date, {
    nullable: true,
    description: 'Start of the present period. Null without a paid plan.',
  })
  currentPeriodStart(@Root() root: unknown): Date | null {
    return rowOf(root)?.currentPeriodStart ?? null;
  }

  @FieldResolver(() => Date, {
    nullable: true,
    description: 'End of the present period. Null without a paid plan.',
  })
  currentPeriodEnd(@Root() root: unknown): Date | null {
    return rowOf(root)?.currentPeriodEnd ?? null;
  }

  @FieldResolver(() => Boolean, { description: 'Whether the plan ends with the present period.' })
  cancelAtPeriodEnd(@Root() root: unknown): boolean {
    return rowOf(root)?.cancelAtPeriodEnd ?? false;
  }

  @FieldResolver(() => Date, {
    nullable: true,
    description: 'End of the trial period. Null without a trial.',
  })
  trialEndsAt(@Root() root: unknown): Date | null {
    return rowOf(root)?.trialEndsAt ?? null;
  }

  @FieldResolver(() => Date, {
    nullable: true,
    description: 'Time until which access stays although a payment failed. Null unless a payment failed.',
  })
  graceUntil(@Root() root: unknown): Date | null {
    return rowOf(root)?.graceUntil ?? null;
  }

  @FieldResolver(() => PaymentMethod, {
    nullable: true,
    description: 'The payment method of renewals. Null without a paid plan.',
  })
  paymentMethod(@Root() root: unknown): PaymentMethod | null {
    return rowOf(root)?.paymentMethod ?? null;
  }

  @FieldResolver(() => PaymentAction, {
    nullable: true,
    description: 'The payment that the viewer has to confirm at the bank. Null if none waits.',
  })
  paymentAction(@Root() root: unknown): PaymentAction | null {
    const url = rowOf(root)?.paymentActionUrl;
    return url ? { hostedInvoiceUrl: url } : null;
  }

  @FieldResolver(() => Plan, {
    nullable: true,
    description: 'The plan from the next renewal on. Null if the plan stays.',
  })
  async nextPlan(@Root() root: unknown, @Ctx() { loaders }: Context): Promise<Plan | null> {
    const next = rowOf(root)?.nextPrice;
    const price = next ? await loaders.planPrice.load(next) : null;
    return price && loaders.plan.load(price.plan);
  }

  @FieldResolver(() => UpcomingInvoice, {
    nullable: true,
    description: 'The next invoice, asked of the payment processor. Null if none comes.',
  })
  async upcomingInvoice(@Root() root: unknown): Promise<UpcomingInvoice | null> {
    const row = rowOf(root);
    return row && isLive(row, sharedNow()) && !row.cancelAtPeriodEnd ? upcomingInvoice(row.providerId) : null;
  }
}
