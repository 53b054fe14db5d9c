import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Query, Resolver } from 'type-graphql';
import { requireViewer } from '../../auth/viewer.js';
import type { Context } from '../../loaders/context.js';
import { typed } from '../../loaders/factories.js';
import { BillingInterval, Checkout } from '../../models/billing/index.js';
import { PlatformPlan } from '../../models/identity/index.js';
import {
  buyCoins,
  cancelPlan,
  changePlan,
  confirmCheckout,
  createBillingPortal,
  createCheckout,
  previewPlanChange,
  resumePlan,
} from '../../services/billing/index.js';
import { afterWrite } from '../fresh.js';
import {
  ChangePlanPayload,
  CheckoutPayload,
  CreateBillingPortalPayload,
  PlatformSubscriptionPayload,
} from './billing.type.js';
import {
  BuyCoinsInput,
  CancelPlanInput,
  ChangePlanInput,
  ConfirmCheckoutInput,
  CreateBillingPortalInput,
  CreateCheckoutInput,
  ResumePlanInput,
} from './input/payment.input.js';
import { PlanChangePreview, PlatformSubscriptionView } from './subscription.type.js';
import { subscriptionOf } from './subscription.resolver.js';

/** The viewer's plan, read anew after a write. */
async function changed(ctx: Context, info: GraphQLResolveInfo): Promise<PlatformSubscriptionView | null> {
  const { id } = requireViewer(ctx);
  await afterWrite(ctx, info);
  const user = await ctx.loaders.user.load(id);
  return user && subscriptionOf(ctx, user);
}

/** Starting, changing and ending a plan; buying coins. */
@Resolver()
export class PlanMutationResolver {
  @Query(() => PlanChangePreview, {
    nullable: true,
    description: 'The cost and the time of a change of the viewer’s plan, as a preview.',
  })
  async planChangePreview(
    @Arg('plan', () => PlatformPlan, { description: 'The plan to change to.' }) plan: PlatformPlan,
    @Arg('interval', () => BillingInterval, { description: 'The length of a billing period.' })
    interval: BillingInterval,
    @Ctx() ctx: Context,
  ): Promise<PlanChangePreview> {
    return previewPlanChange(ctx, { plan, interval });
  }

  @Mutation(() => CheckoutPayload, {
    nullable: true,
    description:
      'Opens a checkout for a platform plan, or returns the one that is open. The viewer pays at its `url`.',
  })
  async createCheckout(
    @Arg('input', () => CreateCheckoutInput) input: CreateCheckoutInput,
    @Ctx() ctx: Context,
  ): Promise<CheckoutPayload> {
    return shown(await createCheckout(ctx, input));
  }

  @Mutation(() => CheckoutPayload, {
    nullable: true,
    description:
      'Opens a checkout for a coin pack, or returns the one that is open. The viewer pays at its `url`.',
  })
  async buyCoins(
    @Arg('input', () => BuyCoinsInput) input: BuyCoinsInput,
    @Ctx() ctx: Context,
  ): Promise<CheckoutPayload> {
    return shown(await buyCoins(ctx, input));
  }

  @Mutation(() => CheckoutPayload, {
    nullable: true,
    description:
      'Looks at a checkout again after the viewer came back from its page. Safe to repeat; what was paid for is delivered once.',
  })
  async confirmCheckout(
    @Arg('input', () => ConfirmCheckoutInput) { checkoutId }: ConfirmCheckoutInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CheckoutPayload> {
    const checkout = await confirmCheckout(ctx, checkoutId);
    await afterWrite(ctx, info);
    return shown(checkout);
  }

  @Mutation(() => CreateBillingPortalPayload, {
    nullable: true,
    description: 'Opens a page on which the viewer changes payment methods and sees invoices.',
  })
  async createBillingPortal(
    @Arg('input', () => CreateBillingPortalInput) input: CreateBillingPortalInput,
    @Ctx() ctx: Context,
  ): Promise<CreateBillingPortalPayload> {
    return { url: await createBillingPortal(ctx, input) };
  }

  @Mutation(() => ChangePlanPayload, {
    nullable: true,
    description:
      'Changes the viewer’s paid plan. A higher plan or a longer interval holds at once, with the rest of the period prorated; a lower one holds from the next renewal.',
  })
  async changePlan(
    @Arg('input', () => ChangePlanInput) input: ChangePlanInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ChangePlanPayload> {
    const { prorationAmount } = await changePlan(ctx, input);
    return { subscription: await changed(ctx, info), prorationAmount };
  }

  @Mutation(() => PlatformSubscriptionPayload, {
    nullable: true,
    description: 'Ends the viewer’s paid plan: with the present period, or at once without a refund.',
  })
  async cancelPlan(
    @Arg('input', () => CancelPlanInput) input: CancelPlanInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<PlatformSubscriptionPayload> {
    await cancelPlan(ctx, input);
    return { subscription: await changed(ctx, info) };
  }

  @Mutation(() => PlatformSubscriptionPayload, {
    nullable: true,
    description: 'Keeps a plan that was to end or to change with the present period.',
  })
  async resumePlan(
    @Arg('input', () => ResumePlanInput, { nullable: true }) _input: ResumePlanInput | null,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<PlatformSubscriptionPayload> {
    await resumePlan(ctx);
    return { subscription: await changed(ctx, info) };
  }
}

const shown = (checkout: Checkout): CheckoutPayload => ({ checkout: typed('Checkout', checkout) });
