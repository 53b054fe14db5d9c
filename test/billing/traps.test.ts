import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { demoPayments } from '../../src/integrations/payments/index.js';
import { readInvoice, readSubscription } from '../../src/integrations/payments/stripe/read.js';
import { formatMoney } from '../../src/lib/money.js';
import {
  BilledSubscriptionModel,
  CheckoutModel,
  CoinPackModel,
  CoinTransactionModel,
  InvoiceModel,
  TransactionModel,
  WebhookEventModel,
  type CoinPack,
} from '../../src/models/billing/index.js';
import { PlatformPlan, UserModel } from '../../src/models/identity/index.js';
import {
  buyCoins,
  cancelPlan,
  changePlan,
  confirmCheckout,
  may,
  PlanFeature,
  previewPlanChange,
  refundTransaction,
  resumePlan,
  syncInvoices,
  syncSubscription,
} from '../../src/services/billing/index.js';
import { testApp } from '../setup/app.js';
import { BACK } from './operations.js';
import { as, buyPlan, openPlan, openWorld, planOf, somebody, sweepAccess, type World } from './world.js';

let world: World;
beforeAll(async () => void (await testApp()));
beforeEach(async () => {
  world = await openWorld();
  return () => world.close();
});
afterAll(() => expect(demoPayments()!.desk.options.secret).not.toBe('whsec_world'));

const subscriptionOf = (id: object) =>
  BilledSubscriptionModel.find({ user: id } as never)
    .sort({ providerCreatedAt: 1 })
    .lean();
const coinsOf = async (id: object) => (await UserModel.findById(id).lean())!.coins;
const MONTH = 'month' as never;
const YEAR = 'year' as never;

async function pack(): Promise<CoinPack> {
  return (await CoinPackModel.findOne({ coins: 100, currency: 'USD', isActive: true }).lean<CoinPack>())!;
}

describe('subscriptions', () => {
  it('T3.1 updated(active) before created(incomplete) ends active, in both orders and at once', async () => {
    for (const order of ['forwards', 'backwards', 'together'] as const) {
      const who = await somebody();
      const { providerId } = await openPlan(who);
      await world.sim.pay(providerId!);
      const events = (await world.sim.desk.pending()).filter(({ type }) =>
        type.startsWith('customer.subscription.'),
      );
      expect(events.map(({ type }) => type)).toEqual([
        'customer.subscription.created',
        'customer.subscription.updated',
      ]);
      if (order === 'together') await Promise.all(events.map((event) => world.deliver(event)));
      else for (const event of order === 'forwards' ? events : events.reverse()) await world.deliver(event);
      const rows = await subscriptionOf(who.id);
      expect(
        rows.map(({ status }) => status),
        order,
      ).toEqual(['active']);
      expect(await planOf(who.id)).toBe('pro');
      await world.deliverAll();
    }
  });

  it('T3.7 two checkouts at once are one session and one customer; a second subscription ends and is refunded', async () => {
    const who = await somebody();
    const [a, b] = await Promise.all([openPlan(who), openPlan(who)]);
    expect(a.providerId).toBe(b.providerId);
    expect(world.sim.desk.calls.filter((call) => call === 'createCustomer').length).toBeGreaterThan(0);
    expect(await world.sim.desk.store.list('customer', {})).toHaveLength(1);
    expect(await world.sim.desk.store.list('session', {})).toHaveLength(1);
    // The page of a replaced checkout stayed open in a tab, and is paid after the other one.
    const other = await openPlan(who, { interval: YEAR });
    expect((await CheckoutModel.findById(a._id).lean())!.status).toBe('expired');
    await world.sim.pay(other.providerId!);
    await world.deliverAll();
    const customer = (await UserModel.findById(who.id).lean())!.subscription.stripeCustomerId!;
    const [first] = await subscriptionOf(who.id);
    const { price } = await world.sim.desk.need('session', a.providerId!);
    const late = await world.sim.desk.alone('late', async () => {
      const { start } = await import('../../src/integrations/payments/demo/subscriptions.js');
      return start(world.sim.desk, { customer, price, trialDays: 0, coupon: null, metadata: {} });
    });
    expect(late.collected).toBe('paid');
    await world.deliverAll();
    await world.deliverAll();
    const rows = await subscriptionOf(who.id);
    expect(rows.map(({ providerId, status, duplicate }) => [providerId, status, duplicate ?? false])).toEqual(
      [
        [first!.providerId, 'active', false],
        [late.subscription.id, 'canceled', true],
      ],
    );
    const refunded = await TransactionModel.findOne({ source: `invoice:${late.invoice.id}` }).lean();
    expect(refunded).toMatchObject({
      status: 'refunded',
      refunded: 1900,
      refunds: [{ reason: 'duplicate' }],
    });
    expect(await planOf(who.id)).toBe('pro');
    // The coins of the period that is kept, and none of the one that was refunded.
    expect(await coinsOf(who.id)).toBe(750);
  });

  it('T3.8 a trial is had once by a user, whatever became of the subscription', async () => {
    const who = await somebody();
    await buyPlan(world, who, { trial: true });
    expect((await subscriptionOf(who.id))[0]).toMatchObject({ status: 'trialing' });
    await cancelPlan(who.ctx, { atPeriodEnd: false });
    await world.deliverAll();
    expect(await planOf(who.id)).toBe('free');
    const again = await openPlan(who, { trial: true });
    expect(again).toMatchObject({ trialDays: 0, amount: 1900 });
    expect((await world.sim.desk.need('session', again.providerId!)).trialDays).toBe(0);
  });

  it('T3.9 old and new shapes of the API read alike, and what is missing is null', () => {
    const price = { id: 'price_1', unit_amount: 1900, currency: 'usd', recurring: { interval: 'month' } };
    const both = {
      id: 'sub_1',
      customer: 'cus_1',
      status: 'active',
      created: 1_700_000_000,
      cancel_at_period_end: false,
    };
    const period = { current_period_start: 1_700_000_000, current_period_end: 1_702_592_000 };
    const now = readSubscription({ ...both, items: { data: [{ price, ...period }] } });
    const old = readSubscription({ ...both, ...period, items: { data: [{ price }] } });
    expect(old).toEqual(now);
    expect(now.currentPeriodEnd).toEqual(new Date(1_702_592_000_000));
    const bare = readSubscription({ ...both, items: { data: [{ price }] } });
    expect([bare.currentPeriodStart, bare.currentPeriodEnd, bare.trialEnd]).toEqual([null, null, null]);
    const invoice = {
      id: 'in_1',
      customer: 'cus_1',
      status: 'paid',
      total: 1900,
      amount_paid: 1900,
      currency: 'usd',
      created: 1_700_000_000,
    };
    const line = {
      amount: 1900,
      description: 'Pro',
      quantity: 1,
      period: { start: 1_700_000_000, end: 1_702_592_000 },
    };
    expect(
      readInvoice({
        ...invoice,
        ...{ subscription: 'sub_1', payment_intent: 'pi_1', tax: 303 },
        lines: { data: [{ ...line, price: { id: 'price_1' }, proration: false, subscription: 'sub_1' }] },
      }),
    ).toEqual(
      readInvoice({
        ...invoice,
        parent: { subscription_details: { subscription: 'sub_1' } },
        payments: { data: [{ payment: { type: 'payment_intent', payment_intent: 'pi_1' } }] },
        total_taxes: [{ amount: 303 }],
        lines: {
          data: [
            {
              ...{ ...line, pricing: { price_details: { price: 'price_1' } } },
              parent: { subscription_item_details: { proration: false, subscription: 'sub_1' } },
            },
          ],
        },
      }),
    );
  });

  it('T3.13 a failed payment leaves access for the grace period, which ends without a webhook', async () => {
    const who = await somebody();
    await buyPlan(world, who);
    const customer = (await UserModel.findById(who.id).lean())!.subscription.stripeCustomerId!;
    await world.sim.setCard(customer, 'declined');
    await world.travel(29);
    await world.deliverAll();
    const [row] = await subscriptionOf(who.id);
    expect(row).toMatchObject({ status: 'past_due' });
    expect(row!.graceUntil).toEqual(new Date(row!.currentPeriodStart!.getTime() + 14 * 86_400_000));
    expect(await planOf(who.id)).toBe('pro');
    expect(await may(as(who.id), who.id, PlanFeature.VIDEO_GENERATION)).toBe(true);
    // From here on no webhook comes.
    await world.travel(14);
    expect(await planOf(who.id)).toBe('free');
    expect(await may(as(who.id), who.id, PlanFeature.VIDEO_GENERATION)).toBe(false);
    expect(await may(as(who.id), who.id, PlanFeature.BASIC_AGENTS)).toBe(true);
    await sweepAccess();
    expect((await UserModel.findById(who.id).lean())!.subscription).toMatchObject({
      plan: 'free',
      status: 'inactive',
    });
    await world.deliverAll();
    expect(await planOf(who.id)).toBe('free');
  });

  it('T3.13 paid within the grace period it is active again', async () => {
    const who = await somebody();
    await buyPlan(world, who);
    const customer = (await UserModel.findById(who.id).lean())!.subscription.stripeCustomerId!;
    await world.sim.setCard(customer, 'declined');
    await world.travel(29);
    await world.deliverAll();
    await world.sim.setCard(customer, 'ok');
    await world.travel(4);
    await world.deliverAll();
    expect((await subscriptionOf(who.id))[0]).toMatchObject({ status: 'active', graceUntil: null });
    const statuses = (await TransactionModel.find({ user: who.id }).lean()).map(({ status }) => status);
    expect(statuses).toEqual(['completed', 'completed']);
  });

  it('T3.16 month ends keep their anchor, and all of twelve daily invoices are stored', async () => {
    const who = await somebody();
    await buyPlan(world, who);
    const ends = [];
    for (const days of [0, 29, 31]) {
      await world.travel(days);
      await world.deliverAll();
      ends.push((await subscriptionOf(who.id))[0]!.currentPeriodEnd!.toISOString().slice(0, 10));
    }
    expect(ends).toEqual(['2043-02-28', '2043-03-31', '2043-04-30']);
    const daily = await somebody();
    await buyPlan(world, daily, { interval: 'day' as never });
    await world.travel(11.5);
    // Every webhook is lost; the invoices are fetched page by page.
    const [row] = await subscriptionOf(daily.id);
    expect(await syncInvoices(row!.providerId)).toBe(12);
    expect(await InvoiceModel.countDocuments({ user: daily.id, status: 'paid' as never })).toBe(12);
  });

  it('T3.19 cancelled at the period’s end access lasts, undo restores, a downgrade waits for the renewal', async () => {
    const who = await somebody();
    await buyPlan(world, who, { plan: PlatformPlan.ENTERPRISE });
    await world.travel(10);
    await cancelPlan(who.ctx, { atPeriodEnd: true });
    await world.deliverAll();
    expect((await subscriptionOf(who.id))[0]).toMatchObject({ status: 'active', cancelAtPeriodEnd: true });
    expect(await planOf(who.id)).toBe('enterprise');
    await resumePlan(who.ctx);
    await expect(resumePlan(who.ctx)).rejects.toMatchObject({ code: 'CONFLICT' });
    expect((await subscriptionOf(who.id))[0]).toMatchObject({ cancelAtPeriodEnd: false });
    const wish = { plan: PlatformPlan.PRO, interval: MONTH };
    expect(await previewPlanChange(who.ctx, wish)).toMatchObject({
      prorationAmount: 0,
      appliesAt: (await subscriptionOf(who.id))[0]!.currentPeriodEnd,
    });
    expect(await changePlan(who.ctx, wish)).toEqual({ prorationAmount: 0 });
    expect(await planOf(who.id)).toBe('enterprise');
    await world.travel(20);
    await world.deliverAll();
    expect(await planOf(who.id)).toBe('pro');
    await cancelPlan(who.ctx, { atPeriodEnd: true });
    await world.travel(31);
    // Without a webhook, too.
    expect(await planOf(who.id)).toBe('free');
    await world.deliverAll();
    expect((await subscriptionOf(who.id))[0]).toMatchObject({ status: 'canceled' });
  });

  it('an upgrade holds at once and is charged as previewed, once for a repeated request', async () => {
    const who = await somebody();
    await buyPlan(world, who);
    await world.travel(14);
    const wish = { plan: PlatformPlan.ENTERPRISE, interval: MONTH };
    const { prorationAmount, prorationDate } = await previewPlanChange(who.ctx, wish);
    expect(prorationAmount).toBe(4_000);
    const input = { ...wish, prorationDate, clientId: 'up1' };
    expect(await changePlan(who.ctx, input)).toEqual({ prorationAmount });
    expect(await changePlan(who.ctx, input)).toEqual({ prorationAmount });
    expect(await planOf(who.id)).toBe('enterprise');
    const paid = await TransactionModel.find({ user: who.id }).sort({ createdAt: 1 }).lean();
    expect(paid.map(({ amount }) => amount)).toEqual([1900, 4_000]);
    await expect(changePlan(who.ctx, wish)).rejects.toMatchObject({ code: 'CONFLICT' });
    await world.deliverAll();
    // A proration grants no coins of a period.
    expect(await coinsOf(who.id)).toBe(750);
  });

  it('T3.20 a renewal that asks for a confirmation shows where, and it clears; an unconfirmed first payment expires', async () => {
    const who = await somebody();
    await buyPlan(world, who);
    const customer = (await UserModel.findById(who.id).lean())!.subscription.stripeCustomerId!;
    await world.sim.setCard(customer, 'action');
    await world.travel(29);
    await world.deliverAll();
    const [row] = await subscriptionOf(who.id);
    expect(row!.paymentActionUrl).toMatch(/\/billing\/demo\/invoices\/in_/);
    expect(await planOf(who.id)).toBe('pro');
    await world.sim.confirmInvoice(row!.paymentActionUrl!.split('/').at(-1)!);
    await world.deliverAll();
    expect((await subscriptionOf(who.id))[0]).toMatchObject({ status: 'active', paymentActionUrl: null });

    const other = await somebody();
    const { providerId, _id } = await openPlan(other);
    const { price, customer: buyer } = await world.sim.desk.need('session', providerId!);
    const metadata = { checkout: _id.toHexString(), user: other.id.toHexString(), purpose: 'plan' };
    const id = await world.sim.subscribeUnconfirmed(buyer!, price, metadata);
    await world.deliverAll();
    expect((await subscriptionOf(other.id))[0]).toMatchObject({ status: 'incomplete' });
    expect(await planOf(other.id)).toBe('free');
    await world.travel(1);
    await world.deliverAll();
    expect((await subscriptionOf(other.id))[0]).toMatchObject({
      status: 'incomplete_expired',
      providerId: id,
    });
    expect(await InvoiceModel.findOne({ subscription: id }).lean()).toMatchObject({ status: 'void' });
    // A new subscription is needed, and possible.
    await buyPlan(world, other);
    expect(await planOf(other.id)).toBe('pro');
  });
});

describe('single purchases', () => {
  it('T3.6 money that arrives later is delivered when it does, once; money that does not, never', async () => {
    const coins = async (who: Awaited<ReturnType<typeof somebody>>) =>
      buyCoins(who.ctx, { coinPackId: (await pack())._id, ...BACK });
    const who = await somebody();
    const open = await coins(who);
    await world.sim.pay(open.providerId!, 'later');
    await world.deliverAll();
    expect(await CheckoutModel.findById(open._id).lean()).toMatchObject({ status: 'pending' });
    expect(await TransactionModel.findOne({ user: who.id }).lean()).toMatchObject({
      status: 'pending',
      fulfilledAt: null,
    });
    expect(await coinsOf(who.id)).toBe(250);
    await expect(coins(who)).rejects.toMatchObject({ code: 'CONFLICT' });
    await world.sim.arrive(open.providerId!, true);
    const told = await world.sim.desk.pending();
    await world.deliverAll();
    for (const event of told) await world.deliver(event);
    expect(await coinsOf(who.id)).toBe(350);
    expect(await CheckoutModel.findById(open._id).lean()).toMatchObject({ status: 'completed' });

    const other = await somebody();
    const second = await coins(other);
    await world.sim.pay(second.providerId!, 'later');
    await world.deliverAll();
    await world.sim.arrive(second.providerId!, false);
    await world.deliverAll();
    expect(await CheckoutModel.findById(second._id).lean()).toMatchObject({ status: 'failed' });
    expect(await TransactionModel.findOne({ user: other.id }).lean()).toMatchObject({ status: 'failed' });
    expect(await coinsOf(other.id)).toBe(250);
  });

  it('T3.10 currencies without decimals, or with three, stay integers of their minor unit', async () => {
    expect([formatMoney(80, 'JPY'), formatMoney(1_000, 'KWD'), formatMoney(1_900, 'USD')]).toEqual([
      '¥80',
      'KWD\u00a01.000',
      '$19.00',
    ]);
    const yen = await CoinPackModel.findOneAndUpdate(
      { coins: 7, currency: 'JPY', isActive: true },
      { $setOnInsert: { amount: 80 } },
      { upsert: true, returnDocument: 'after' },
    ).lean<CoinPack>();
    const who = await somebody();
    const open = await buyCoins(who.ctx, { coinPackId: yen!._id, ...BACK });
    expect(open).toMatchObject({ amount: 80, currency: 'JPY' });
    await world.sim.pay(open.providerId!);
    await world.deliverAll();
    expect(await TransactionModel.findOne({ user: who.id }).lean()).toMatchObject({
      amount: 80,
      currency: 'JPY',
    });
    await CoinPackModel.collection.deleteOne({ _id: yen!._id });
  });

  it('T3.14 the page that is returned to and the webhooks complete a purchase once, twenty times at once', async () => {
    const who = await somebody();
    const open = await buyCoins(who.ctx, { coinPackId: (await pack())._id, ...BACK });
    await world.sim.pay(open.providerId!);
    const events = await world.sim.desk.pending();
    const outcomes = await Promise.all([
      ...Array.from({ length: 10 }, () => confirmCheckout(as(who.id), open._id).then(({ status }) => status)),
      ...Array.from({ length: 10 }, (_, n) => world.deliver(events[n % events.length]!)),
    ]);
    expect(outcomes.slice(0, 10)).toEqual(Array(10).fill('completed'));
    expect(await TransactionModel.countDocuments({ user: who.id })).toBe(1);
    const rows = await CoinTransactionModel.find({ user: who.id, type: 'purchase' as never }).lean();
    expect(rows.map(({ amount }) => amount)).toEqual([100]);
    expect(await world.sim.desk.store.list('payment', {})).toHaveLength(1);
  });

  it('T3.15 a lost answer is asked for with the same key; other values under it are refused; F14 one charge', async () => {
    const who = await somebody();
    world.sim.desk.faults.push({ operation: 'createCheckout', when: 'after', problem: 'unavailable' });
    const input = { coinPackId: (await pack())._id, ...BACK, clientId: 'b1' };
    await expect(buyCoins(who.ctx, input)).rejects.toMatchObject({ problem: 'unavailable' });
    const open = await buyCoins(who.ctx, input);
    expect(await world.sim.desk.store.list('session', {})).toHaveLength(1);
    await expect(buyCoins(who.ctx, { ...input, successUrl: 'https://other.example' })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    await expect(
      world.sim.createCheckout({
        ...{ customer: 'cus_other', mode: 'payment', coupon: null, trialDays: 0, ...BACK, metadata: {} },
        item: { name: 'Other', amount: 1, currency: 'USD', interval: null },
        expiresAt: world.now(),
        key: `checkout:${open._id.toHexString()}`,
      }),
    ).rejects.toMatchObject({ problem: 'idempotency_mismatch' });
    await world.sim.pay(open.providerId!, 'declined');
    await world.sim.pay(open.providerId!);
    await world.deliverAll();
    const transaction = await TransactionModel.findOne({ user: who.id }).lean();
    const admin = { ...as(who.id), viewer: { ...as(who.id).viewer!, role: 'admin' } } as never;
    world.sim.desk.faults.push({ operation: 'refund', when: 'after', problem: 'unavailable' });
    const refund = {
      transactionId: transaction!._id,
      amount: 100,
      reason: 'other' as never,
      clientId: 'rf1',
    };
    await expect(refundTransaction(admin, refund)).rejects.toMatchObject({ problem: 'unavailable' });
    expect(await TransactionModel.findById(transaction!._id).lean()).toMatchObject({
      refunding: 100,
      refunded: 0,
    });
    await refundTransaction(admin, refund);
    expect(await TransactionModel.findById(transaction!._id).lean()).toMatchObject({
      refunding: 0,
      refunded: 100,
    });
    const [payment] = await world.sim.desk.store.list('payment', {});
    expect(payment!.refunds.map(({ amount }) => amount)).toEqual([100]);
    expect(payment!.attempts.map(({ status }) => status)).toEqual(['failed', 'succeeded']);
  });

  it('a dispute marks the transaction; lost, it takes back what was paid for', async () => {
    const who = await somebody();
    const open = await buyCoins(who.ctx, { coinPackId: (await pack())._id, ...BACK });
    await world.sim.pay(open.providerId!);
    await world.deliverAll();
    const { providerPaymentId } = (await TransactionModel.findOne({ user: who.id }).lean())!;
    for (const [state, status, coins] of [
      ['open', 'disputed', 350],
      ['won', 'completed', 350],
      ['lost', 'disputed', 250],
    ] as const) {
      await world.sim.dispute(providerPaymentId!, state);
      await world.deliverAll();
      expect(await TransactionModel.findOne({ user: who.id }).lean()).toMatchObject({ status });
      expect(await coinsOf(who.id)).toBe(coins);
    }
  });
});

describe('the fake of the processor', () => {
  it('T3.18 has state, a clock and an event log; signatures are those of the real SDK', async () => {
    const who = await somebody();
    await buyPlan(world, who);
    const types = new Set((await world.events()).map(({ type }) => type));
    for (const type of [
      'invoice.paid',
      'checkout.session.completed',
      'payment_intent.succeeded',
      'charge.succeeded',
    ])
      expect(types).toContain(type);
    const [row] = await subscriptionOf(who.id);
    await syncSubscription(row!.providerId);
    expect(await WebhookEventModel.countDocuments({ objectId: row!.providerId })).toBeGreaterThan(0);
    expect(await world.deliver((await world.events())[0]!)).toBe('done');
  });
});
