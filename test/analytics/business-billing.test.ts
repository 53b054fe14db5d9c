import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { periodBetween } from '../../src/lib/insight-period.js';
import { askPeriod, subscribedAtEnd } from '../../src/loaders/analytics/index.js';
import { Loaders } from '../../src/loaders/context.js';
import { RollupLateSlotModel } from '../../src/models/analytics/index.js';
import {
  BilledSubscriptionModel,
  BillingInterval,
  CouponDuration,
  CouponKind,
  CouponModel,
  SubscriptionMovementModel,
  type BilledSubscription,
} from '../../src/models/billing/index.js';
import { PlatformPlan, Role } from '../../src/models/identity/index.js';
import { monthlyRevenue, remakeRollups } from '../../src/services/analytics/index.js';
import { cancelPlan, changePlan, syncInvoices } from '../../src/services/billing/index.js';
import { buyPlan, openWorld, somebody, type World } from '../billing/world.js';
import type { Person } from '../factories/person.js';
import { staff } from '../factories/staff.js';
import { testApp } from '../setup/app.js';

// Months of 2049, in which no other test has anything.
let admin: Person;
let world: World | null = null;
const END = new Date('2050-01-01T00:00:00Z');
const START = '2049-01-10T12:00:00Z';

/** Monthly revenue of these months at the world's moment, in cents. */
async function mrr(): Promise<number> {
  const now = world!.now();
  const range = { from: new Date('2049-01-01T00:00:00Z'), to: END, unit: 'month', zone: 'UTC' } as const;
  const loaders = new Loaders({ viewer: null });
  const all = await askPeriod(loaders, subscribedAtEnd, { period: periodBetween({ ...range, now }) });
  return monthlyRevenue(all, now).find(({ currency }) => currency === 'USD')?.amount ?? 0;
}

async function coupon(duration: CouponDuration): Promise<string> {
  const code = `M${duration}${Date.now().toString(36)}`.toUpperCase();
  const made = { kind: CouponKind.PERCENT, percent: 50, duration, durationInMonths: 2, codes: [code] };
  await CouponModel.create({ ...made, maxPerUser: 1, isActive: true });
  return code;
}

const read = async (from: string, to: string) =>
  (
    await admin.client.data(
      `query ($range: InsightRange!) { insights { revenue(range: $range) { movement { new { amount currency }
        expansion { amount } contraction { amount } churn { amount } reactivation { amount } net { amount } }
        gross { amount } } } }`,
      { range: { from, to, bucket: 'MONTH' } },
    )
  ).insights.revenue;

beforeAll(async () => {
  await testApp();
  admin = await staff(Role.ADMIN);
});
afterAll(async () => {
  await world?.close();
  const late = { at: { $gt: new Date('2049-01-01T00:00:00Z') } };
  await RollupLateSlotModel.collection.deleteMany(late);
  await SubscriptionMovementModel.collection.deleteMany(late);
});

describe('recurring revenue of plans that are bought', () => {
  test('T7.10: follows coupons, cancellations and their ends, and every change is noted', async () => {
    const [ada, bob] = [await somebody(), await somebody()];
    world = await openWorld(START);
    const before = await mrr();
    const more = async () => (await mrr()) - before;
    // 19.00 a month, half of it for ever.
    await buyPlan(world, ada, { coupon: await coupon(CouponDuration.FOREVER) });
    expect(await more()).toBe(950);
    // Half of it for two months.
    await buyPlan(world, bob, { coupon: await coupon(CouponDuration.REPEATING) });
    expect(await more()).toBe(1_900);
    await world.travel(62);
    await world.deliverAll();
    expect(await more()).toBe(2_850);
    await changePlan(bob.ctx, { plan: PlatformPlan.ENTERPRISE, interval: BillingInterval.YEAR });
    await world.deliverAll();
    // 990.00 a year are 82.50 a month.
    expect(await more()).toBe(950 + 8_250);
    await cancelPlan(ada.ctx, { atPeriodEnd: true });
    await world.deliverAll();
    expect(await more()).toBe(950 + 8_250);
    await world.travel(31);
    await world.deliverAll();
    expect(await more()).toBe(8_250);
    await buyPlan(world, ada, {});
    expect(await more()).toBe(8_250 + 1_900);
    await world.close();

    const rows = await BilledSubscriptionModel.find({ user: ada.id }).lean<BilledSubscription[]>();
    expect(rows.map(({ discount }) => discount?.percent ?? null).sort()).toEqual([50, null]);
    const of = { $in: rows.map(({ _id }) => _id) };
    const noted = await SubscriptionMovementModel.find({ subscription: of }).sort({ at: 1 }).lean();
    expect(noted.map(({ kind, yearly }) => [kind, yearly])).toEqual([
      ['new', 950 * 12],
      ['churn', -950 * 12],
      ['reactivation', 1_900 * 12],
    ]);
    const names = ['revenue.movements', 'revenue.payments'];
    await remakeRollups(new Date('2049-01-01T00:00:00Z'), new Date('2049-06-01T00:00:00Z'), { names });
    const { movement, gross } = await read('2049-01-01', '2049-05-31');
    expect(movement).toEqual({
      new: [{ amount: 1_900, currency: 'USD' }],
      // The end of the discount, and the dearer plan.
      ...{ expansion: [{ amount: 950 + 6_350 }], contraction: [] },
      ...{ churn: [{ amount: -950 }], reactivation: [{ amount: 1_900 }] },
      net: [{ amount: 8_250 + 1_900 }],
    });
    expect(gross[0].amount).toBeGreaterThan(0);
  });

  it('marks payments whose outcome comes late, so that they are counted again', async () => {
    const carl = await somebody();
    world = await openWorld('2049-08-10T12:00:00Z');
    await buyPlan(world, carl, {});
    const source = 'payments';
    const slots = () => RollupLateSlotModel.find({ source, at: { $gte: new Date('2049-08-01') } }).lean();
    expect(await slots()).toEqual([]);
    await world.travel(3);
    for (const event of await world.events())
      if (event.type.startsWith('invoice.')) await world.deliver(event);
    const { providerId } = (await BilledSubscriptionModel.findOne({ user: carl.id }).lean())!;
    await syncInvoices(providerId);
    expect((await slots()).map(({ at }) => at.toISOString())).toEqual(['2049-08-10T12:00:00.000Z']);
    await world.close();
  });
});
