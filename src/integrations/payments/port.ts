import { ErrorCode, Refusal, refuse, type Translatable } from '../../schema/errors.js';
import type {
  BillingInterval,
  PaymentMethod,
  ProviderSubscriptionStatus,
  RefundReason,
} from '../../models/billing/index.js';

/*
 * The gateway's interface to a payment processor. Amounts are integers in minor units of the currency, whatever its
 * number of decimals; times are dates; missing values are null.
 */

/** Data that we attach to an object at the processor, to recognise it. */
export type Metadata = Record<string, string>;

/** A session in which a user pays. */
export interface ProviderCheckout {
  id: string;
  status: 'open' | 'complete' | 'expired';
  paymentStatus: 'paid' | 'unpaid' | 'no_payment_required';
  mode: 'payment' | 'subscription';
  customer: string | null;
  subscription: string | null;
  /** The payment of a single purchase. */
  payment: string | null;
  invoice: string | null;
  amount: number;
  discount: number;
  tax: number;
  currency: string;
  url: string | null;
  expiresAt: Date;
  metadata: Metadata;
}

/** A subscription. */
export interface ProviderSubscription {
  id: string;
  customer: string;
  status: ProviderSubscriptionStatus;
  /** The id of the price at the processor. */
  price: string | null;
  amount: number | null;
  currency: string | null;
  interval: BillingInterval | null;
  currentPeriodStart: Date | null;
  currentPeriodEnd: Date | null;
  cancelAtPeriodEnd: boolean;
  endedAt: Date | null;
  trialStart: Date | null;
  trialEnd: Date | null;
  paymentMethod: PaymentMethod | null;
  latestInvoice: string | null;
  /** The price from the next renewal on. */
  nextPrice: string | null;
  createdAt: Date;
  metadata: Metadata;
}

/** A line of an invoice. */
export interface ProviderLine {
  description: string;
  quantity: number;
  amount: number;
  price: string | null;
  proration: boolean;
  periodStart: Date | null;
  periodEnd: Date | null;
}

/** An invoice. */
export interface ProviderInvoice {
  id: string;
  customer: string | null;
  subscription: string | null;
  status: 'draft' | 'open' | 'paid' | 'uncollectible' | 'void';
  email: string | null;
  amount: number;
  amountPaid: number;
  subtotal: number;
  discount: number;
  tax: number;
  /** 0 to 1. */
  taxRate: number;
  currency: string;
  lines: ProviderLine[];
  issuedAt: Date;
  dueAt: Date | null;
  paidAt: Date | null;
  nextAttemptAt: Date | null;
  attempted: boolean;
  periodStart: Date | null;
  periodEnd: Date | null;
  hostedUrl: string | null;
  pdfUrl: string | null;
  /** Attempted payments, oldest first. */
  payments: string[];
  metadata: Metadata;
}

/** One attempt of a payment. */
export interface ProviderAttempt {
  id: string;
  status: 'pending' | 'succeeded' | 'failed';
  amount: number;
  method: PaymentMethod | null;
  failureMessage: string | null;
  createdAt: Date;
}

/** A refund. */
export interface ProviderRefund {
  id: string;
  amount: number;
  status: 'pending' | 'succeeded' | 'failed';
  reason: RefundReason;
  createdAt: Date;
  metadata: Metadata;
}

/** A payment with all its attempts. */
export interface ProviderPayment {
  id: string;
  customer: string | null;
  invoice: string | null;
  status: 'pending' | 'action_required' | 'succeeded' | 'failed' | 'canceled';
  amount: number;
  currency: string;
  /** The processor's fee. */
  fee: number;
  attempts: ProviderAttempt[];
  refunds: ProviderRefund[];
  dispute: 'open' | 'won' | 'lost' | null;
  metadata: Metadata;
}

/** A change of what the processor owes a customer. Its next invoices are paid from that first. */
export interface ProviderBalanceChange {
  id: string;
  /** What the customer got, above 0; what was used of it is below. */
  amount: number;
  currency: string;
  description: string | null;
  createdAt: Date;
}

/** What a checkout sells: a price of the catalogue, or something named here. */
export type CheckoutItem =
  { price: string } | { name: string; amount: number; currency: string; interval: BillingInterval | null };

/** The request for a session. */
export interface CheckoutRequest {
  customer: string;
  mode: 'payment' | 'subscription';
  item: CheckoutItem;
  coupon: string | null;
  trialDays: number;
  successUrl: string;
  cancelUrl: string;
  expiresAt: Date;
  metadata: Metadata;
  /** The idempotency key. */
  key: string;
}

/** The cost of a change of the plan. */
export interface ProviderPreview {
  /** The charge (or credit, if negative) for the rest of the current period. */
  proration: number;
  /** The amount due immediately. */
  dueNow: number;
  currency: string;
}

/** A change of the price of a subscription. */
export interface PlanChange {
  subscription: string;
  price: string;
  /** The time of the preview. */
  prorationDate: Date;
}

/** The terms of a discount at the processor. */
export interface CouponTerms {
  percent: number | null;
  amount: number | null;
  currency: string | null;
  duration: 'once' | 'repeating' | 'forever';
  durationInMonths: number | null;
  name: string;
}

/** A payment processor. Calls with a `key` are idempotent: the same key with the same values has one effect. */
export interface PaymentProcessor {
  /** The name shown to users. */
  readonly label: string;
  /** Whether real money is charged. Events of the other mode are ignored. */
  readonly livemode: boolean;

  saveProduct(product: {
    id: string | null;
    name: string;
    description: string | null;
    active: boolean;
    key: string;
  }): Promise<string>;
  createPrice(price: {
    product: string;
    amount: number;
    currency: string;
    interval: BillingInterval | null;
    key: string;
  }): Promise<string>;
  archivePrice(id: string): Promise<void>;
  createCoupon(coupon: CouponTerms & { key: string }): Promise<string>;

  createCustomer(customer: { email: string; name: string; metadata: Metadata; key: string }): Promise<string>;
  /** Ends all subscriptions of the customer and removes the personal data. */
  deleteCustomer(id: string): Promise<void>;
  /** All changes of the customer's balance, newest first. What only came back of a voided invoice is no change. */
  balanceOf(customer: string): AsyncIterable<ProviderBalanceChange>;

  createCheckout(request: CheckoutRequest): Promise<ProviderCheckout>;
  checkout(id: string): Promise<ProviderCheckout>;
  /** Closes an open session. A payment in the meantime stays valid. */
  expireCheckout(id: string): Promise<void>;

  subscription(id: string): Promise<ProviderSubscription>;
  subscriptionsOf(customer: string): AsyncIterable<ProviderSubscription>;
  previewChange(change: PlanChange): Promise<ProviderPreview>;
  changePlan(change: PlanChange & { key: string }): Promise<void>;
  /** Changes the price from the next renewal on. Null cancels a scheduled change. */
  schedulePlan(subscription: string, price: string | null, key: string): Promise<void>;
  cancelAtPeriodEnd(subscription: string, cancel: boolean, key: string): Promise<void>;
  cancelNow(subscription: string, key: string): Promise<void>;
  /** The next invoice. Null if there is none. */
  upcoming(subscription: string): Promise<{ amount: number; currency: string; dueAt: Date | null } | null>;

  invoice(id: string): Promise<ProviderInvoice>;
  /** All invoices of a subscription, newest first, from any number of pages. */
  invoicesOf(subscription: string): AsyncIterable<ProviderInvoice>;
  payment(id: string): Promise<ProviderPayment>;
  refund(refund: {
    payment: string;
    amount: number;
    reason: RefundReason;
    metadata: Metadata;
    key: string;
  }): Promise<ProviderRefund>;
  portal(customer: string, returnUrl: string): Promise<string>;
}

/** Why a processor did not carry out a request. */
export type ProcessorProblem =
  /** The object does not exist. */
  | 'not_found'
  /** A final refusal: a declined card, contradicting values. */
  | 'refused'
  /** The key was used with other values. */
  | 'idempotency_mismatch'
  /** No answer, or a server error: the result is unknown. Retry with the same key. */
  | 'unavailable';

/** What a client is told about each problem. The processor's own words are for the log. */
const REFUSALS: Record<ProcessorProblem, (cause: unknown) => Refusal> = {
  unavailable: (cause) =>
    refuse.unavailable(
      'The payment processor does not answer. Try again with the same clientId: nothing is charged twice.',
      cause,
    ),
  idempotency_mismatch: () =>
    new Refusal(ErrorCode.CONFLICT, 'This was requested before with other values.', {
      reason: 'IDEMPOTENCY_MISMATCH',
    }),
  not_found: () => refuse.conflict('The payment processor does not know this any more.'),
  refused: () =>
    new Refusal(
      ErrorCode.BAD_USER_INPUT,
      'The payment processor refuses this. Check the values, or use another payment method.',
      { reason: 'PROCESSOR_REFUSED' },
    ),
};

/** A processor did not do what it was asked. Where it reaches a client, it is told in our words. */
export class ProcessorError extends Error implements Translatable {
  override name = 'ProcessorError';
  constructor(
    readonly problem: ProcessorProblem,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }

  toRefusal(): Refusal {
    return REFUSALS[this.problem](this);
  }
}
