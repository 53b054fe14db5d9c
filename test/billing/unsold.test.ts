import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TransactionModel, TransactionType } from '../../src/models/billing/index.js';
import { testApp } from '../setup/app.js';
import { customerOf } from './shop.js';
import { buyPlan, openPlan, openWorld, somebody, type World } from './world.js';

let world: World;
beforeAll(async () => {
  await testApp();
  world = await openWorld();
});
afterAll(() => world.close());

const rows = (user: object) => TransactionModel.find({ user }).sort({ createdAt: 1, _id: 1 }).lean();

/** Somebody who is a customer at the processor. */
async function customer() {
  const who = await somebody();
  await openPlan(who);
  return { ...who, customer: await customerOf(who.one) };
}

describe('a refund', () => {
  it('without an original is a transaction of its own, once however often it is told', async () => {
    const who = await customer();
    const payment = await world.sim.chargeByHand(who.customer, 900, 'USD');
    await world.deliverAll();
    expect(await rows(who.id)).toEqual([]);
    await world.sim.refundByHand(payment, 300);
    await world.sim.refundByHand(payment, 200);
    await world.deliverAll((events) => [...events.toReversed(), ...events]);
    expect(await rows(who.id)).toMatchObject([
      { type: TransactionType.REFUND, status: 'completed', amount: 300, currency: 'USD', refunds: [] },
      { type: TransactionType.REFUND, status: 'completed', amount: 200, fulfilledAt: null },
    ]);
    expect((await rows(who.id)).every(({ purpose }) => purpose === undefined)).toBe(true);
  });

  it('of a known payment stands in its refunds only', async () => {
    const who = await somebody();
    await buyPlan(world, who);
    const [sold] = await rows(who.id);
    await world.sim.refundByHand(sold!.providerPaymentId!, 100);
    await world.deliverAll();
    expect(await rows(who.id)).toMatchObject([
      { type: TransactionType.SUBSCRIPTION, refunded: 100, refunds: [{ amount: 100, status: 'succeeded' }] },
    ]);
  });

  it('that came before its original goes into it when that is known', async () => {
    const who = await somebody();
    await buyPlan(world, who);
    const [sold] = await rows(who.id);
    await world.sim.refundByHand(sold!.providerPaymentId!, 100);
    const events = await world.sim.desk.pending();
    await TransactionModel.collection.insertOne({
      ...{ ...sold, _id: undefined!, number: 'TXN-LOOSE', type: TransactionType.REFUND, refunds: [] },
      source: `refund:${String(events.find(({ type }) => type === 'refund.created')!.object['id'])}`,
    });
    await world.deliverAll();
    expect((await rows(who.id)).map(({ type }) => type)).toEqual([TransactionType.SUBSCRIPTION]);
  });
});

describe('a credit', () => {
  it('to the balance is a transaction, once however often it is told', async () => {
    const who = await customer();
    await world.sim.credit(who.customer, 500, 'USD', 'For the outage');
    await world.sim.credit(who.customer, 100, 'USD', null);
    await world.deliverAll((events) => [...events, ...events]);
    expect(await rows(who.id)).toMatchObject([
      { type: TransactionType.CREDIT, status: 'completed', amount: 500, description: 'For the outage' },
      { type: TransactionType.CREDIT, amount: 100, description: 'Credit' },
    ]);
  });
});
