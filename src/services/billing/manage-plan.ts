import { Types } from 'mongoose';
import { requireViewer } from '../../auth/viewer.js';
import { transact } from '../../events/transact.js';
import { payments } from '../../integrations/payments/index.js';
import { sharedNow } from '../../lib/clock.js';
import type { Context } from '../../loaders/context.js';
import {
  BillingInterval,
  InvoiceModel,
  PlanModel,
  PlanPriceModel,
  type BilledSubscription,
  type Invoice,
  type Plan,
  type PlanCode,
  type PlanPrice,
} from '../../models/billing/index.js';
import { PlatformPlan } from '../../models/identity/index.js';
import { refuse } from '../../schema/errors.js';
import { runningPlan } from './buy.js';
import { priceOf, providerPriceOf } from './catalogue.js';
import { customerOf } from './customer.js';
import { syncInvoice } from './sync/invoice.js';
import { syncSubscription } from './sync/subscription.js';

/** A wish to change the plan. */
export interface ChangeInput {
  plan: PlatformPlan;
  interval: BillingInterval;
}

/** What a change would cost, and when it takes effect. */
export interface ChangePreview {
  prorationAmount: number;
  currency: string;
  appliesAt: Date;
  prorationDate: Date;
}

interface Change {
  subscription: BilledSubscription;
  price: PlanPrice;
  upgrade: boolean;
}

const LENGTHS = [BillingInterval.DAY, BillingInterval.WEEK, BillingInterval.MONTH, BillingInterval.YEAR];

async function running(user: Types.ObjectId): Promise<BilledSubscription> {
  const subscription = await runningPlan(user);
  if (!subscription) throw refuse.conflict('The viewer has no paid plan; createCheckout starts one.');
  return subscription;
}

async function changeOf(user: Types.ObjectId, { plan: code, interval }: ChangeInput): Promise<Change> {
  if (code === PlatformPlan.FREE) throw refuse.badInput('The free plan is reached by cancelPlan.', 'plan');
  const subscription = await running(user);
  if (subscription.status === 'unpaid' || subscription.status === 'paused')
    throw refuse.conflict('The plan is not paid; pay the open invoice first.');
  const sold = await priceOf(code as string as PlanCode, interval, subscription.currency ?? 'USD');
  if (!sold)
    throw refuse.badInput(
      'The plan has no price for this interval and currency; `plans` lists them.',
      'interval',
    );
  const present = subscription.price && (await PlanPriceModel.findById(subscription.price).lean<PlanPrice>());
  const from = present && (await PlanModel.findById(present.plan).lean<Plan>());
  if (present?._id.equals(sold.price._id)) throw refuse.conflict('The viewer has this plan already.', 'plan');
  const longer = LENGTHS.indexOf(interval) - (present ? LENGTHS.indexOf(present.interval) : -1);
  const higher = sold.plan.rank - (from?.rank ?? 0);
  // Less is had at the end of what is paid for: nothing that was paid is lost.
  return { subscription, price: sold.price, upgrade: higher > 0 || (higher === 0 && longer > 0) };
}

/** What a change of the viewer's plan would cost. */
export async function previewPlanChange(ctx: Context, input: ChangeInput): Promise<ChangePreview> {
  const { id } = requireViewer(ctx);
  const { subscription, price, upgrade } = await changeOf(id, input);
  const prorationDate = new Date(Math.floor(sharedNow().getTime() / 1_000) * 1_000);
  if (!upgrade) {
    const appliesAt = subscription.currentPeriodEnd ?? prorationDate;
    return { prorationAmount: 0, currency: price.currency, appliesAt, prorationDate };
  }
  const change = {
    subscription: subscription.providerId,
    price: await providerPriceOf(price),
    prorationDate,
  };
  const preview = await payments().previewChange(change);
  return {
    prorationAmount: preview.proration,
    currency: preview.currency,
    appliesAt: prorationDate,
    prorationDate,
  };
}

/** How long a preview may be changed by. */
const PREVIEW_MS = 60 * 60_000;

/**
 * Changes the viewer's plan: to more at once, with the rest of the period prorated; to less at the next renewal. Returns
 * what is charged (or, negative, credited) at once.
 */
export async function changePlan(
  ctx: Context,
  input: ChangeInput & { prorationDate?: Date | null; clientId?: string | null },
): Promise<{ prorationAmount: number }> {
  const { id } = requireViewer(ctx);
  const { clientId, ...wish } = input;
  const key = await intention(ctx, id, 'changePlan', clientId, wish);
  const done = key.repeated ? await earlierChange(id, input) : null;
  if (done) return done;
  const { subscription, price, upgrade } = await changeOf(id, input);
  const provider = await providerPriceOf(price);
  const { providerId } = subscription;
  let prorationAmount = 0;
  if (upgrade) {
    const prorationDate = checkedDate(input.prorationDate);
    const change = { subscription: providerId, price: provider, prorationDate };
    prorationAmount = (await payments().previewChange(change)).proration;
    await payments().changePlan({ ...change, key: key.name });
  } else await payments().schedulePlan(providerId, provider, key.name);
  await syncWithInvoice(providerId);
  return { prorationAmount };
}

function checkedDate(given: Date | null | undefined): Date {
  const now = sharedNow();
  if (!given) return new Date(Math.floor(now.getTime() / 1_000) * 1_000);
  if (Math.abs(given.getTime() - now.getTime()) > PREVIEW_MS)
    throw refuse.badInput('The preview is too old; ask for another one.', 'prorationDate');
  return given;
}

/** What a repeated request had done: the plan is there, or waits for the renewal. */
async function earlierChange(
  user: Types.ObjectId,
  { plan, interval }: ChangeInput,
): Promise<{ prorationAmount: number } | null> {
  const subscription = await runningPlan(user);
  if (!subscription) return null;
  if (subscription.nextPrice) {
    const next = await PlanPriceModel.findById(subscription.nextPrice).lean<PlanPrice>();
    const of = next && (await PlanModel.findById(next.plan).lean<Plan>());
    return (of?.code as string | undefined) === plan && next?.interval === interval
      ? { prorationAmount: 0 }
      : null;
  }
  if (subscription.plan !== plan || subscription.interval !== interval) return null;
  const invoice = await InvoiceModel.findOne({
    subscription: subscription.providerId,
    'lines.proration': true,
  })
    .sort({ issuedAt: -1 })
    .lean<Invoice>();
  return { prorationAmount: invoice?.amount ?? 0 };
}

async function syncWithInvoice(providerId: string): Promise<void> {
  await syncSubscription(providerId);
  const { latestInvoice } = await payments().subscription(providerId);
  if (latestInvoice) await syncInvoice(latestInvoice);
}

/** The name of one intention of a user: the same for the same clientId, so that the processor does it once. */
async function intention(
  ctx: Context,
  user: Types.ObjectId,
  operation: string,
  clientId: string | null | undefined,
  input: object,
): Promise<{ name: string; repeated: boolean }> {
  const fresh = new Types.ObjectId();
  const { key } = await transact(ctx, (tx) =>
    tx.once(user, operation, clientId, input, async () => ({ key: fresh })),
  );
  return { name: `${operation}:${key.toHexString()}`, repeated: !key.equals(fresh) };
}

/** Ends the viewer's plan: at the end of what is paid for, or at once without a refund. */
export async function cancelPlan(ctx: Context, { atPeriodEnd }: { atPeriodEnd: boolean }): Promise<void> {
  const { id } = requireViewer(ctx);
  const { providerId, cancelAtPeriodEnd, status } = await running(id);
  // A plan that is not paid has no end to wait for.
  const atEnd = atPeriodEnd && ['active', 'trialing', 'past_due'].includes(status);
  if (atEnd && cancelAtPeriodEnd) return;
  const { name } = await intention(ctx, id, 'cancelPlan', null, {});
  if (atEnd) await payments().cancelAtPeriodEnd(providerId, true, name);
  else await payments().cancelNow(providerId, name);
  await syncSubscription(providerId);
}

/** Keeps a plan that was to end or to change at its renewal. */
export async function resumePlan(ctx: Context): Promise<void> {
  const { id } = requireViewer(ctx);
  const { providerId, cancelAtPeriodEnd, nextPrice } = await running(id);
  const { name } = await intention(ctx, id, 'resumePlan', null, {});
  if (cancelAtPeriodEnd) await payments().cancelAtPeriodEnd(providerId, false, name);
  else if (nextPrice) await payments().schedulePlan(providerId, null, name);
  else throw refuse.conflict('The plan is not cancelled; there is nothing to resume.');
  await syncSubscription(providerId);
}

/** A page of the processor on which the viewer manages payment methods and sees invoices. */
export async function createBillingPortal(
  ctx: Context,
  { returnUrl }: { returnUrl: string },
): Promise<string> {
  const { id } = requireViewer(ctx);
  payments();
  return payments().portal(await customerOf(id), returnUrl);
}

/** The viewer's next invoice; null if none comes. */
export const upcomingInvoice = (providerId: string) => payments().upcoming(providerId);
