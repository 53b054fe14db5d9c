import type { Types } from 'mongoose';
import { paymentHooks } from '../../domain.js';
import type { Commits, Tx } from '../../events/transact.js';
import {
  TransactionModel,
  type BillingInterval,
  type Checkout,
  type PaymentPurpose,
  type RefundReason,
  type Transaction,
} from '../../models/billing/index.js';
import { isCurrency } from '../../lib/currency.js';
import { refuse } from '../../schema/errors.js';
import { openCheckout } from './open-checkout.js';
import { reserveRefund, sendRefund } from './refund.js';

/*
 * How other domains sell. They ask for a payment here, and declare in their manifest under `payments` what follows when the
 * money arrives and when it goes back.
 */

/** A payment that a domain wants from a user. */
export interface PaymentRequest {
  purpose: PaymentPurpose;
  /** What is paid for. One checkout is open per payer, purpose and subject. */
  subject: { type: string; id: Types.ObjectId };
  payer: Types.ObjectId;
  /** Minor units, tax included, at least 1. */
  amount: number;
  /** ISO 4217, in capitals. */
  currency: string;
  /** What the invoice says, up to 200 characters. */
  description: string;
  /** Set for what is paid again each period; then `onPaid` is called for every period. */
  interval?: BillingInterval;
  /** A coupon's code. */
  coupon?: string | null;
  /** What the platform keeps of it, in minor units. */
  platformFee?: number;
  successUrl: string;
  cancelUrl: string;
  clientId?: string | null;
}

/**
 * Opens a checkout for something that a domain sells. The user pays at `url`; then the purpose's `onPaid` runs.
 * @throws UNAVAILABLE where nobody takes payments, CONFLICT or NOT_FOUND about a coupon
 */
export async function requestPayment(
  ctx: Commits,
  { payer, ...request }: PaymentRequest,
): Promise<{ checkout: Checkout; url: string | null }> {
  if (!paymentHooks(request.purpose))
    throw new Error(`No domain declares what follows from a payment for ${request.purpose}.`);
  if (!Number.isSafeInteger(request.amount) || request.amount < 1)
    throw refuse.badInput('The amount is a whole number of minor units, at least 1.', 'amount');
  if (!isCurrency(request.currency))
    throw refuse.badInput('This is no currency; an ISO 4217 code such as EUR is expected.', 'currency');
  const checkout = await openCheckout(ctx, { ...request, user: payer });
  return { checkout, url: checkout.url ?? null };
}

/** A refund of what a subject was paid with. */
export interface SubjectRefund {
  purpose: PaymentPurpose;
  subject: Types.ObjectId;
  payer: Types.ObjectId;
  /** Minor units; all that is left where absent. */
  amount?: number;
  reason: RefundReason;
  /** The name of the intention, such as `event-cancelled:<id>`: repeated, nothing more is given back. */
  key: string;
}

/**
 * Reserves, in the caller's transaction, the refund of what a user paid for a subject. The money goes back after the
 * commit, by `sendReservedRefund` or at the latest by a job; then the purpose's `onRefunded` runs. Null where nothing was
 * paid or everything went back.
 */
export async function refundPayment(
  tx: Tx,
  { purpose, subject, payer, amount, reason, key }: SubjectRefund,
): Promise<{ transaction: Types.ObjectId; key: string } | null> {
  const paid = await TransactionModel.findOne({ user: payer, purpose, subject, fulfilledAt: { $ne: null } })
    .sort({ createdAt: -1 })
    .session(tx.session)
    .lean<Transaction>();
  if (!paid) return null;
  const full = `${key}:${paid._id.toHexString()}`;
  const left = paid.amount - paid.refunded - paid.refunding;
  const wanted = amount ?? left;
  if (wanted > 0) await reserveRefund(tx, paid._id, { amount: wanted, reason, key: full });
  return wanted > 0 || paid.refunds.some((one) => one.key === full)
    ? { transaction: paid._id, key: full }
    : null;
}

/** Gives reserved money back. Without it a job does so within two minutes. */
export const sendReservedRefund = ({
  transaction,
  key,
}: {
  transaction: Types.ObjectId;
  key: string;
}): Promise<void> => sendRefund(transaction, key);
