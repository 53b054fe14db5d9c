import { createHash } from 'node:crypto';
import type { Types } from 'mongoose';
import { transact } from '../../events/transact.js';
import { insertOnce } from '../../events/insert-once.js';
import { payments } from '../../integrations/payments/index.js';
import { sharedNow } from '../../lib/clock.js';
import {
  CoinPackModel,
  CouponModel,
  PlanModel,
  PlanPriceModel,
  type BillingInterval,
  type Coupon,
  type Plan,
  type PlanCode,
  type PlanPrice,
} from '../../models/billing/index.js';
import { refuse } from '../../schema/errors.js';
import { DEFAULT_PACKS, DEFAULT_PLANS, pricesOf } from './default-catalogue.js';

/** Puts the default catalogue into a database that has no plans. Safe at every start of every gateway. */
export async function ensureCatalogue(): Promise<void> {
  if (await PlanModel.findOne({}, { _id: 1 }).lean()) return;
  const now = sharedNow();
  const dates = { createdAt: now, updatedAt: now };
  await transact(null, async (tx) => {
    for (const plan of DEFAULT_PLANS) {
      const { code, kind, rank, name, description, features, trialDays, coins } = plan;
      const row = { kind, rank, name, description, features, trialDays, coins, isActive: true, ...dates };
      if (!(await insertOnce(PlanModel, { code }, row, tx))) continue;
      const stored = await PlanModel.findOne({ code }).session(tx.session).lean<Plan>();
      for (const price of pricesOf(plan))
        await new PlanPriceModel({ plan: stored!._id, ...price, ...dates }).save({ session: tx.session });
    }
    for (const pack of DEFAULT_PACKS)
      await new CoinPackModel({ ...pack, ...dates }).save({ session: tx.session });
  });
}

/** What a product at the processor is made of; the same text means that nothing has changed. */
const madeOf = (values: object): string => JSON.stringify(values);

/** An idempotency key of an object and what is wanted of it. */
const keyOf = (kind: string, id: Types.ObjectId, wanted: unknown): string =>
  `${kind}:${id.toHexString()}:${createHash('sha256').update(JSON.stringify(wanted)).digest('hex')}`;

/** What `billing:sync` did. */
export interface SyncCount {
  created: number;
  updated: number;
}

async function syncPlan(plan: Plan, count: SyncCount): Promise<string> {
  const { name, description, isActive: active } = plan;
  const wanted = madeOf({ name, description, active });
  if (plan.providerId && plan.syncedAs === wanted) return plan.providerId;
  const id = await payments().saveProduct({
    ...{ id: plan.providerId ?? null, name, description, active },
    // Includes the time of the edit: the answer to an earlier edit with the same text must not count for this edit.
    key: keyOf('plan', plan._id, [plan.providerId, wanted, plan.updatedAt]),
  });
  count[plan.providerId ? 'updated' : 'created'] += 1;
  await PlanModel.collection.updateOne({ _id: plan._id }, { $set: { providerId: id, syncedAs: wanted } });
  return id;
}

/** The price at the processor; product and price are made there when they are needed first. */
export async function providerPriceOf(
  price: PlanPrice,
  count: SyncCount = { created: 0, updated: 0 },
): Promise<string> {
  if (price.providerId) return price.providerId;
  const plan = await PlanModel.findById(price.plan).lean<Plan>();
  if (!plan) throw refuse.notFound('The plan');
  const { amount, currency, interval } = price;
  const id = await payments().createPrice({
    ...{ product: await syncPlan(plan, count), amount, currency, interval },
    key: `price:${price._id.toHexString()}`,
  });
  count.created += 1;
  await PlanPriceModel.collection.updateOne({ _id: price._id }, { $set: { providerId: id } });
  return id;
}

/** The coupon at the processor. Terms cannot be changed there: other terms are another coupon. */
export async function providerCouponOf(coupon: Coupon): Promise<string> {
  const { kind: _kind, percent, amount, currency, duration, durationInMonths, codes } = coupon;
  const terms = { percent, amount, currency, duration, durationInMonths, name: codes[0]!.slice(0, 40) };
  const wanted = madeOf(terms);
  if (coupon.providerId && coupon.syncedAs === wanted) return coupon.providerId;
  const key = keyOf('coupon', coupon._id, [wanted]);
  const id = await payments().createCoupon({ ...terms, key });
  await CouponModel.collection.updateOne({ _id: coupon._id }, { $set: { providerId: id, syncedAs: wanted } });
  return id;
}

/**
 * Creates or updates products and prices at the processor and stores their ids; prices that are no longer sold are
 * archived there. Running it again changes nothing.
 */
export async function syncCatalogue(): Promise<SyncCount> {
  const count: SyncCount = { created: 0, updated: 0 };
  for (const plan of await PlanModel.find().lean<Plan[]>()) {
    const prices = await PlanPriceModel.find({ plan: plan._id }).lean<PlanPrice[]>();
    if (prices.length === 0) continue;
    await syncPlan(plan, count);
    for (const price of prices) {
      if (price.isActive) await providerPriceOf(price, count);
      else if (price.providerId && !price.archivedAt) {
        await payments().archivePrice(price.providerId);
        count.updated += 1;
        const archivedAt = sharedNow();
        await PlanPriceModel.collection.updateOne({ _id: price._id }, { $set: { archivedAt } });
      }
    }
  }
  return count;
}

/** The price of a plan that is sold; the plan with it. */
export async function soldPrice(_id: Types.ObjectId): Promise<{ plan: Plan; price: PlanPrice } | null> {
  const price = await PlanPriceModel.findOne({ _id, isActive: true }).lean<PlanPrice>();
  const plan = price && (await PlanModel.findOne({ _id: price.plan, isActive: true }).lean<Plan>());
  return plan ? { plan, price } : null;
}

/** The active price of a plan by interval and currency. */
export async function priceOf(
  code: PlanCode,
  interval: BillingInterval,
  currency: string,
): Promise<{ plan: Plan; price: PlanPrice } | null> {
  const plan = await PlanModel.findOne({ code, isActive: true }).lean<Plan>();
  const price =
    plan &&
    (await PlanPriceModel.findOne({ plan: plan._id, interval, currency, isActive: true }).lean<PlanPrice>());
  return plan && price ? { plan, price } : null;
}
