import { Types } from 'mongoose';
import { requireAdmin } from '../../auth/viewer.js';
import { transact } from '../../events/transact.js';
import { isCurrency } from '../../lib/currency.js';
import { isDuplicateKey } from '../../lib/duplicate-key.js';
import { sharedNow } from '../../lib/clock.js';
import type { Context } from '../../loaders/context.js';
import {
  CouponDuration,
  CouponKind,
  CouponModel,
  TransactionModel,
  type Coupon,
  type RefundReason,
  type Transaction,
} from '../../models/billing/index.js';
import { refuse } from '../../schema/errors.js';
import { couponCode } from './coupon-slots.js';
import { reserveRefund, sendRefund } from './refund.js';
import { syncPayment } from './sync/invoice.js';

/** What saving a coupon asks for. */
export interface SaveCouponInput {
  code: string;
  moreCodes?: string[] | null;
  kind: CouponKind;
  percent?: number | null;
  amount?: number | null;
  currency?: string | null;
  duration: CouponDuration;
  durationInMonths?: number | null;
  validFrom?: Date | null;
  validUntil?: Date | null;
  maxRedemptions?: number | null;
  maxPerUser?: number | null;
  isActive?: boolean | null;
}

const CODE = /^[A-Z0-9][A-Z0-9_-]{1,39}$/;

/** Creates a coupon, or changes the one of the same code. @throws CONFLICT where another coupon has one of the codes */
export async function saveCoupon(ctx: Context, input: SaveCouponInput): Promise<Types.ObjectId> {
  requireAdmin(ctx);
  const codes = [...new Set([input.code, ...(input.moreCodes ?? [])].map(couponCode))];
  if (!codes.every((code) => CODE.test(code)))
    throw refuse.badInput('A code has 2 to 40 letters, digits, hyphens and underscores.', 'code');
  const now = sharedNow();
  const values = { ...couponTerms(input), codes, isActive: input.isActive ?? true, updatedAt: now };
  try {
    const known = await CouponModel.findOne({ 'codes.0': codes[0]! } as never, { _id: 1 }).lean<Coupon>();
    if (known) {
      await CouponModel.collection.updateOne({ _id: known._id }, { $set: values as never });
      return known._id;
    }
    const _id = new Types.ObjectId();
    await CouponModel.collection.insertOne({ _id, ...values, createdAt: now } as never);
    return _id;
  } catch (error) {
    if (isDuplicateKey(error)) throw refuse.conflict('Another coupon has one of these codes.', 'code');
    throw error;
  }
}

function couponTerms(input: SaveCouponInput) {
  const { kind, percent, amount, currency, duration, durationInMonths, validFrom, validUntil } = input;
  if (kind === CouponKind.PERCENT && percent == null)
    throw refuse.badInput('A percentage is needed, 1 to 100.', 'percent');
  if (kind === CouponKind.AMOUNT && amount == null)
    throw refuse.badInput('An amount is needed, at least 1.', 'amount');
  if (kind === CouponKind.AMOUNT && !isCurrency(currency ?? ''))
    throw refuse.badInput('This is no currency; an ISO 4217 code such as EUR is expected.', 'currency');
  if (duration === CouponDuration.REPEATING && durationInMonths == null)
    throw refuse.badInput('A number of months is needed, 1 to 60.', 'durationInMonths');
  if (validFrom && validUntil && validUntil <= validFrom)
    throw refuse.badInput('validUntil is not later than validFrom.', 'validUntil');
  return {
    ...{ kind, duration, validFrom: validFrom ?? null, validUntil: validUntil ?? null },
    percent: kind === CouponKind.PERCENT ? percent! : null,
    amount: kind === CouponKind.AMOUNT ? amount! : null,
    currency: kind === CouponKind.AMOUNT ? currency! : null,
    durationInMonths: duration === CouponDuration.REPEATING ? durationInMonths! : null,
    ...{ maxRedemptions: input.maxRedemptions ?? null, maxPerUser: input.maxPerUser ?? 1 },
  };
}

/** Gives money of a transaction back. Repeated with the same `clientId`, it is given back once. */
export async function refundTransaction(
  ctx: Context,
  input: {
    transactionId: Types.ObjectId;
    amount?: number | null;
    reason: RefundReason;
    clientId?: string | null;
  },
): Promise<void> {
  const { id: by } = requireAdmin(ctx);
  const { transactionId: _id, amount, reason, clientId } = input;
  const fresh = new Types.ObjectId();
  const { key } = await transact(ctx, (tx) =>
    tx.once(by, 'refundTransaction', clientId, input, async () => {
      const transaction = await TransactionModel.findById(_id).session(tx.session).lean<Transaction>();
      if (!transaction) throw refuse.notFound('The transaction', 'transactionId');
      const left = transaction.amount - transaction.refunded - transaction.refunding;
      if (left < 1) throw refuse.conflict('Nothing of this transaction is left to give back.');
      await reserveRefund(tx, _id, { amount: amount ?? left, reason, key: fresh.toHexString(), by });
      return { key: fresh };
    }),
  );
  await sendRefund(_id, key.toHexString());
  const { providerPaymentId } = (await TransactionModel.findById(_id).lean<Transaction>())!;
  if (providerPaymentId) await syncPayment(providerPaymentId);
}

/** Writes an admin's notes on a transaction; null removes them. */
export async function noteTransaction(
  ctx: Context,
  { transactionId: _id, notes }: { transactionId: Types.ObjectId; notes?: string | null },
): Promise<void> {
  requireAdmin(ctx);
  const change = notes ? { $set: { notes } } : { $unset: { notes: '' } };
  const { matchedCount } = await TransactionModel.collection.updateOne({ _id }, change as never);
  if (matchedCount === 0) throw refuse.notFound('The transaction', 'transactionId');
}
