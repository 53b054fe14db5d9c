import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { AgentSubscriptionModel } from '../../src/models/agents/index.js';
import {
  BilledSubscriptionModel,
  CouponDuration,
  type BillingInterval,
} from '../../src/models/billing/index.js';
import { Role } from '../../src/models/identity/index.js';
import { monthlyRevenue } from '../../src/services/analytics/index.js';
import type { Person } from '../factories/person.js';
import { staff } from '../factories/staff.js';
import { testApp } from '../setup/app.js';
import { at, forget, id, RANGE, readRevenue, rows } from './business-world.js';

let admin: Person;
const read = (selection: string, more = '', range = RANGE) => readRevenue(admin, selection, more, range);

beforeAll(async () => {
  await testApp();
  admin = await staff(Role.ADMIN);
});

const price = (amount: number, interval: string, more: object = {}) => ({
  _id: {
    ...{
      amount,
      interval: interval as BillingInterval,
      currency: 'USD',
      purpose: 'plan' as never,
      plan: 'pro',
    },
    ...{ discount: null, ...more },
  },
  count: 1,
});
const coupon = (terms: object) => ({
  discount: { percent: null, amount: null, duration: CouponDuration.FOREVER, endsAt: null, ...terms },
});
const NOW = new Date('2019-03-11T00:00:00Z');
const mrr = (...prices: Parameters<typeof monthlyRevenue>[0]) => monthlyRevenue(prices, NOW);

describe('monthly recurring revenue', () => {
  test.each([
    ['120 a year is 10', price(12_000, 'year'), 1_000],
    ['10 a week is 43.33', price(1_000, 'week'), 4_333],
    ['1 a day is 30.42', price(100, 'day'), 3_042],
    ['50 % forever is half', price(1_000, 'month', coupon({ percent: 50 })), 500],
    ['50 % once is the full price', price(1_000, 'month', coupon({ percent: 50, duration: 'once' })), 1_000],
    [
      '50 % for months that are not over is half',
      price(1_000, 'month', coupon({ percent: 50, duration: 'repeating', endsAt: new Date('2019-04-01') })),
      500,
    ],
    [
      '50 % for months that are over is the full price',
      price(1_000, 'month', coupon({ percent: 50, duration: 'repeating', endsAt: NOW })),
      1_000,
    ],
    ['a discount above the price is 0', price(1_000, 'month', coupon({ amount: 1_100 })), 0],
  ])('T7.10: %s', (_, one, amount) => {
    expect(mrr(one)).toEqual([{ amount, currency: 'USD' }]);
  });

  test('T7.10: currencies stay apart, and are rounded once at the end', () => {
    const yen = { ...price(100, 'year'), count: 3 };
    yen._id = { ...yen._id, currency: 'JPY' };
    // Each would be 8.33; three are 25. A cent a day and one a week are 34.75.
    expect(mrr(yen, price(1, 'day'), price(1, 'week'))).toEqual([
      { amount: 25, currency: 'JPY' },
      { amount: 35, currency: 'USD' },
    ]);
  });
});

describe('subscriptions', () => {
  const billed = (more: object) => {
    const providerId = id().toHexString();
    const periods = { currentPeriodStart: at('4'), currentPeriodEnd: new Date('2019-04-04T00:00:00Z') };
    return {
      ...{ providerId, user: id(), purpose: 'plan', plan: 'pro', status: 'active', ...periods },
      ...{ interval: 'month', amount: 1_000, currency: 'USD', discount: null, cancelAtPeriodEnd: false },
      ...{ endedAt: null, trialEndsAt: null, duplicate: false, fence: 1, syncedAt: at('4') },
      ...{ providerCreatedAt: new Date('2019-02-04T00:00:00Z'), ...more },
    };
  };
  beforeAll(async () => {
    await rows(BilledSubscriptionModel as never, [
      billed({}),
      // Cancelled, and paid up to the 9th: counts until then.
      billed({ cancelAtPeriodEnd: true, currentPeriodEnd: at('9'), amount: 100 }),
      billed({ status: 'past_due', amount: 10 }),
      billed({ status: 'trialing', trialEndsAt: new Date('2030-01-01'), amount: 70_000 }),
      billed({ currency: 'JPY', interval: 'year', amount: 36_000, plan: 'enterprise' }),
      // Began in the week; the second one by the end of its trial.
      billed({ providerCreatedAt: at('5'), amount: 2_000 }),
      billed({ trialEndsAt: at('6'), amount: 4_000 }),
      // Ended in the week: one was paid for at its start, one began in it, one never got beyond its trial.
      billed({ status: 'canceled', endedAt: at('7'), amount: 8_000 }),
      billed({ status: 'canceled', providerCreatedAt: at('5'), endedAt: at('7') }),
      billed({ status: 'canceled', trialEndsAt: at('8'), endedAt: at('7') }),
      // Bought twice.
      billed({ duplicate: true, amount: 90_000 }),
      billed({ status: 'unpaid', amount: 90_000 }),
      billed({ status: 'incomplete', amount: 90_000, providerCreatedAt: at('5') }),
      // Begins after the week.
      billed({ providerCreatedAt: new Date('2019-03-11T00:00:00Z'), amount: 90_000 }),
    ]);
    const agent = {
      user: id(),
      agent: id(),
      price: { period: 'weekly', amount: 0, coins: 5 },
      payWith: 'coins',
    };
    const lasts = { startsAt: at('5'), currentPeriodStart: at('5'), dueAt: at('12'), periods: 1 };
    await rows(AgentSubscriptionModel as never, [
      { ...agent, ...lasts, period: 'weekly', status: 'expired', expiresAt: at('12') },
      { ...agent, ...lasts, period: 'daily', status: 'expired', expiresAt: at('6') },
    ]);
  });
  afterAll(() => forget(BilledSubscriptionModel, AgentSubscriptionModel));

  test('T7.10: past due counts until cancelled, cancelled until its end; trials, duplicates and unpaid ones do not', async () => {
    expect((await read('mrr { amount currency }')).mrr).toEqual([
      { amount: 3_000, currency: 'JPY' },
      // 10.00 + 0.10 + 20.00 + 40.00; the one paid up to the 9th is over.
      { amount: 7_010, currency: 'USD' },
    ]);
    const earlier = await read('mrr { amount currency }', ', currency: "USD"', {
      ...RANGE,
      to: '2019-03-08',
    });
    // With the 1.00 that lasts to the 9th.
    expect(earlier.mrr).toEqual([{ amount: 7_110, currency: 'USD' }]);
  });

  it('are counted, new ones, ended ones, and the share that was lost', async () => {
    expect((await read('subscribers { active new cancelled churnRate }')).subscribers).toEqual({
      ...{ active: 5, new: 3, cancelled: 2 },
      // At the start there were the first three, the yearly one and the one that ended.
      churnRate: 0.2,
    });
  });

  it('are told by plan, those to agents included', async () => {
    expect((await read('planPopularity { key subscribers }')).planPopularity).toEqual([
      { key: 'PRO', subscribers: 4 },
      { key: 'ENTERPRISE', subscribers: 1 },
      { key: 'WEEKLY', subscribers: 1 },
    ]);
  });
});
