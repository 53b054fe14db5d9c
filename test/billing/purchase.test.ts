import { beforeAll, describe, expect, it } from 'vitest';
import { CoinTransactionModel } from '../../src/models/billing/index.js';
import { Role } from '../../src/models/identity/index.js';
import { people, person } from '../factories/person.js';
import { staff } from '../factories/staff.js';
import { testApp, type TestApp } from '../setup/app.js';
import { BACK, BUY, CHECKOUT, CONFIRM, INVOICES, PLANS, REFUND, TRANSACTIONS } from './operations.js';
import { buy, checkout, coinPack, demo, idOf, mine, press, subscribed, told } from './shop.js';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));

describe('the catalogue', () => {
  it('is open to visitors: plans by rank with their prices, and coin packs', async () => {
    const { plans, coinPacks } = await app.visitor.data(PLANS);
    expect(plans.map(({ code }: { code: string }) => code)).toEqual(['FREE', 'PRO', 'ENTERPRISE']);
    expect(plans[0].prices).toEqual([]);
    const monthly = plans[1].prices.find((one: any) => one.interval === 'MONTH' && one.currency === 'USD');
    expect(monthly).toMatchObject({ amount: 1900, id: expect.stringMatching(/^price_/) });
    expect(coinPacks[0]).toMatchObject({ coins: 100, amount: 199, isActive: true });
    const agents = await app.visitor.data('{ plans(kind: AGENT) { code prices { interval amount } } }');
    expect(agents.plans.map((one: any) => one.code)).toEqual(['DAILY', 'WEEKLY', 'MONTHLY']);
  });
});

describe('a purchase of a plan', () => {
  it('goes from the catalogue to the ledger through a page and a signed webhook', async () => {
    const mira = await person();
    expect(await mine(mira)).toMatchObject({
      plan: 'FREE',
      subscription: { plan: { code: 'FREE' }, status: 'ACTIVE' },
    });
    await subscribed(mira);
    const before = await mine(mira);
    expect(before).toMatchObject({
      plan: 'PRO',
      coins: 250 + 500,
      subscription: {
        plan: { code: 'PRO', name: 'Pro' },
        ...{ status: 'ACTIVE', interval: 'MONTH', amount: 1900, currency: 'USD', cancelAtPeriodEnd: false },
        paymentMethod: { kind: 'CARD', brand: 'visa', last4: '4242' },
        upcomingInvoice: { amount: 1900, currency: 'USD' },
      },
    });
    expect(before.planFeatures).toContain('VIDEO_GENERATION');
    const { invoices } = (await mira.client.data(INVOICES)).viewer;
    expect(invoices.nodes).toMatchObject([
      {
        ...{ status: 'PAID', amount: 1900, currency: 'USD', tax: 303, email: mira.email, providerId: null },
        number: expect.stringMatching(/^INV-\d{4}-\d{6}$/),
        user: { id: mira.id },
        lines: [{ description: 'Pro', quantity: 1, unitAmount: 1900, amount: 1900, proration: false }],
        payments: [{ status: 'SUCCEEDED', amount: 1900, method: { last4: '4242' }, failureMessage: null }],
      },
    ]);
    const { transactions } = (await mira.client.data(TRANSACTIONS)).viewer;
    expect(transactions.nodes).toMatchObject([
      {
        ...{ type: 'SUBSCRIPTION', status: 'COMPLETED', amount: 1900, description: 'Plan Pro', refunded: 0 },
        number: expect.stringMatching(/^TXN-\d{4}-\d{6}$/),
        ...{ tax: { rate: 0.19, amount: 303 }, fees: { processing: 85, platform: 0 }, refundable: 1900 },
        ...{ invoice: { id: invoices.nodes[0].id }, subject: { id: expect.stringMatching(/^plan_/) } },
        period: { start: before.subscription.currentPeriodStart, end: before.subscription.currentPeriodEnd },
      },
    ]);
    const filtered = await mira.client.data(TRANSACTIONS, { type: 'ONE_TIME', status: 'COMPLETED' });
    expect(filtered.viewer.transactions.totalCount).toBe(0);
  });

  it('begins with a trial for a user who had none, and charges nothing then', async () => {
    const mira = await person();
    const { amount, url } = await checkout(mira);
    expect(amount).toBe(0);
    await press(url);
    await told();
    const { plan, coins, subscription } = await mine(mira);
    expect({ plan, coins }).toEqual({ plan: 'PRO', coins: 250 });
    expect(subscription).toMatchObject({ status: 'TRIALING', trialEndsAt: subscription.currentPeriodEnd });
    expect((await mira.client.data(TRANSACTIONS)).viewer.transactions.totalCount).toBe(0);
  });

  it('is refused for the free plan, an unknown currency, and beside another plan', async () => {
    const mira = await person();
    const refused = (input: object) =>
      mira.client.refusal(CHECKOUT, { input: { plan: 'PRO', interval: 'MONTH', ...BACK, ...input } });
    expect(await refused({ plan: 'FREE' })).toMatchObject({ code: 'BAD_USER_INPUT', field: 'plan' });
    expect(await refused({ currency: 'ZZZ' })).toMatchObject({ code: 'BAD_USER_INPUT', field: 'interval' });
    expect(await refused({ successUrl: 'javascript:alert(1)' })).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'successUrl',
    });
    expect(await refused({ coupon: 'NO-SUCH' })).toMatchObject({ code: 'NOT_FOUND', field: 'coupon' });
    await subscribed(mira);
    expect(await refused({})).toMatchObject({ code: 'CONFLICT', field: 'plan' });
    expect(
      await app.visitor.refusal(CHECKOUT, { input: { plan: 'PRO', interval: 'MONTH', ...BACK } }),
    ).toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});

describe('a processor that fails', () => {
  it('is told in our words, not in its own', async () => {
    const mira = await person();
    const { faults } = demo().desk;
    const input = { plan: 'PRO', interval: 'MONTH', ...BACK };
    faults.push({ operation: 'createCustomer', when: 'before', problem: 'unavailable' });
    const away = await mira.client.refusal(CHECKOUT, { input });
    expect(away).toMatchObject({ code: 'UNAVAILABLE', message: expect.stringContaining('does not answer') });
    faults.push({ operation: 'createCheckout', when: 'before', problem: 'refused' });
    const refused = await mira.client.refusal(CHECKOUT, { input });
    expect(refused).toMatchObject({
      code: 'BAD_USER_INPUT',
      message: expect.not.stringContaining('planted'),
    });
    const { url } = await buy(mira);
    await press(url);
    await told();
    faults.push({ operation: 'refund', when: 'before', problem: 'refused' });
    const admin = await staff(Role.ADMIN);
    const { nodes } = (await mira.client.data(TRANSACTIONS)).viewer.transactions;
    const back = { transactionId: nodes[0].id, amount: 1, reason: 'OTHER' };
    expect(await admin.client.refusal(REFUND, { input: back })).toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});

describe('a purchase of coins', () => {
  it('grants them once, whatever the client says they cost', async () => {
    const [mira, eve] = (await people(2)) as [any, any];
    const open = await buy(mira);
    expect(open).toMatchObject({ amount: 199, status: 'OPEN' });
    await press(open.url);
    await told();
    expect((await mine(mira)).coins).toBe(350);
    const confirmed = await mira.client.data(CONFIRM, { id: open.id });
    expect(confirmed.confirmCheckout.checkout).toMatchObject({ status: 'COMPLETED', url: null });
    expect((await mine(mira)).coins).toBe(350);
    expect(await eve.client.refusal(CONFIRM, { id: open.id })).toMatchObject({
      code: 'NOT_FOUND',
      field: 'checkoutId',
    });
    const [row] = (await mira.client.data(TRANSACTIONS, { type: 'ONE_TIME' })).viewer.transactions.nodes;
    expect(row).toMatchObject({ amount: 199, status: 'COMPLETED', description: '100 coins', period: null });
    const { id: coinPackId } = await coinPack(mira);
    // 76: a price that the client supplies is no field of the input.
    const made = await mira.client.send(BUY, { input: { coinPackId, ...BACK, amount: 1 } });
    expect(made.errors[0]?.message).toMatch(/amount/);
  });

  it('a declined card leaves the checkout open for another one', async () => {
    const mira = await person();
    const { id, url } = await buy(mira);
    expect(await press(url, 'fail')).toContain('problem=declined');
    await told();
    expect((await mira.client.data(CONFIRM, { id })).confirmCheckout.checkout.status).toBe('OPEN');
    expect((await mine(mira)).coins).toBe(250);
    expect(await press(url)).toBe(BACK.successUrl);
    await told();
    expect((await mine(mira)).coins).toBe(350);
    const [{ payments }] = (await mira.client.data(INVOICES)).viewer.invoices.nodes;
    expect(payments.map(({ status }: { status: string }) => status)).toEqual(['FAILED', 'SUCCEEDED']);
  });
});

describe('a refund', () => {
  it('takes back what it paid for; what is spent becomes a debt that earnings repay', async () => {
    const [mira, jonas] = (await people(2)) as [any, any];
    const ada = await staff(Role.ADMIN);
    await press((await buy(mira)).url);
    await told();
    const [{ id: transactionId }] = (await mira.client.data(TRANSACTIONS, {})).viewer.transactions.nodes;
    const gift = `mutation ($input: GiftCoinsInput!) { giftCoins(input: $input) { viewer { coins } } }`;
    await mira.client.data(gift, { input: { userId: jonas.id, amount: 320 } });
    const input = { transactionId, amount: 99, reason: 'CUSTOMER_REQUEST', clientId: 'rf1' };
    expect(await mira.client.refusal(REFUND, { input })).toMatchObject({ code: 'FORBIDDEN' });
    for (let time = 0; time < 2; time++)
      expect((await ada.client.data(REFUND, { input })).refundTransaction.transaction).toMatchObject({
        ...{ status: 'COMPLETED', refunded: 99, refundable: 100 },
        refunds: [{ amount: 99, reason: 'CUSTOMER_REQUEST', status: 'SUCCEEDED' }],
      });
    // 49 of 100 coins, of which 30 are there.
    expect(await mine(mira)).toMatchObject({ coins: 0, coinDebt: 19 });
    // 77: more than is left.
    expect(
      await ada.client.refusal(REFUND, { input: { ...input, amount: 101, clientId: 'rf2' } }),
    ).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'amount',
    });
    const rest = { transactionId, reason: 'OTHER' };
    expect((await ada.client.data(REFUND, { input: rest })).refundTransaction.transaction).toMatchObject({
      status: 'REFUNDED',
      refunded: 199,
    });
    expect(await mine(mira)).toMatchObject({ coins: 0, coinDebt: 70 });
    await jonas.client.data(gift, { input: { userId: mira.id, amount: 100 } });
    expect(await mine(mira)).toMatchObject({ coins: 30, coinDebt: 0 });
    await told();
    const rows = await CoinTransactionModel.find({ user: idOf(mira), unit: 'coins' as never }).lean();
    expect(rows.reduce((sum, { amount }) => sum + amount, 0)).toBe(30);
    expect(await ada.client.refusal(REFUND, { input: rest })).toMatchObject({ code: 'CONFLICT' });
  });
});
