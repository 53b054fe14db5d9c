import { transact } from '../../events/transact.js';
import { sharedNow } from '../../lib/clock.js';
import {
  AgentModel,
  AgentStatus,
  AgentSubscriptionModel,
  AgentSubscriptionStatus,
  PayWith,
  type Agent,
  type AgentSubscription,
} from '../../models/agents/index.js';
import { ErrorCode, Refusal } from '../../schema/errors.js';
import { takesPayments } from '../../integrations/payments/index.js';
import { endRecurring } from '../billing/index.js';
import { endSubscription } from './cancel-subscription.js';
import { endOfGrace, endOfPeriod } from './periods.js';
import { payPeriod } from './subscribe.js';

/** The result of a run. */
export interface Renewals {
  renewed: number;
  paused: number;
  ended: number;
}

const MOST_AT_ONCE = 500;

/**
 * Renews due subscriptions and ends expired ones. An unpaid renewal gives three days of grace and is tried again at
 * their end. Each subscription has its own transaction, so an interrupted run is continued by the next.
 */
export async function renewSubscriptions({ signal }: { signal: AbortSignal }): Promise<Renewals> {
  const done: Renewals = { renewed: 0, paused: 0, ended: 0 };
  for (;;) {
    const due = await AgentSubscriptionModel.find({ live: true, dueAt: { $lte: sharedNow() } })
      .sort({ dueAt: 1 })
      .limit(MOST_AT_ONCE)
      .lean<AgentSubscription[]>();
    for (const subscription of due) {
      if (signal.aborted) return done;
      const what = await passDue(subscription);
      if (what) done[what] += 1;
    }
    if (due.length < MOST_AT_ONCE) return done;
  }
}

async function passDue(subscription: AgentSubscription): Promise<keyof Renewals | null> {
  if (!subscription.autoRenew) {
    const { CANCELLED, EXPIRED } = AgentSubscriptionStatus;
    return end(subscription, subscription.cancelledAt ? CANCELLED : EXPIRED);
  }
  const agent = await AgentModel.findById(subscription.agent).lean<Agent>();
  const sold = agent?.isActive === true && agent.status !== AgentStatus.DEPRECATED;
  const late = endOfGrace(subscription.expiresAt) <= sharedNow();
  // After a long outage users don't pay for a period that is over; the processor reports failed cards itself.
  if (!sold || (late && subscription.status === AgentSubscriptionStatus.ACTIVE))
    return end(subscription, AgentSubscriptionStatus.EXPIRED);
  if (subscription.payWith === PayWith.COINS) {
    try {
      return await renew(subscription, agent);
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== ErrorCode.INSUFFICIENT_FUNDS) throw error;
    }
  }
  return late ? end(subscription, AgentSubscriptionStatus.EXPIRED) : pause(subscription);
}

/** One that is paid by card ends at the processor first: if that fails, the next run tries again. */
async function end(
  subscription: AgentSubscription,
  to: AgentSubscriptionStatus.CANCELLED | AgentSubscriptionStatus.EXPIRED,
): Promise<'ended' | null> {
  const { providerId } = subscription;
  if (providerId && takesPayments()) await endRecurring(providerId, { atPeriodEnd: false });
  return transact(null, async (tx) => ((await endSubscription(tx, subscription, to)) ? 'ended' : null));
}

function renew(subscription: AgentSubscription, agent: Agent): Promise<'renewed' | null> {
  const { _id, user, price, period, startsAt, periods, expiresAt } = subscription;
  const next = endOfPeriod(startsAt, period, periods + 1);
  return transact(null, async (tx) => {
    const { matchedCount } = await AgentSubscriptionModel.collection.updateOne(
      { _id, live: true, periods, autoRenew: true },
      {
        $set: {
          ...{ status: AgentSubscriptionStatus.ACTIVE, currentPeriodStart: expiresAt, expiresAt: next },
          ...{ dueAt: next, updatedAt: tx.at, 'usage.messages': 0, 'usage.tokens': 0 },
        },
        $inc: { periods: 1 },
      },
      { session: tx.session },
    );
    if (matchedCount === 0) return null;
    await payPeriod(tx, { user, agent, price, subscription: _id });
    tx.emit('agent.renewed', { subscription: _id, agent: agent._id, user }, null);
    return 'renewed';
  });
}

function pause({ _id, user, agent, expiresAt, periods }: AgentSubscription): Promise<'paused' | null> {
  return transact(null, async (tx) => {
    const { matchedCount } = await AgentSubscriptionModel.collection.updateOne(
      { _id, live: true, periods, status: AgentSubscriptionStatus.ACTIVE },
      {
        $set: { status: AgentSubscriptionStatus.PAUSED, dueAt: endOfGrace(expiresAt), updatedAt: tx.at },
      },
      { session: tx.session },
    );
    if (matchedCount === 0) return null;
    tx.emit('agent.subscriptionPaused', { subscription: _id, agent, user }, null);
    return 'paused';
  });
}
