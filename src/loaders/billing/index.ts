import type { Types } from 'mongoose';
import {
  BilledSubscriptionModel,
  CheckoutModel,
  CoinPackModel,
  CoinTransactionModel,
  CouponModel,
  CouponRedemptionModel,
  InvoiceModel,
  PaymentModel,
  PaymentPurpose,
  PlanModel,
  PlanPriceModel,
  RedemptionState,
  TransactionModel,
  WebhookEventModel,
  type BilledSubscription,
  type Checkout,
  type CoinPack,
  type CoinTransaction,
  type Coupon,
  type CouponRedemption,
  type Invoice,
  type Payment,
  type Plan,
  type PlanPrice,
  type Transaction,
  type WebhookEvent,
} from '../../models/billing/index.js';
import { batched, byId, byKey, countPerParent, firstPerParent } from '../factories.js';

/** Loaders of what is paid and earned. */
export const billingLoaders = {
  coinTransaction: byId<CoinTransaction>(CoinTransactionModel),
  plan: byId<Plan>(PlanModel),
  planByCode: byKey<string, Plan>(PlanModel, 'code'),
  planPrice: byId<PlanPrice>(PlanPriceModel),
  /** What a plan is sold for, the cheapest first. */
  pricesOfPlan: firstPerParent<PlanPrice>(PlanPriceModel, {
    parent: 'plan',
    where: { isActive: true },
    sort: { amount: 1, _id: 1 },
  }),
  coinPack: byId<CoinPack>(CoinPackModel),
  coupon: byId<Coupon>(CouponModel),
  couponRedemption: byId<CouponRedemption>(CouponRedemptionModel),
  /** How many redemptions of a coupon were paid. */
  couponUses: countPerParent(CouponRedemptionModel, {
    parent: 'coupon',
    where: { state: RedemptionState.USED },
  }),
  checkout: byId<Checkout>(CheckoutModel),
  invoice: byId<Invoice>(InvoiceModel),
  payment: byId<Payment>(PaymentModel),
  /** The attempts to pay an invoice, oldest first. */
  paymentsOfInvoice: firstPerParent<Payment>(PaymentModel, {
    parent: 'invoice',
    sort: { createdAt: 1, _id: 1 },
  }),
  transaction: byId<Transaction>(TransactionModel),
  webhookEvent: byId<WebhookEvent>(WebhookEventModel),
  /** All subscriptions that a user ever had to platform plans. */
  planSubscriptions: batched<BilledSubscription[]>('BilledSubscription.plans', async (keys, scope) => {
    const rows = await scope.roundTrip.ask<BilledSubscription>(BilledSubscriptionModel, [
      { $match: { user: { $in: keys }, purpose: PaymentPurpose.PLAN } },
      { $sort: { providerCreatedAt: -1 } },
    ]);
    const of = new Map<string, BilledSubscription[]>();
    for (const row of rows) {
      const user = (row.user as Types.ObjectId).toHexString();
      of.set(user, [...(of.get(user) ?? []), row]);
    }
    return keys.map((key) => of.get(key.toHexString()) ?? []);
  }),
};
