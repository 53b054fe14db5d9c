import { Types } from 'mongoose';
import { paymentHooks } from '../../../domain.js';
import { insertOnce } from '../../../events/insert-once.js';
import { transact, type Tx } from '../../../events/transact.js';
import { payments, type ProviderSubscription } from '../../../integrations/payments/index.js';
import {
  BilledSubscriptionModel,
  BillingTrialModel,
  PaymentPurpose,
  PlanModel,
  PlanPriceModel,
  type BilledSubscription,
  type Plan,
  type PlanPrice,
} from '../../../models/billing/index.js';
import type { User } from '../../../models/identity/index.js';
import { StaleFence } from '../lock.js';
import { graceOf, isLive } from '../plan-of.js';
import { subscriptionDiscount } from './discount.js';
import { endDuplicates } from './duplicates.js';
import { lockedFor, userOfCustomer, type Synced } from './locked.js';
import { noteMovement } from './movement.js';
import { refreshPlan } from './refresh-plan.js';

/** Fetches a subscription and writes its state down. Whatever told of it, and however often, the result is the same. */
export async function syncSubscription(id: string): Promise<Synced> {
  const { customer } = await payments().subscription(id);
  return lockedFor(customer, async (fence) => ((await applySubscription(id, fence)) ? 'applied' : 'unknown'));
}

/** As `syncSubscription`, under the customer's lock. Null for a customer who is not ours. */
export async function applySubscription(id: string, fence: number): Promise<BilledSubscription | null> {
  const fetched = await payments().subscription(id);
  const user = await userOfCustomer(fetched.customer);
  if (!user) return null;
  const facts = {
    ...(await factsOf(fetched)),
    ...{ paymentActionUrl: await actionUrlOf(fetched), discount: await subscriptionDiscount(fetched) },
  };
  const stored = await transact(null, (tx) => write(tx, user, fetched, facts, fence));
  if (stored.purpose === PaymentPurpose.PLAN) await endDuplicates(user._id);
  return stored;
}

type Facts = Pick<BilledSubscription, 'purpose' | 'subject' | 'price' | 'plan' | 'nextPrice'>;

/** What a subscription is of: by its price, or by what we attached to it. */
async function factsOf({ price: id, nextPrice, metadata }: ProviderSubscription): Promise<Facts> {
  const price = id && (await PlanPriceModel.findOne({ providerId: id }).lean<PlanPrice>());
  const next =
    nextPrice && (await PlanPriceModel.findOne({ providerId: nextPrice }, { _id: 1 }).lean<PlanPrice>());
  const plan = price && (await PlanModel.findById(price.plan).lean<Plan>());
  const stated = Object.values(PaymentPurpose).find((one) => one === metadata['purpose']);
  const { subject } = metadata;
  const named = subject && Types.ObjectId.isValid(subject) ? new Types.ObjectId(subject) : undefined;
  // A change of plan changes the price and leaves the metadata.
  const purpose = plan ? PaymentPurpose.PLAN : (stated ?? PaymentPurpose.PLAN);
  return {
    purpose,
    ...(plan ? { subject: plan._id, plan: plan.code } : named ? { subject: named } : {}),
    ...(price ? { price: price._id } : {}),
    nextPrice: next ? next._id : null,
  };
}

/** Where the user confirms a payment that waits for it: the page of the open invoice. */
async function actionUrlOf({ status, latestInvoice }: ProviderSubscription): Promise<string | null> {
  if (!latestInvoice || !['past_due', 'incomplete', 'unpaid'].includes(status)) return null;
  const invoice = await payments().invoice(latestInvoice);
  const payment = invoice.payments.at(-1);
  if (invoice.status !== 'open' || !payment) return null;
  return (await payments().payment(payment)).status === 'action_required' ? invoice.hostedUrl : null;
}

async function write(
  tx: Tx,
  user: Pick<User, '_id'>,
  fetched: ProviderSubscription,
  facts: Facts & Pick<BilledSubscription, 'paymentActionUrl' | 'discount'>,
  fence: number,
): Promise<BilledSubscription> {
  const { id: providerId, status, amount, currency, interval, metadata: _metadata } = fetched;
  const before = await BilledSubscriptionModel.findOne({ providerId })
    .session(tx.session)
    .lean<BilledSubscription>();
  if (before && before.fence > fence) throw new StaleFence(`${providerId} was written by a later holder.`);
  const graceUntil = graceOf(fetched);
  const values = {
    ...{ user: user._id, status, graceUntil, ...facts },
    ...(amount === null ? {} : { amount }),
    ...(currency === null ? {} : { currency }),
    ...(interval === null ? {} : { interval }),
    ...{ currentPeriodStart: fetched.currentPeriodStart, currentPeriodEnd: fetched.currentPeriodEnd },
    ...{ cancelAtPeriodEnd: fetched.cancelAtPeriodEnd, endedAt: fetched.endedAt },
    ...{ trialEndsAt: fetched.trialEnd, paymentMethod: fetched.paymentMethod },
    ...{ providerCreatedAt: fetched.createdAt, fence, syncedAt: tx.at, updatedAt: tx.at },
    // A coupon that was changed since says nothing about what was agreed.
    discount: before?.discount ?? facts.discount,
    graceEnded: before?.graceEnded === true && before.graceUntil?.getTime() === graceUntil?.getTime(),
  };
  await BilledSubscriptionModel.collection.updateOne(
    { providerId },
    { $set: values as never, $setOnInsert: { createdAt: tx.at } },
    { session: tx.session, upsert: true },
  );
  if (fetched.trialStart)
    await insertOnce(
      BillingTrialModel,
      { _id: user._id },
      { subscription: providerId, at: fetched.trialStart },
      tx,
    );
  const stored = await BilledSubscriptionModel.findOne({ providerId })
    .session(tx.session)
    .lean<BilledSubscription>();
  await noteMovement(tx, before, stored!);
  if (facts.purpose === PaymentPurpose.PLAN) await refreshPlan(tx, user._id);
  else await tellSeller(tx, stored!);
  return stored!;
}

async function tellSeller(tx: Tx, subscription: BilledSubscription): Promise<void> {
  const { purpose, subject, user, providerId, cancelAtPeriodEnd, currentPeriodEnd } = subscription;
  if (!subject) return;
  await paymentHooks(purpose)?.onSubscription?.(tx, {
    ...{ user, subject: { type: subjectTypeOf(purpose), id: subject }, subscription: providerId },
    ...{ live: isLive(subscription, tx.at), cancelAtPeriodEnd, currentPeriodEnd },
  });
}

/** The type of what each purpose is about. */
export const subjectTypeOf = (purpose: PaymentPurpose): string =>
  ({
    [PaymentPurpose.PLAN]: 'Plan',
    [PaymentPurpose.COINS]: 'CoinPack',
    [PaymentPurpose.AGENT_SUBSCRIPTION]: 'AgentSubscription',
    [PaymentPurpose.EVENT_FEE]: 'EventRegistration',
    [PaymentPurpose.CONSULTATION]: 'Consultation',
    [PaymentPurpose.DONATION]: 'User',
  })[purpose];
