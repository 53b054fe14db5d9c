import { print } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { Role } from '../../src/models/identity/index.js';
import { buy, coinPack, press, subscribed, told } from '../billing/shop.js';
import { INVOICES, PLANS, TRANSACTIONS, WEBHOOKS } from '../billing/operations.js';
import { person, type Person } from '../factories/person.js';
import { staff } from '../factories/staff.js';
import { contractIsThere, operationsOf } from './operations.js';

const BACK = { successUrl: 'http://localhost:5173/done', cancelUrl: 'http://localhost:5173/plans' };
const COUPON = {
  ...{ code: 'WELCOME20', kind: 'PERCENT', percent: 20, amount: null, currency: null, duration: 'ONCE' },
  ...{ validFrom: null, validUntil: null, maxRedemptions: 100, maxPerUser: 1 },
};

describe.skipIf(!contractIsThere)('the billing operations of shipped clients, as they are', () => {
  let mira: Person;
  let ada: Person;
  let price: string;
  beforeAll(async () => {
    mira = await person();
    ada = await staff(Role.ADMIN);
    const { plans } = await mira.client.data(PLANS);
    price = plans[1].prices.find((one: any) => one.interval === 'MONTH' && one.currency === 'USD').id;
    const save = operationsOf('billing').find(({ name }) => name === 'SaveCoupon')!;
    await ada.client.data(print(save.document), { input: COUPON });
    await press((await buy(mira)).url);
    await subscribed(mira);
    await told();
  });

  const first = 20;
  const given: Record<string, () => Record<string, unknown> | Promise<Record<string, unknown>>> = {
    CheckCoupon: () => ({ code: 'WELCOME20', priceId: price }),
    Checkout: () => ({
      input: { plan: 'PRO', interval: 'MONTH', coupon: 'WELCOME20', ...BACK, clientId: 'co1' },
    }),
    Portal: () => ({ returnUrl: 'http://localhost:5173/settings' }),
    ChangePlan: () => ({ input: { plan: 'ENTERPRISE', interval: 'YEAR' } }),
    CancelPlan: () => ({ atPeriodEnd: true }),
    Invoices: () => ({ first, after: null }),
    Transactions: () => ({ first, after: null, type: null, status: null }),
    Refund: async () => {
      const { transactions } = (await mira.client.data(TRANSACTIONS, { type: 'ONE_TIME' })).viewer;
      const input = { transactionId: transactions.nodes[0].id, amount: 50, reason: 'CUSTOMER_REQUEST' };
      return { input: { ...input, clientId: 'rf1' } };
    },
    SaveCoupon: () => ({ input: COUPON }),
    Coupons: () => ({ first, active: true }),
    WebhookEvents: () => ({ first, status: 'DONE' }),
    ReplayWebhook: async () => {
      const [{ id }] = (await ada.client.data(WEBHOOKS, { status: 'DONE' })).webhookEvents.nodes;
      return { id };
    },
    BuyCoins: async () => ({ input: { coinPackId: (await coinPack(mira)).id, ...BACK, clientId: 'b1' } }),
  };
  const BY_ADMIN = new Set(['Refund', 'SaveCoupon', 'Coupons', 'WebhookEvents', 'ReplayWebhook']);

  it.each(operationsOf('billing'))('$kind $name', async ({ name, document }) => {
    // One who has a plan already cannot check out another.
    const one = BY_ADMIN.has(name) ? ada : name === 'Checkout' ? await person() : mira;
    const { errors, data } = await one.client.send(print(document), await given[name]?.());
    expect(errors).toEqual([]);
    for (const [field, value] of Object.entries(data!))
      expect(value, `${name} answers ${field}`).not.toBeNull();
    await told();
  });

  it('shows what stands afterwards', async () => {
    const { invoices } = (await mira.client.data(INVOICES)).viewer;
    expect(invoices.totalCount).toBeGreaterThanOrEqual(3);
  });
});
