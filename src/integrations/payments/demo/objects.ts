import type {
  BillingInterval,
  PaymentMethod,
  ProviderSubscriptionStatus,
  RefundReason,
} from '../../../models/billing/index.js';
import type { CouponTerms, Metadata } from '../port.js';

/*
 * The stored objects of the demo processor. Times are milliseconds, so that an object is plain JSON in memory and in
 * MongoDB.
 */

/** The fields of every object. */
export interface DemoBase {
  id: string;
  created: number;
  customer?: string;
  /** The object that it belongs to. */
  parent?: string;
  /** When the clock must process it. */
  due?: number;
}

/** How a card answers. */
export type CardBehaviour = 'ok' | 'declined' | 'action' | 'later';

/** A price, of the catalogue or of one checkout. */
export interface DemoPrice extends DemoBase {
  product: string;
  name: string;
  amount: number;
  currency: string;
  interval: BillingInterval | null;
  active: boolean;
}

/** A product. */
export interface DemoProduct extends DemoBase {
  name: string;
  active: boolean;
}

/** A customer with the card on file and a balance (negative: a credit). */
export interface DemoCustomer extends DemoBase {
  email: string;
  name: string;
  card: CardBehaviour;
  balance: number;
  deleted: boolean;
  metadata: Metadata;
}

/** A change of a customer's balance: above 0 what the customer got. */
export interface DemoCredit extends DemoBase {
  amount: number;
  currency: string;
  description: string | null;
}

/** A discount on a subscription. */
export interface DemoDiscount {
  terms: CouponTerms;
  /** When it ends. Null for never; 0 once it was used. */
  until: number | null;
}

/** A checkout session. */
export interface DemoSession extends DemoBase {
  status: 'open' | 'complete' | 'expired';
  paymentStatus: 'paid' | 'unpaid' | 'no_payment_required';
  mode: 'payment' | 'subscription';
  price: string;
  coupon: CouponTerms | null;
  trialDays: number;
  amount: number;
  discount: number;
  currency: string;
  successUrl: string;
  cancelUrl: string;
  expiresAt: number;
  subscription: string | null;
  payment: string | null;
  invoice: string | null;
  metadata: Metadata;
}

/** A subscription. Periods are counted from the anchor, so a month's end is kept after February. */
export interface DemoSubscription extends DemoBase {
  status: ProviderSubscriptionStatus;
  price: string;
  nextPrice: string | null;
  anchor: number;
  /** Number of the current period, from the anchor. */
  period: number;
  periodStart: number;
  periodEnd: number;
  cancelAtPeriodEnd: boolean;
  endedAt: number | null;
  trialStart: number | null;
  trialEnd: number | null;
  latestInvoice: string | null;
  discount: DemoDiscount | null;
  metadata: Metadata;
}

/** A line of an invoice. */
export interface DemoLine {
  description: string;
  quantity: number;
  amount: number;
  price: string | null;
  proration: boolean;
  periodStart: number | null;
  periodEnd: number | null;
}

/** An invoice; its parent is the subscription. */
export interface DemoInvoice extends DemoBase {
  status: 'open' | 'paid' | 'uncollectible' | 'void';
  email: string;
  amount: number;
  amountPaid: number;
  subtotal: number;
  discount: number;
  tax: number;
  currency: string;
  lines: DemoLine[];
  paidAt: number | null;
  attempts: number;
  nextAttemptAt: number | null;
  payment: string | null;
  metadata: Metadata;
}

/** A payment with its attempts, refunds and dispute; its parent is the invoice. */
export interface DemoPayment extends DemoBase {
  status: 'pending' | 'action_required' | 'succeeded' | 'failed' | 'canceled';
  amount: number;
  currency: string;
  attempts: {
    id: string;
    status: 'pending' | 'succeeded' | 'failed';
    method: PaymentMethod;
    failureMessage: string | null;
    created: number;
  }[];
  refunds: {
    id: string;
    amount: number;
    status: 'pending' | 'succeeded' | 'failed';
    reason: RefundReason;
    created: number;
    metadata: Metadata;
  }[];
  dispute: 'open' | 'won' | 'lost' | null;
  metadata: Metadata;
}

/** An event for the webhook. */
export interface DemoEvent extends DemoBase {
  type: string;
  object: Record<string, unknown>;
  delivered: boolean;
  attempts: number;
}

/** The answer to an idempotency key. */
export interface DemoKey extends DemoBase {
  values: string;
  answer: unknown;
}

/** A link to the portal. */
export interface DemoPortal extends DemoBase {
  returnUrl: string;
}

/** All kinds of objects. */
export interface DemoKinds {
  product: DemoProduct;
  price: DemoPrice;
  coupon: DemoBase & CouponTerms;
  customer: DemoCustomer;
  credit: DemoCredit;
  session: DemoSession;
  subscription: DemoSubscription;
  invoice: DemoInvoice;
  payment: DemoPayment;
  event: DemoEvent;
  key: DemoKey;
  portal: DemoPortal;
}

/** The name of a kind. */
export type DemoKind = keyof DemoKinds;
