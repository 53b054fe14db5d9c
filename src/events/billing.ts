import type { Types } from 'mongoose';
import type { PaymentPurpose } from '../models/billing/index.js';

type ObjectId = Types.ObjectId;

/** Events of plans, payments and balances. */
export interface BillingEvents {
  /** A user's plan, or the state of their subscription, changed. */
  'plan.changed': { user: ObjectId; from: string; to: string; status: string };
  /** A user has no paid plan any more: it was cancelled, or its grace period is over. */
  'plan.ended': { user: ObjectId; plan: string };
  /** A payment arrived and its purchase is delivered. */
  'payment.completed': {
    user: ObjectId;
    transaction: ObjectId;
    purpose: PaymentPurpose;
    subject: ObjectId | null;
    amount: number;
    currency: string;
  };
  /** An attempt to collect an invoice failed. */
  'payment.failed': { user: ObjectId; invoice: ObjectId; actionRequired: boolean };
  /** A payment was refunded. */
  'payment.refunded': {
    user: ObjectId;
    transaction: ObjectId;
    purpose: PaymentPurpose;
    subject: ObjectId | null;
    amount: number;
    currency: string;
  };
}
