import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as payments from '../../src/integrations/payments/index.js';
import {
  CoinPackModel,
  CoinTransactionModel,
  TransactionModel,
  type CoinPack,
} from '../../src/models/billing/index.js';
import { UserModel } from '../../src/models/identity/index.js';
import { buyCoins, cancelPlan, refundTransaction } from '../../src/services/billing/index.js';
import type { DemoEvent } from '../../src/integrations/payments/demo/index.js';
import { testApp } from '../setup/app.js';
import { BACK } from './operations.js';
import { as, openPlan, openWorld, somebody, stateOf, type World } from './world.js';

let world: World;
beforeAll(async () => void (await testApp()));
beforeEach(async () => {
  world = await openWorld();
  return () => world.close();
});

type Who = Awaited<ReturnType<typeof somebody>>;

async function balanced({ id }: Who): Promise<void> {
  const rows = await CoinTransactionModel.find({ user: id, unit: 'coins' as never }).lean();
  const user = (await UserModel.findById(id).lean())!;
  expect(rows.reduce((sum, { amount }) => sum + amount, 0)).toBe(user.coins);
  expect(Math.min(...rows.map(({ balanceAfter }) => balanceAfter))).toBeGreaterThanOrEqual(0);
}

/** What happens to a subscription at the processor, while nobody delivers anything. */
const STORIES: Record<string, (who: Who) => Promise<void>> = {
  async 'bought, then renewed'(who) {
    await world.sim.pay((await openPlan(who)).providerId!);
    await world.travel(29);
  },
  async 'a renewal fails and is paid later'(who) {
    await world.sim.pay((await openPlan(who)).providerId!);
    const { stripeCustomerId } = (await UserModel.findById(who.id).lean())!.subscription;
    await world.sim.setCard(stripeCustomerId!, 'declined');
    await world.travel(29);
    await world.sim.setCard(stripeCustomerId!, 'ok');
    await world.travel(4);
  },
  async 'cancelled at once'(who) {
    const { providerId } = await openPlan(who);
    await world.sim.pay(providerId!);
    await world.sim.cancelNow((await world.sim.checkout(providerId!)).subscription!, `cancel ${providerId}`);
  },
  async 'a trial that becomes a plan, and its end'(who) {
    const { providerId } = await openPlan(who, { trial: true });
    await world.sim.pay(providerId!);
    await world.travel(15);
    await world.sim.cancelAtPeriodEnd(
      (await world.sim.checkout(providerId!)).subscription!,
      true,
      `end ${providerId}`,
    );
    await world.travel(31);
  },
  async 'refunded at the processor in two parts'(who) {
    const { providerId } = await openPlan(who);
    await world.sim.pay(providerId!);
    const { invoice } = await world.sim.checkout(providerId!);
    const { payments: paid } = await world.sim.invoice(invoice!);
    for (const amount of [400, 700])
      await world.sim.refund({
        payment: paid[0]!,
        amount,
        reason: 'other' as never,
        metadata: {},
        key: `${providerId}${amount}`,
      });
  },
};

describe('F12: the events of a story', () => {
  it.each(Object.entries(STORIES))(
    'in any order, repeated and interleaved, end in one state: %s',
    { timeout: 400_000 },
    async (_, story) => {
      const who = await somebody();
      await story(who);
      await world.deliverAll();
      const wanted = await stateOf(who.id);
      await balanced(who);
      const mine = (await UserModel.findById(who.id).lean())!.subscription.stripeCustomerId!;
      const events = (await world.events()).filter(({ object }) => {
        const text = JSON.stringify(object);
        return text.includes(mine) || /payment_intent/.test(text);
      });
      expect(events.length).toBeGreaterThan(4);
      const shuffled = fc.shuffledSubarray(events, { minLength: events.length });
      const orders = fc.tuple(shuffled, fc.shuffledSubarray(events), fc.integer({ min: 1, max: 4 }));
      await fc.assert(
        fc.asyncProperty(orders, async ([all, again, together]) => {
          await wipe(who);
          const stream = [...all, ...again];
          for (let n = 0; n < stream.length; n += together)
            await Promise.all(stream.slice(n, n + together).map((event) => deliverAnew(event)));
          expect(await stateOf(who.id)).toEqual(wanted);
          await balanced(who);
        }),
        { numRuns: 4 },
      );
    },
  );
});

/** Takes everything that was written about a person's payments away, so that the events can be told from the beginning. */
async function wipe({ id }: Who): Promise<void> {
  const models = await import('../../src/models/billing/index.js');
  for (const model of [
    models.BilledSubscriptionModel,
    models.InvoiceModel,
    models.PaymentModel,
    models.TransactionModel,
    models.BillingGrantModel,
  ])
    await (model as typeof models.InvoiceModel).collection.deleteMany({ user: id });
  await CoinTransactionModel.collection.deleteMany({ user: id, type: { $ne: 'earn' } });
  const kept = await CoinTransactionModel.find({ user: id, unit: 'coins' as never }).lean();
  await UserModel.collection.updateOne(
    { _id: id },
    {
      $set: {
        ...{ coins: kept.reduce((sum, { amount }) => sum + amount, 0), coinDebt: 0 },
        ...{ 'subscription.plan': 'free', 'subscription.status': 'active', 'subscription.accessUntil': null },
        ...{ 'subscription.currentPeriodEnd': null, 'subscription.cancelAtPeriodEnd': false },
      },
    },
  );
  await models.WebhookEventModel.collection.deleteMany({ happenedAt: { $gte: new Date('2040-01-01') } });
}

/** Delivers an event; one that another delivery of it works on is delivered again, as the processor would. */
async function deliverAnew(event: DemoEvent): Promise<void> {
  for (;;) {
    const outcome = await world.deliver(event);
    if (outcome !== 'failed' && outcome !== 'running') return;
  }
}

describe('a gateway that dies', () => {
  it(
    'between each two steps of a purchase and of its refund has them done once',
    { timeout: 300_000 },
    async () => {
      const pack = (await CoinPackModel.findOne({
        coins: 100,
        currency: 'USD',
        isActive: true,
      }).lean<CoinPack>())!;
      let calls = 0;
      let deadly = 0;
      // Dies before the n-th call of the processor, or after it took effect and before the gateway hears of it.
      const real = world.sim;
      const mortal = new Proxy(real, {
        get(target, name, receiver) {
          const value: unknown = Reflect.get(target, name, receiver);
          if (typeof value !== 'function' || ['pay', 'tick'].includes(String(name))) return value;
          return async (...args: unknown[]) => {
            calls += 1;
            if (calls === deadly) throw new Error('Killed before');
            const answer: unknown = await (value as (...all: unknown[]) => unknown).apply(target, args);
            calls += 1;
            if (calls === deadly) throw new Error('Killed after');
            return answer;
          };
        },
      });
      payments.useDemoProcessor(mortal);
      for (deadly = 1; ; deadly++) {
        calls = 0;
        const who = await somebody();
        const insist = async <T>(work: () => Promise<T>): Promise<T> => {
          for (let time = 0; ; time++)
            try {
              return await work();
            } catch (error) {
              if (!/Killed/.test(String((error as Error).message)) || time > 3) throw error;
            }
        };
        const open = await insist(() =>
          buyCoins(who.ctx, { coinPackId: pack._id, ...BACK, clientId: 'one' }),
        );
        await real.pay(open.providerId!);
        const deliver = async () => {
          for (const event of await real.desk.pending()) {
            while ((await world.deliver(event)) === 'failed');
            const { due: _due, ...rest } = event;
            await real.desk.store.put('event', { ...rest, delivered: true });
          }
        };
        await deliver();
        const paid = await TransactionModel.find({ user: who.id }).lean();
        expect(paid.map(({ status, amount }) => [status, amount])).toEqual([['completed', 199]]);
        expect((await UserModel.findById(who.id).lean())!.coins).toBe(350);
        const admin = { ...as(who.id), viewer: { ...as(who.id).viewer!, role: 'admin' } } as never;
        const refund = { transactionId: paid[0]!._id, reason: 'other' as never, clientId: 'back' };
        await insist(() => refundTransaction(admin, refund));
        await deliver();
        expect(await TransactionModel.findById(paid[0]!._id).lean()).toMatchObject({
          status: 'refunded',
          refunded: 199,
          refunding: 0,
        });
        expect((await UserModel.findById(who.id).lean())!.coins).toBe(250);
        await balanced(who);
        const customers = await real.desk.store.list('customer', {});
        expect(customers.filter(({ metadata }) => metadata['user'] === who.id.toHexString())).toHaveLength(1);
        if (calls < deadly) break;
      }
      expect(deadly).toBeGreaterThan(20);
    },
  );

  it('in the middle of ending a plan leaves one that can be ended again', async () => {
    const who = await somebody();
    await world.sim.pay((await openPlan(who)).providerId!);
    await world.deliverAll();
    world.sim.desk.faults.push({ operation: 'cancelNow', when: 'after', problem: 'unavailable' });
    await expect(cancelPlan(who.ctx, { atPeriodEnd: false })).rejects.toMatchObject({
      problem: 'unavailable',
    });
    await cancelPlan(who.ctx, { atPeriodEnd: false });
    expect((await UserModel.findById(who.id).lean())!.subscription).toMatchObject({
      plan: 'free',
      status: 'cancelled',
    });
  });
});
