import type { Types } from 'mongoose';
import { requireViewer } from '../../auth/viewer.js';
import { sharedNow } from '../../lib/clock.js';
import type { Context } from '../../loaders/context.js';
import {
  BilledSubscriptionModel,
  BillingTrialModel,
  CheckoutModel,
  CheckoutStatus,
  CoinPackModel,
  PaymentPurpose,
  type BillingInterval,
  type BilledSubscription,
  type Checkout,
  type CoinPack,
  type PlanCode,
} from '../../models/billing/index.js';
import { PlatformPlan } from '../../models/identity/index.js';
import { refuse } from '../../schema/errors.js';
import { priceOf } from './catalogue.js';
import { openCheckout } from './open-checkout.js';
import { UNENDED } from './plan-of.js';
import { syncCheckout } from './sync/checkout.js';

/** What every purchase asks for. */
interface Purchase {
  coupon?: string | null;
  successUrl: string;
  cancelUrl: string;
  clientId?: string | null;
}

/** Opens a checkout for a platform plan. */
export async function createCheckout(
  ctx: Context,
  input: Purchase & { plan: PlatformPlan; interval: BillingInterval; currency?: string | null },
): Promise<Checkout> {
  const { id: user } = requireViewer(ctx);
  const { coupon, successUrl, cancelUrl, clientId, currency } = input;
  if (input.plan === PlatformPlan.FREE)
    throw refuse.badInput('The free plan needs no checkout; cancelPlan ends a paid plan.', 'plan');
  const sold = await priceOf(input.plan as string as PlanCode, input.interval, currency ?? 'USD');
  if (!sold)
    throw refuse.badInput(
      'The plan has no price for this interval and currency; `plans` lists them.',
      'interval',
    );
  if (await runningPlan(user))
    throw refuse.conflict('The viewer has a paid plan; changePlan changes it.', 'plan');
  const { plan, price } = sold;
  return openCheckout(ctx, {
    ...{ user, purpose: PaymentPurpose.PLAN, subject: { type: 'Plan', id: plan._id } },
    ...{ amount: price.amount, currency: price.currency, description: `Plan ${plan.name}` },
    ...{ interval: price.interval, price, trialDays: await trialDaysOf(user, plan.trialDays) },
    ...{ coupon, successUrl, cancelUrl, clientId },
  });
}

/** The user's plan subscription that has not ended. */
export async function runningPlan(user: Types.ObjectId): Promise<BilledSubscription | null> {
  return BilledSubscriptionModel.findOne({
    ...{ user, purpose: PaymentPurpose.PLAN, status: { $in: [...UNENDED] }, duplicate: { $ne: true } },
  })
    .sort({ providerCreatedAt: 1 })
    .lean<BilledSubscription>();
}

/** A trial is had once by a user, whatever became of the subscription. */
async function trialDaysOf(_id: Types.ObjectId, days: number): Promise<number> {
  return days > 0 && !(await BillingTrialModel.exists({ _id })) ? days : 0;
}

/** Opens a checkout for a coin pack. */
export async function buyCoins(
  ctx: Context,
  input: Purchase & { coinPackId: Types.ObjectId },
): Promise<Checkout> {
  const { id: user } = requireViewer(ctx);
  const { coinPackId, coupon, successUrl, cancelUrl, clientId } = input;
  const pack = await CoinPackModel.findOne({ _id: coinPackId, isActive: true }).lean<CoinPack>();
  if (!pack) throw refuse.notFound('The coin pack', 'coinPackId');
  return openCheckout(ctx, {
    ...{ user, purpose: PaymentPurpose.COINS, subject: { type: 'CoinPack', id: pack._id } },
    ...{
      amount: pack.amount,
      currency: pack.currency,
      description: `${pack.coins.toLocaleString('en')} coins`,
    },
    ...{ coupon, successUrl, cancelUrl, clientId },
  });
}

/**
 * Looks at a checkout again, for a client that comes back from the payment page before the webhook does. Both may do it at
 * once: what was paid for is delivered once.
 */
export async function confirmCheckout(ctx: Context, _id: Types.ObjectId): Promise<Checkout> {
  const { id: user } = requireViewer(ctx);
  const own = await CheckoutModel.findOne({ _id, user }).lean<Checkout>();
  if (!own) throw refuse.notFound('The checkout', 'checkoutId');
  await syncCheckout({ row: _id });
  return (await CheckoutModel.findById(_id).lean<Checkout>())!;
}

/** Closes checkouts that were not paid in time, so that the slots of their coupons are free again. Returns their number. */
export async function closeOverdueCheckouts({
  signal,
  onError = () => undefined,
}: {
  signal: AbortSignal;
  onError?: (error: unknown) => void;
}): Promise<number> {
  const overdue = await CheckoutModel.find(
    { status: CheckoutStatus.OPEN, expiresAt: { $lte: sharedNow() } },
    { _id: 1 },
  )
    .sort({ expiresAt: 1 })
    .limit(200)
    .lean<Checkout[]>();
  let closed = 0;
  for (const { _id } of overdue) {
    if (signal.aborted) break;
    // One that cannot be closed now does not keep the others open.
    await syncCheckout({ row: _id }).then(() => (closed += 1), onError);
  }
  return closed;
}
