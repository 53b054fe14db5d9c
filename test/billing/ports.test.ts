import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { allDomains } from '../../src/domains/index.js';
import { transact } from '../../src/events/transact.js';
import {
  BillingInterval,
  CheckoutModel,
  PaymentPurpose,
  PlanModel,
  PlanPriceModel,
  RefundReason,
  TransactionModel,
  type Plan,
} from '../../src/models/billing/index.js';
import { MailModel } from '../../src/models/system/mail.js';
import { NotificationModel } from '../../src/models/social/index.js';
import { Role, UserModel } from '../../src/models/identity/index.js';
import {
  closeOverdueCheckouts,
  refundPayment,
  requestPayment,
  saveCoinPack,
  savePlanPrice,
  sendReservedRefund,
  syncCatalogue,
  updatePlan,
} from '../../src/services/billing/index.js';
import { paymentRecords } from '../../src/services/privacy/rows/payments.js';
import { person } from '../factories/person.js';
import { staff } from '../factories/staff.js';
import { testApp } from '../setup/app.js';
import { allFolded } from '../setup/lanes.js';
import { BACK, PLANS, TRANSACTIONS } from './operations.js';
import { idOf, mine, subscribed, told } from './shop.js';
import { as, buyPlan, openWorld, somebody, type World } from './world.js';
import { Types } from 'mongoose';

beforeAll(async () => void (await testApp()));

describe('the port for what other domains sell', () => {
  let world: World;
  const hooks = { onPaid: vi.fn(), onRefunded: vi.fn(), onFailed: vi.fn(), onSubscription: vi.fn() };
  const billing = allDomains.find(({ name }) => name === 'billing') as { payments?: object };
  beforeAll(() => void (billing.payments = { [PaymentPurpose.DONATION]: hooks }));
  afterAll(() => void delete billing.payments);
  beforeEach(async () => {
    world = await openWorld();
    for (const hook of Object.values(hooks)) hook.mockReset().mockResolvedValue(undefined);
    return () => world.close();
  });
  const request = (subject: Types.ObjectId, payer: Types.ObjectId, more: object = {}) => ({
    ...{
      purpose: PaymentPurpose.DONATION,
      subject: { type: 'User', id: subject },
      payer,
      amount: 500,
      currency: 'EUR',
    },
    ...{ description: 'A donation', platformFee: 50, ...BACK, ...more },
  });

  it('delivers once, refunds by a key, and tells of both in the transaction that records them', async () => {
    const who = await somebody();
    const subject = new Types.ObjectId();
    const { checkout, url } = await requestPayment(who.ctx, request(subject, who.id));
    expect(url).toContain('/billing/demo/checkout/');
    await world.sim.pay(checkout.providerId!);
    await world.deliverAll();
    for (const event of await world.events()) await world.deliver(event);
    expect(hooks.onPaid).toHaveBeenCalledTimes(1);
    expect(hooks.onPaid.mock.calls[0]![1]).toMatchObject({
      ...{
        purpose: 'donation',
        user: who.id,
        subject: { type: 'User', id: subject },
        amount: 500,
        currency: 'EUR',
      },
      ...{ period: null, subscription: null },
    });
    const row = await TransactionModel.findOne({ user: who.id }).lean();
    expect(row).toMatchObject({ type: 'donation', status: 'completed', fees: { platform: 50 } });
    const wish = {
      purpose: PaymentPurpose.DONATION,
      subject,
      payer: who.id,
      reason: RefundReason.OTHER,
      key: 'cancelled',
    };
    for (let time = 0; time < 2; time++) {
      const reserved = await transact(null, (tx) => refundPayment(tx, wish));
      await sendReservedRefund(reserved!);
      await world.deliverAll();
    }
    expect(hooks.onRefunded).toHaveBeenCalledTimes(1);
    expect(hooks.onRefunded.mock.calls[0]![2]).toEqual({ amount: 500, total: 500 });
    expect(await TransactionModel.findOne({ user: who.id }).lean()).toMatchObject({
      status: 'refunded',
      refunded: 500,
    });
    const nobody = { ...wish, payer: new Types.ObjectId() };
    expect(await transact(null, (tx) => refundPayment(tx, nobody))).toBeNull();
  });

  it('a hook that fails is run again: nothing is recorded without it', async () => {
    const who = await somebody();
    const { checkout } = await requestPayment(who.ctx, request(new Types.ObjectId(), who.id));
    await world.sim.pay(checkout.providerId!);
    hooks.onPaid.mockRejectedValueOnce(new Error('Planted'));
    const done = (await world.sim.desk.pending()).find(({ type }) => type === 'checkout.session.completed')!;
    expect(await world.deliver(done)).toBe('failed');
    expect(await TransactionModel.countDocuments({ user: who.id })).toBe(0);
    expect(await world.deliver(done)).toBe('done');
    expect(await TransactionModel.findOne({ user: who.id }).lean()).toMatchObject({ status: 'completed' });
  });

  it('what recurs is delivered for every period, and its end is told', async () => {
    const who = await somebody();
    const subject = new Types.ObjectId();
    const recurring = { interval: BillingInterval.WEEK };
    const { checkout } = await requestPayment(who.ctx, request(subject, who.id, recurring));
    await world.sim.pay(checkout.providerId!);
    await world.deliverAll();
    await world.travel(7.5);
    await world.deliverAll();
    expect(hooks.onPaid).toHaveBeenCalledTimes(2);
    const [first, second] = hooks.onPaid.mock.calls.map(([, payment]) => payment);
    expect(second.period.start).toEqual(first.period.end);
    expect(first.subscription).toMatch(/^sub_/);
    await world.sim.cancelNow(first.subscription, 'end');
    await world.deliverAll();
    expect(hooks.onSubscription.mock.calls.at(-1)![1]).toMatchObject({
      subject: { id: subject },
      live: false,
    });
    // It is no plan of the platform.
    expect((await UserModel.findById(who.id).lean())!.subscription.plan).toBe('free');
  });

  it('one that is not paid in time is told once, and amounts that are none are refused', async () => {
    const who = await somebody();
    const subject = new Types.ObjectId();
    const { checkout } = await requestPayment(who.ctx, request(subject, who.id));
    await world.travel(1);
    await closeOverdueCheckouts({ signal: new AbortController().signal });
    await world.deliverAll();
    expect(hooks.onFailed).toHaveBeenCalledTimes(1);
    expect(hooks.onFailed.mock.calls[0]![1]).toEqual({
      user: who.id,
      subject: { type: 'User', id: subject },
    });
    expect(await CheckoutModel.findById(checkout._id).lean()).toMatchObject({ status: 'expired' });
    for (const amount of [0, -1, 1.5, Number.NaN])
      await expect(requestPayment(who.ctx, request(subject, who.id, { amount }))).rejects.toMatchObject({
        code: 'BAD_USER_INPUT',
        field: 'amount',
      });
    await expect(
      requestPayment(who.ctx, request(subject, who.id, { currency: 'eur' })),
    ).rejects.toMatchObject({ field: 'currency' });
  });
});

describe('the catalogue of admins', () => {
  it('is synchronised with the processor once; running it again changes nothing', async () => {
    const world = await openWorld();
    try {
      const first = await syncCatalogue();
      expect(first.created).toBeGreaterThan(10);
      expect(await syncCatalogue()).toEqual({ created: 0, updated: 0 });
      const admin = { ...as(new Types.ObjectId()) };
      admin.viewer = { ...admin.viewer!, role: Role.ADMIN };
      const plan = (await PlanModel.findOne({ code: 'pro' as never }).lean<Plan>())!;
      await updatePlan(admin, { planId: plan._id, description: `${plan.description} ` });
      expect(await syncCatalogue()).toEqual({ created: 0, updated: 1 });
      await updatePlan(admin, { planId: plan._id, description: plan.description });
      const day = { planId: plan._id, interval: BillingInterval.DAY, currency: 'GBP' };
      await savePlanPrice(admin, { ...day, amount: 150 });
      expect(await syncCatalogue()).toEqual({ created: 1, updated: 1 });
      await savePlanPrice(admin, { ...day, amount: 160 });
      await savePlanPrice(admin, { ...day, amount: 160 });
      expect(await syncCatalogue()).toEqual({ created: 1, updated: 1 });
      const stored = await PlanPriceModel.find({ plan: plan._id, currency: 'GBP' })
        .sort({ amount: 1 })
        .lean();
      expect(stored.map(({ amount, isActive }) => [amount, isActive])).toEqual([
        [150, false],
        [160, true],
      ]);
      await savePlanPrice(admin, { ...day, amount: null });
      await expect(savePlanPrice(admin, { ...day, amount: null })).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
      await PlanPriceModel.collection.deleteMany({ currency: 'GBP' });
      const pack = await saveCoinPack(admin, { coins: 3, currency: 'GBP', amount: 10 });
      expect(await saveCoinPack(admin, { coins: 3, currency: 'GBP', amount: 10 })).toEqual(pack);
      expect(await saveCoinPack(admin, { coins: 3, currency: 'GBP', amount: 12 })).not.toEqual(pack);
      await saveCoinPack(admin, { coins: 3, currency: 'GBP', amount: null });
    } finally {
      await world.close();
    }
  });

  it('a price that changes leaves running subscriptions at theirs', async () => {
    const world = await openWorld();
    try {
      const who = await somebody();
      await buyPlan(world, who);
      const admin = { ...as(new Types.ObjectId()) };
      admin.viewer = { ...admin.viewer!, role: Role.ADMIN };
      const plan = (await PlanModel.findOne({ code: 'pro' as never }).lean<Plan>())!;
      const month = { planId: plan._id, interval: BillingInterval.MONTH, currency: 'USD' };
      await savePlanPrice(admin, { ...month, amount: 2_500 });
      await world.travel(29);
      await world.deliverAll();
      const amounts = (await TransactionModel.find({ user: who.id }).sort({ createdAt: 1 }).lean()).map(
        ({ amount }) => amount,
      );
      expect(amounts).toEqual([1900, 1900]);
      await savePlanPrice(admin, { ...month, amount: 1900 });
    } finally {
      await world.close();
    }
  });

  it('is changed by admins only', async () => {
    const [mira, ada] = [await person(), await staff(Role.ADMIN)];
    const { plans } = await mira.client.data(PLANS);
    const planId = plans[1].id;
    const update = 'mutation ($input: UpdatePlanInput!) { updatePlan(input: $input) { plan { trialDays } } }';
    const price = 'mutation ($input: SavePlanPriceInput!) { savePlanPrice(input: $input) { plan { code } } }';
    const pack =
      'mutation ($input: SaveCoinPackInput!) { saveCoinPack(input: $input) { coinPack { coins } } }';
    const note =
      'mutation ($input: NoteTransactionInput!) { noteTransaction(input: $input) { transaction { notes } } }';
    for (const [operation, input] of [
      [update, { planId, trialDays: 7 }],
      [price, { planId, interval: 'DAY', currency: 'GBP', amount: 1 }],
      [pack, { coins: 1, currency: 'GBP', amount: 1 }],
      [note, { transactionId: 'txn_000000000000000000000000', notes: 'x' }],
    ] as const)
      expect(await mira.client.refusal(operation, { input } as never)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await mira.client.refusal('{ plans(includeInactive: true) { code } }')).toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(await mira.client.refusal('{ transactions(first: 1) { totalCount } }')).toMatchObject({
      code: 'FORBIDDEN',
    });
    const free = plans[0].id;
    expect(await ada.client.refusal(update, { input: { planId: free, isActive: false } })).toMatchObject({
      field: 'isActive',
    });
    expect(
      (await ada.client.data(update, { input: { planId, trialDays: 14 } })).updatePlan.plan.trialDays,
    ).toBe(14);
  });
});

describe('what an admin writes into the catalogue', () => {
  it('has an interval of the plan, a currency that exists and an amount that can be taken', async () => {
    const ada = await staff(Role.ADMIN);
    const lists = '{ plans { id code } agents: plans(kind: AGENT) { id code } }';
    const { plans, agents } = await ada.client.data(lists);
    const all: { id: string; code: string }[] = [...plans, ...agents];
    const planId = (code: string) => all.find((one) => one.code === code)!.id;
    const price = 'mutation ($input: SavePlanPriceInput!) { savePlanPrice(input: $input) { plan { code } } }';
    const good = { planId: planId('PRO'), interval: 'DAY', currency: 'USD', amount: 199 };
    for (const [field, change] of [
      ['currency', { currency: 'ABC' }],
      ['currency', { currency: 'usd' }],
      ['amount', { amount: 100_000_000 }],
      ['amount', { amount: 0 }],
      ['planId', { planId: planId('FREE') }],
      ['interval', { planId: planId('MONTHLY') }],
    ] as const)
      expect(await ada.client.refusal(price, { input: { ...good, ...change } }), field).toMatchObject({
        code: 'BAD_USER_INPUT',
        field,
      });
    expect((await ada.client.data(price, { input: good })).savePlanPrice.plan.code).toBe('PRO');
    const pack =
      'mutation ($input: SaveCoinPackInput!) { saveCoinPack(input: $input) { coinPack { coins } } }';
    const odd = { coins: 1, currency: 'XYZ', amount: 1 };
    expect(await ada.client.refusal(pack, { input: odd })).toMatchObject({ field: 'currency' });
    const update = 'mutation ($input: UpdatePlanInput!) { updatePlan(input: $input) { plan { trialDays } } }';
    const trial = { planId: planId('FREE'), trialDays: 7 };
    expect(await ada.client.refusal(update, { input: trial })).toMatchObject({ field: 'trialDays' });
  });
});

describe('what is told about payments', () => {
  it('comes as notification and as mail, to the user alone, and admins see more of a transaction', async () => {
    const [mira, ada, eve] = [await person(), await staff(Role.ADMIN), await person()];
    await subscribed(mira);
    await told();
    await allFolded();
    const types = (await NotificationModel.find({ recipient: idOf(mira) }).lean()).map(({ type }) => type);
    expect(types).toContain('purchase');
    const mails = await MailModel.find({ to: mira.email }).lean();
    expect(mails.find(({ template }) => template === 'payment-receipt')?.data).toMatchObject({
      ...{ what: 'Plan Pro', amount: '$19.00', number: expect.stringMatching(/^TXN-/) },
    });
    const [{ id, invoice }] = (await mira.client.data(TRANSACTIONS, {})).viewer.transactions.nodes;
    const node = `query ($id: ID!) { node(id: $id) { id ... on Transaction { notes invoice { providerId payments { providerId } } } } }`;
    const note =
      'mutation ($input: NoteTransactionInput!) { noteTransaction(input: $input) { transaction { notes } } }';
    await ada.client.data(note, { input: { transactionId: id, notes: 'Called us.' } });
    expect((await mira.client.data(node, { id })).node).toMatchObject({
      notes: null,
      invoice: { providerId: null },
    });
    expect((await ada.client.data(node, { id })).node).toMatchObject({
      ...{ notes: 'Called us.' },
      invoice: {
        providerId: expect.stringMatching(/^in_/),
        payments: [{ providerId: expect.stringMatching(/^pi_/) }],
      },
    });
    // 40: what is another's is not there.
    for (const other of [id, invoice.id])
      expect((await eve.client.data(node, { id: other })).node).toBeNull();
    const all = await ada.client.data(
      'query ($u: ID) { transactions(userId: $u, first: 5) { totalCount } }',
      { u: mira.id },
    );
    expect(all.transactions.totalCount).toBe(1);
    const { subscription } = await mine(mira);
    const own = 'query ($id: ID!) { node(id: $id) { ... on PlatformSubscription { plan { code } } } }';
    expect((await mira.client.data(own, { id: subscription.id })).node.plan.code).toBe('PRO');
    expect((await eve.client.data(own, { id: subscription.id })).node).toBeNull();
  });

  it('an erasure ends what recurs and forgets the customer; the books stay in nobody’s name', async () => {
    const world = await openWorld();
    try {
      const who = await somebody();
      await buyPlan(world, who);
      const leaver = {
        id: who.id,
        anonymous: new Types.ObjectId(),
        email: who.one.email,
        usernames: [who.one.username],
      };
      for (const { erased = [] } of paymentRecords)
        for (const { take } of erased) {
          let after: Types.ObjectId | null = null;
          for (let turn = 0; take && turn < 10; turn++) {
            const taken = await take(leaver, after);
            if (taken.rows === 0) break;
            after = taken.after ?? null;
          }
        }
      await world.deliverAll();
      const [subscription] = await world.sim.desk.store.list('subscription', {});
      expect(subscription!.status).toBe('canceled');
      const [customer] = await world.sim.desk.store.list('customer', {});
      expect(customer).toMatchObject({ email: '', name: '', deleted: true });
      expect(await TransactionModel.countDocuments({ user: who.id })).toBe(0);
      expect(await TransactionModel.findOne({ user: leaver.anonymous }).lean()).toMatchObject({
        amount: 1900,
      });
    } finally {
      await world.close();
    }
  });
});
