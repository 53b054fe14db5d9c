import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { BaseDocument, collection, defineModel } from '../base.js';
import { PaymentPurpose } from './payment-enums.js';
import { BillingInterval, CouponDuration } from './plan-enums.js';
import { PaymentMethod } from './payment-method.js';

/** The states of a subscription at the processor, by its names. */
export type ProviderSubscriptionStatus =
  'incomplete' | 'incomplete_expired' | 'trialing' | 'active' | 'past_due' | 'canceled' | 'unpaid' | 'paused';

/** What a coupon takes off the invoices of a subscription. */
@modelOptions({ schemaOptions: { _id: false } })
export class SubscriptionDiscount {
  /** Null where it is an amount. */
  @prop({ type: Number, default: null })
  percent: number | null;

  /** In minor units; null where it is a percentage. */
  @prop({ type: Number, default: null })
  amount: number | null;

  @prop({ type: String, enum: CouponDuration, required: true })
  duration: CouponDuration;

  /** Until when a repeating one applies; null for the others. */
  @prop({ type: Date, default: null })
  endsAt: Date | null;
}

/**
 * A subscription at the processor, as it was fetched last: a copy, written only under the subscription's lock with its
 * fencing token, so that an old answer never overwrites a newer one. A user has many over time; `planOf` chooses.
 */
@modelOptions(collection('billed_subscriptions', { timestamps: true }))
@index({ providerId: 1 }, { unique: true })
@index({ user: 1, purpose: 1, providerCreatedAt: -1 })
@index({ purpose: 1, subject: 1 })
@index({ status: 1, graceUntil: 1 })
@index({ status: 1, syncedAt: 1 })
@index({ status: 1, endedAt: 1 })
@index({ trialEndsAt: 1, providerCreatedAt: 1 })
@index({ price: 1 })
export class BilledSubscription extends BaseDocument {
  @prop({ type: String, required: true })
  providerId: string;

  @prop({ type: () => Types.ObjectId, required: true })
  user: Types.ObjectId;

  @prop({ type: String, enum: PaymentPurpose, required: true })
  purpose: PaymentPurpose;

  /** The plan, or the agent's subscription. */
  @prop({ type: () => Types.ObjectId })
  subject?: Types.ObjectId;

  @prop({ type: String, required: true })
  status: ProviderSubscriptionStatus;

  @prop({ type: () => Types.ObjectId })
  price?: Types.ObjectId;

  /** The code of the plan, for platform plans. */
  @prop({ type: String })
  plan?: string;

  @prop({ type: String, enum: BillingInterval })
  interval?: BillingInterval;

  @prop({ type: Number })
  amount?: number;

  @prop({ type: String })
  currency?: string;

  /** By the coupon of its checkout; null without one. */
  @prop({ type: () => SubscriptionDiscount, default: null })
  discount: SubscriptionDiscount | null;

  @prop({ type: Date, default: null })
  currentPeriodStart: Date | null;

  @prop({ type: Date, default: null })
  currentPeriodEnd: Date | null;

  @prop({ type: Boolean, default: false })
  cancelAtPeriodEnd: boolean;

  @prop({ type: Date, default: null })
  endedAt: Date | null;

  @prop({ type: Date, default: null })
  trialEndsAt: Date | null;

  /** Until when a failed payment leaves access; set while the status is past_due. */
  @prop({ type: Date, default: null })
  graceUntil: Date | null;

  /** Whether the end of the grace period was handled. */
  @prop({ type: Boolean, default: false })
  graceEnded: boolean;

  @prop({ type: () => PaymentMethod, default: null })
  paymentMethod: PaymentMethod | null;

  /** The page on which the user confirms a payment that waits for it. */
  @prop({ type: String, default: null })
  paymentActionUrl: string | null;

  /** The price from the next renewal on, where another one is scheduled. */
  @prop({ type: () => Types.ObjectId, default: null })
  nextPrice: Types.ObjectId | null;

  /** Whether it was ended because the user had another one already. Its payments are refunded. */
  @prop({ type: Boolean, default: false })
  duplicate: boolean;

  @prop({ type: Date, required: true })
  providerCreatedAt: Date;

  @prop({ type: Number, required: true })
  fence: number;

  @prop({ type: Date, required: true })
  syncedAt: Date;

  createdAt: Date;

  updatedAt: Date;
}

/** The `billed_subscriptions` collection. */
export const BilledSubscriptionModel = defineModel(BilledSubscription);

/** A user's trial. One row per user: a second trial is never offered. */
@modelOptions(collection('billing_trials'))
export class BillingTrial extends BaseDocument {
  /** The subscription at the processor that had it. */
  @prop({ type: String, required: true })
  subscription: string;

  @prop({ type: Date, required: true })
  at: Date;
}

/** The `billing_trials` collection; `_id` is the user’s. */
export const BillingTrialModel = defineModel(BillingTrial);
