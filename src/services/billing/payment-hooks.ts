import type { Types } from 'mongoose';
import type { Tx } from '../../events/transact.js';
import type { PaymentPurpose } from '../../models/billing/index.js';

/** A payment, as the domain that sells something is told of it. */
export interface SettledPayment {
  /** The record of the payment; its id is the business fact that effects hang on. */
  transaction: Types.ObjectId;
  purpose: PaymentPurpose;
  user: Types.ObjectId;
  subject: { type: string; id: Types.ObjectId };
  /** Minor units. 0 where a coupon covers everything. */
  amount: number;
  currency: string;
  /** The period that a recurring payment covers. */
  period: { start: Date; end: Date } | null;
  /** The subscription at the processor, for recurring payments. */
  subscription: string | null;
}

/** A subscription at the processor, as the domain that sells it is told of it. */
export interface SubscriptionChange {
  user: Types.ObjectId;
  subject: { type: string; id: Types.ObjectId };
  subscription: string;
  /** Whether it gives access now. */
  live: boolean;
  cancelAtPeriodEnd: boolean;
  currentPeriodEnd: Date | null;
}

/**
 * What follows from payments of a purpose. Each function runs in the transaction that records the fact, so its effects are
 * there exactly once; it must not call anything outside the database.
 */
export interface PaymentHooks {
  /** The money arrived. Called once per transaction. */
  onPaid(tx: Tx, payment: SettledPayment): Promise<void>;
  /** Money was given back: `amount` is this refund, `total` all of them. Called once per refund. */
  onRefunded(tx: Tx, payment: SettledPayment, refund: { amount: number; total: number }): Promise<void>;
  /** A single payment failed for good or was not made in time. Called once per checkout. */
  onFailed?(
    tx: Tx,
    checkout: { user: Types.ObjectId; subject: { type: string; id: Types.ObjectId } },
  ): Promise<void>;
  /** A recurring subscription changed. Called at least once per change, with its newest state. */
  onSubscription?(tx: Tx, change: SubscriptionChange): Promise<void>;
}
