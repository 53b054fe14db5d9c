import { DateTime } from 'luxon';
import { demoPayments } from '../../integrations/payments/index.js';
import { demoProcessor } from '../../integrations/payments/demo/index.js';
import { start } from '../../integrations/payments/demo/subscriptions.js';
import {
  BilledSubscriptionModel,
  BillingInterval,
  CoinPackModel,
  CouponDuration,
  CouponKind,
  CouponModel,
  PaymentPurpose,
  PlanCode,
  type CoinPack,
} from '../../models/billing/index.js';
import {
  buyCoins,
  customerOf,
  priceOf,
  providerPriceOf,
  syncCheckout,
  syncInvoices,
} from '../../services/billing/index.js';
import type { DemoSeeder } from './seeder.js';

const DAY = 24 * 3_600_000;
const MONTHS = 3;
const BACK = { successUrl: 'https://leela.example/done', cancelUrl: 'https://leela.example/plans' };

/** Demo data: a coupon; with the demo processor, mira's plan with the invoices of three months, and coins that jonas bought. */
export async function seedBilling(demo: DemoSeeder): Promise<void> {
  await seedCoupon(demo);
  const processor = demoPayments();
  if (!processor) return;
  await seedPlan(demo);
  const pack = await CoinPackModel.findOne({ currency: 'USD', isActive: true })
    .sort({ coins: 1 })
    .lean<CoinPack>();
  if (!pack) return;
  const order = { coinPackId: pack._id, ...BACK, clientId: 'demo' };
  const { _id, providerId } = await buyCoins(demo.as(demo.user('jonas')), order);
  const session = await processor.checkout(providerId!);
  if (session.status === 'open') await processor.pay(session.id);
  await syncCheckout({ row: _id });
}

async function seedCoupon(demo: DemoSeeder): Promise<void> {
  const at = demo.ago(60 * DAY);
  await CouponModel.updateOne(
    { codes: 'WELCOME20' },
    {
      $setOnInsert: {
        ...{ kind: CouponKind.PERCENT, percent: 20, duration: CouponDuration.ONCE, maxRedemptions: 100 },
        ...{ codes: ['WELCOME20'], maxPerUser: 1, isActive: true, createdAt: at, updatedAt: at },
      },
    },
    { upsert: true, timestamps: false },
  );
}

/** The processor as it was three months ago, on the same objects, and what it has done since. */
async function seedPlan(demo: DemoSeeder): Promise<void> {
  const mira = demo.user('mira');
  const sold = await priceOf(PlanCode.PRO, BillingInterval.MONTH, 'USD');
  if (!sold || (await BilledSubscriptionModel.exists({ user: mira }))) return;
  const customer = await customerOf(mira);
  const price = await providerPriceOf(sold.price);
  let now = DateTime.fromJSDate(demo.ago(0)).minus({ months: MONTHS, days: 9 });
  const { deliver: _deliver, ...options } = demoPayments()!.desk.options;
  const past = demoProcessor({ ...options, now: () => now.toJSDate() });
  const facts = { user: mira.toHexString(), purpose: PaymentPurpose.PLAN };
  const metadata = { ...facts, subjectType: 'Plan', subject: sold.plan._id.toHexString() };
  const { subscription } = await past.desk.alone('seed', () =>
    start(past.desk, { customer, price, trialDays: 0, coupon: null, metadata }),
  );
  for (let month = 0; month < MONTHS; month++) {
    now = now.plus({ months: 1, hours: 1 });
    await past.tick();
  }
  await syncInvoices(subscription.id);
}
