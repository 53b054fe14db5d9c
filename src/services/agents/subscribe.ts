import { Types } from 'mongoose';
import { requireViewer } from '../../auth/viewer.js';
import { orEarlier } from '../../events/idempotency.js';
import { transact, type Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import {
  AgentStatus,
  AgentSubscriptionModel,
  AgentSubscriptionStatus,
  PayWith,
  SubscriptionSource,
  type Agent,
  type AgentPeriod,
  type AgentPrice,
} from '../../models/agents/index.js';
import { CoinTransactionType, type Checkout } from '../../models/billing/index.js';
import { canSeeAgent } from '../../rules/agents/index.js';
import { refuse } from '../../schema/errors.js';
import { postCoins } from '../billing/index.js';
import { orderSubscription } from './card-payments.js';
import { endOfPeriod } from './periods.js';

/** The input of a subscription. Prices are those of the catalogue. */
export interface SubscribeInput {
  agentId: Types.ObjectId;
  period: AgentPeriod;
  payWith: PayWith;
  autoRenew: boolean;
  coupon?: string | null;
  /** Where a payment by card comes back to. */
  successUrl?: string | null;
  cancelUrl?: string | null;
  clientId?: string | null;
}

/**
 * Subscribes the viewer to an agent: immediately with coins, by card once the returned checkout is paid.
 * @throws NOT_FOUND, BAD_USER_INPUT, CONFLICT if there is an active subscription, INSUFFICIENT_FUNDS
 */
export async function subscribeToAgent(
  ctx: Context,
  input: SubscribeInput,
): Promise<{ subscription: Types.ObjectId; checkout?: Checkout }> {
  const { id: user } = requireViewer(ctx);
  return orEarlier(user, 'subscribeToAgent', input.clientId, input, async () => {
    const agent = await usableAgent(ctx, input.agentId);
    const price = priceOf(agent, input.period);
    if (input.payWith === PayWith.CARD) return orderSubscription(ctx, user, { agent, price, input });
    if (input.coupon) throw refuse.notFound('The coupon', 'coupon');
    return transact(ctx, (tx) =>
      tx.once(user, 'subscribeToAgent', input.clientId, input, async () => {
        const made = await openSubscription(tx, { user, agent, price, ...input });
        await payPeriod(tx, { user, agent, price, subscription: made });
        return { subscription: made };
      }),
    );
  });
}

/** The agent that the viewer wants to use. @throws NOT_FOUND, CONFLICT while it cannot be used */
export async function usableAgent(ctx: Context, agentId: Types.ObjectId, field = 'agentId'): Promise<Agent> {
  const agent = await ctx.loaders.agent.load(agentId);
  if (!agent || !(await canSeeAgent(ctx, agent))) throw refuse.notFound('The agent', field);
  if (agent.status === AgentStatus.MAINTENANCE || !agent.isActive)
    throw refuse.conflict('The agent is not available for now; try again later.', field);
  return agent;
}

function priceOf({ pricing, status }: Agent, period: AgentPeriod): AgentPrice {
  if (status === AgentStatus.DEPRECATED)
    throw refuse.conflict('The agent is deprecated and takes no new subscriptions.', 'agentId');
  const price = pricing.find((one) => one.period === period);
  if (price) return price;
  const offered = pricing.map((one) => one.period.toUpperCase()).join(', ') || 'no period';
  throw refuse.badInput(`The agent is not offered for this period; ${offered} is allowed.`, 'period');
}

/** Inserts the row of a subscription. The unique index allows one active one per user and agent. @throws CONFLICT */
export async function openSubscription(
  tx: Tx,
  given: Pick<SubscribeInput, 'period' | 'payWith' | 'autoRenew'> & {
    user: Types.ObjectId;
    agent: Pick<Agent, '_id'>;
    price: AgentPrice;
  },
): Promise<Types.ObjectId> {
  const { user, agent, price, period, payWith, autoRenew } = given;
  const _id = new Types.ObjectId();
  const expiresAt = endOfPeriod(tx.at, period, 1);
  const { upsertedCount } = await AgentSubscriptionModel.collection.updateOne(
    { user, agent: agent._id, live: true },
    {
      $setOnInsert: {
        ...{ _id, period, price, payWith, autoRenew, startsAt: tx.at, periods: 1, currentPeriodStart: tx.at },
        ...{ status: AgentSubscriptionStatus.ACTIVE, expiresAt, dueAt: expiresAt },
        ...{
          usage: { messages: 0, tokens: 0 },
          source: SubscriptionSource.API,
          createdAt: tx.at,
          updatedAt: tx.at,
        },
      },
    },
    { session: tx.session, upsert: true },
  );
  if (upsertedCount === 0)
    throw refuse.conflict('There is a live subscription to this agent already; one is allowed.', 'agentId');
  tx.emit('agent.subscribed', { subscription: _id, agent: agent._id, user }, user);
  return _id;
}

/** Takes the coins of one period. @throws INSUFFICIENT_FUNDS */
export async function payPeriod(
  tx: Tx,
  given: {
    user: Types.ObjectId;
    agent: Pick<Agent, 'name'>;
    price: AgentPrice;
    subscription: Types.ObjectId;
  },
): Promise<void> {
  const { user, agent, price, subscription } = given;
  if (price.coins === 0) return;
  await postCoins(tx, {
    user,
    amount: -price.coins,
    type: CoinTransactionType.SPEND,
    description: `Subscription to ${agent.name}, ${price.period}`,
    related: { type: 'AgentSubscription', id: subscription },
  });
}
