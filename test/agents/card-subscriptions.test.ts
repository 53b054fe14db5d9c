import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Types } from 'mongoose';
import type { Context } from '../../src/loaders/context.js';
import { AgentPeriod, AgentSubscriptionModel, PayWith } from '../../src/models/agents/index.js';
import { TransactionModel } from '../../src/models/billing/index.js';
import { readGlobalId } from '../../src/schema/ids.js';
import {
  cancelAgentSubscription,
  renewSubscriptions,
  resumeAgentSubscription,
  subscribeToAgent,
} from '../../src/services/agents/index.js';
import { BACK } from '../billing/operations.js';
import { as, openWorld, somebody, type World } from '../billing/world.js';
import { makeAgent } from './world.js';

let world: World;
let agentId: Types.ObjectId;
let who: { id: Types.ObjectId; ctx: Context };

beforeAll(async () => {
  agentId = readGlobalId((await makeAgent()).id)!.id;
  world = await openWorld();
});
beforeEach(async () => {
  who = await somebody();
});
afterAll(() => world.close());

const order = (more: object = {}) => {
  const terms = { period: AgentPeriod.WEEKLY, payWith: PayWith.CARD, autoRenew: true };
  return subscribeToAgent(as(who.id), { agentId, ...terms, ...BACK, ...more });
};
const row = () => AgentSubscriptionModel.findOne({ user: who.id }).sort({ createdAt: -1 }).lean();
const bought = async (more: object = {}) => {
  const { checkout, subscription } = await order(more);
  await world.sim.pay(checkout!.providerId!);
  await world.deliverAll();
  return subscription;
};
const days = async (count: number) => {
  await world.travel(count);
  await world.deliverAll();
  await renewSubscriptions({ signal: new AbortController().signal });
};

describe('a subscription by card', () => {
  it('waits for the payment, and two clicks are one checkout', async () => {
    const [first, again] = await Promise.all([order(), order()]);
    expect(again.checkout!._id).toEqual(first.checkout!._id);
    expect(await row()).toMatchObject({ status: 'pending', periods: 0 });
    expect((await row())!.live).toBeUndefined();
    await world.sim.pay(first.checkout!.providerId!);
    await world.deliverAll((events) => [...events, ...events]);
    const opened = (await row())!;
    expect(opened).toMatchObject({ status: 'active', live: true, periods: 1, autoRenew: true });
    expect(opened.expiresAt.getTime() - opened.startsAt.getTime()).toBe(7 * 86_400_000);
    await expect(order()).rejects.toMatchObject({ code: 'CONFLICT' });
    const paid = await TransactionModel.find({ user: who.id }).lean();
    expect(paid).toMatchObject([{ purpose: 'agent_subscription', amount: 500, type: 'subscription' }]);
  });

  it('is paid by the processor each period, and paused, then ended where the card fails', async () => {
    await bought();
    await days(7.5);
    expect(await row()).toMatchObject({ status: 'active', periods: 2 });
    const payments = await TransactionModel.find({ user: who.id }).lean();
    expect(payments).toHaveLength(2);
    const { customer } = await world.sim.subscription((await row())!.providerId!);
    await world.sim.setCard(customer, 'declined');
    await days(7);
    expect(await row()).toMatchObject({ status: 'paused', live: true });
    await days(3);
    expect(await row()).toMatchObject({ status: 'expired' });
    expect((await world.sim.subscription((await row())!.providerId!)).status).toBe('canceled');
  });

  it('is cancelled and resumed at the processor too, by its user only', async () => {
    const subscription = await bought();
    const { providerId } = (await row())!;
    const other = await somebody();
    await expect(cancelAgentSubscription(other.ctx, subscription)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await cancelAgentSubscription(who.ctx, subscription, 'Enough');
    expect((await world.sim.subscription(providerId!)).cancelAtPeriodEnd).toBe(true);
    await world.deliverAll();
    expect(await row()).toMatchObject({ autoRenew: false, cancelReason: 'Enough', live: true });
    await resumeAgentSubscription(who.ctx, subscription);
    await world.deliverAll();
    expect(await row()).toMatchObject({ autoRenew: true });
    await cancelAgentSubscription(who.ctx, subscription);
    await days(8);
    expect(await row()).toMatchObject({ status: 'cancelled' });
    expect(await TransactionModel.countDocuments({ user: who.id })).toBe(1);
  });

  it('without renewal is a single purchase', async () => {
    const subscription = await bought({ autoRenew: false });
    const opened = (await row())!;
    expect(opened).toMatchObject({ status: 'active', autoRenew: false });
    expect(opened.providerId).toBeUndefined();
    await expect(resumeAgentSubscription(who.ctx, subscription)).rejects.toMatchObject({ code: 'CONFLICT' });
    await days(8);
    expect(await row()).toMatchObject({ status: 'expired' });
  });

  it('that another one came before is paid back; one that is not paid leaves nothing', async () => {
    const { checkout } = await order();
    await subscribeToAgent(as(who.id), {
      ...{ agentId, period: AgentPeriod.DAILY, payWith: PayWith.COINS, autoRenew: true },
    });
    await world.sim.pay(checkout!.providerId!);
    await world.deliverAll();
    const [paid] = await TransactionModel.find({ user: who.id }).lean();
    expect(paid).toMatchObject({ refunding: 500 });
    expect(await AgentSubscriptionModel.find({ user: who.id, live: true }).lean()).toMatchObject([
      { payWith: 'coins' },
    ]);
    who = await somebody();
    const unpaid = await order();
    await world.sim.expireCheckout(unpaid.checkout!.providerId!);
    await world.deliverAll();
    expect(await row()).toBeNull();
  });
});
