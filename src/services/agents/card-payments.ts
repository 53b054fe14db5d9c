import type { Types } from 'mongoose';
import { isDuplicateKey } from '../../lib/duplicate-key.js';
import { transact, type Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import {
  AgentPeriod,
  AgentSubscriptionModel,
  AgentSubscriptionStatus,
  PayWith,
  SubscriptionSource,
  type Agent,
  type AgentPrice,
  type AgentSubscription,
} from '../../models/agents/index.js';
import { BillingInterval, PaymentPurpose, RefundReason, type Checkout } from '../../models/billing/index.js';
import { refuse } from '../../schema/errors.js';
import { refundPayment, requestPayment, type PaymentHooks, type SettledPayment } from '../billing/index.js';
import { endSubscription } from './cancel-subscription.js';
import { endOfPeriod } from './periods.js';
import type { SubscribeInput } from './subscribe.js';

/*
 * Subscriptions that are paid by card, through the billing domain. The row waits as PENDING for the first payment; a period
 * is open when its payment has arrived, as with coins.
 */

const { PENDING, ACTIVE, PAUSED, CANCELLED, EXPIRED } = AgentSubscriptionStatus;

const INTERVALS: Record<AgentPeriod, BillingInterval> = {
  [AgentPeriod.DAILY]: BillingInterval.DAY,
  [AgentPeriod.WEEKLY]: BillingInterval.WEEK,
  [AgentPeriod.MONTHLY]: BillingInterval.MONTH,
};

/** Opens the checkout of a subscription that is paid by card. */
export async function orderSubscription(
  ctx: Context,
  user: Types.ObjectId,
  { agent, price, input }: { agent: Agent; price: AgentPrice; input: SubscribeInput },
): Promise<{ subscription: Types.ObjectId; checkout: Checkout }> {
  const { successUrl, cancelUrl, coupon, clientId } = input;
  if (!successUrl) throw refuse.badInput('A payment by card needs a page to come back to.', 'successUrl');
  if (!cancelUrl) throw refuse.badInput('A payment by card needs a page to come back to.', 'cancelUrl');
  if (price.amount < 1)
    throw refuse.badInput('The agent has no price in money for this period; COINS is allowed.', 'payWith');
  const id = await pending(ctx, user, { agent, price, input });
  const { checkout } = await requestPayment(ctx, {
    ...{ purpose: PaymentPurpose.AGENT_SUBSCRIPTION, subject: { type: 'AgentSubscription', id } },
    ...{ payer: user, amount: price.amount, currency: price.currency },
    // What does not renew is a single purchase: the processor has nothing to charge again.
    ...(input.autoRenew ? { interval: INTERVALS[price.period] } : {}),
    ...{ description: `Subscription to ${agent.name}`.slice(0, 200), coupon: coupon ?? null },
    ...{ successUrl, cancelUrl, clientId: clientId ?? null },
  });
  return { subscription: id, checkout };
}

/** The row that waits for the payment: one a user and agent, with the terms that were asked for last. */
async function pending(
  ctx: Context,
  user: Types.ObjectId,
  { agent, price, input }: { agent: Agent; price: AgentPrice; input: SubscribeInput },
): Promise<Types.ObjectId> {
  if (await AgentSubscriptionModel.exists({ user, agent: agent._id, live: true }))
    throw refuse.conflict('There is a live subscription to this agent already; one is allowed.', 'agentId');
  const terms = { period: price.period, price, payWith: PayWith.CARD, autoRenew: input.autoRenew };
  try {
    return await transact(ctx, async (tx) => {
      const row = await AgentSubscriptionModel.collection.findOneAndUpdate(
        { user, agent: agent._id, status: PENDING },
        {
          $set: { ...terms, updatedAt: tx.at },
          $setOnInsert: {
            ...{ startsAt: tx.at, currentPeriodStart: tx.at, expiresAt: tx.at, dueAt: tx.at, periods: 0 },
            ...{ usage: { messages: 0, tokens: 0 }, source: SubscriptionSource.API, createdAt: tx.at },
          },
        },
        { session: tx.session, upsert: true, returnDocument: 'after' },
      );
      return row!._id;
    });
  } catch (error) {
    // Two clicks at once: the other one has made it.
    if (!isDuplicateKey(error)) throw error;
    const made = await AgentSubscriptionModel.findOne(
      { user, agent: agent._id, status: PENDING },
      { _id: 1 },
    );
    if (!made) throw error;
    return made._id;
  }
}

/** What follows from payments of subscriptions by card. */
export const agentPayments: PaymentHooks = {
  async onPaid(tx, payment) {
    const row = await subscriptionOf(tx, payment.subject.id);
    const opened = row ? await openPeriod(tx, row, payment) : false;
    // The subscription has ended meanwhile, or there is another one: nothing is sold, so the money goes back.
    if (!opened) await giveBack(tx, payment);
  },
  async onRefunded(tx, { subject, amount }, { total }) {
    const row = await subscriptionOf(tx, subject.id);
    if (row?.live && total >= amount) await endSubscription(tx, row, CANCELLED);
  },
  async onFailed(tx, { subject: { id: _id } }) {
    await AgentSubscriptionModel.collection.deleteOne({ _id, status: PENDING }, { session: tx.session });
  },
  async onSubscription(tx, { subject: { id: _id }, subscription: providerId, live, cancelAtPeriodEnd }) {
    const row = await subscriptionOf(tx, _id);
    if (!row) return;
    const autoRenew = !cancelAtPeriodEnd;
    const cancelledAt = cancelAtPeriodEnd ? (row.cancelledAt ?? tx.at) : undefined;
    await AgentSubscriptionModel.collection.updateOne(
      { _id },
      {
        $set: {
          providerId,
          updatedAt: tx.at,
          ...(row.live ? { autoRenew } : {}),
          ...(cancelledAt ? { cancelledAt } : {}),
        },
        ...(cancelledAt ? {} : { $unset: { cancelledAt: '' } }),
      },
      { session: tx.session },
    );
    if (!live && row.live)
      await endSubscription(tx, row, cancelledAt || row.cancelledAt ? CANCELLED : EXPIRED);
  },
};

const subscriptionOf = (tx: Tx, _id: Types.ObjectId): Promise<AgentSubscription | null> =>
  AgentSubscriptionModel.findById(_id).session(tx.session).lean<AgentSubscription>();

/** Opens the period that was paid for. False where the subscription can have none. */
async function openPeriod(
  tx: Tx,
  { _id, user, agent, status, period, periods }: AgentSubscription,
  payment: SettledPayment,
): Promise<boolean> {
  const first = status === PENDING;
  if (!first && status !== ACTIVE && status !== PAUSED) return false;
  if (first && (await AgentSubscriptionModel.exists({ user, agent, live: true }).session(tx.session)))
    return false;
  const { start, end } = payment.period ?? { start: tx.at, end: endOfPeriod(tx.at, period, 1) };
  await AgentSubscriptionModel.collection.updateOne(
    { _id },
    {
      $set: {
        ...{ status: ACTIVE, live: true, periods: periods + 1, currentPeriodStart: start, expiresAt: end },
        ...{ dueAt: end, updatedAt: tx.at, usage: { messages: 0, tokens: 0 } },
        ...(first ? { startsAt: start } : {}),
        ...(payment.subscription ? { providerId: payment.subscription } : {}),
      },
    },
    { session: tx.session },
  );
  const facts = { subscription: _id, agent, user };
  if (first) tx.emit('agent.subscribed', facts, user);
  else tx.emit('agent.renewed', facts, null);
  return true;
}

/** The refund in full of the newest payment ends the subscription at the processor as well. */
const giveBack = (tx: Tx, { transaction, subject, user }: SettledPayment) =>
  refundPayment(tx, {
    ...{ purpose: PaymentPurpose.AGENT_SUBSCRIPTION, subject: subject.id, payer: user },
    ...{ reason: RefundReason.OTHER, key: `agent-not-opened:${transaction.toHexString()}` },
  });
