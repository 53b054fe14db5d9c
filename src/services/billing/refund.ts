import type { Types } from 'mongoose';
import { transact, type Commits } from '../../events/transact.js';
import { payments, ProcessorError } from '../../integrations/payments/index.js';
import { sharedNow } from '../../lib/clock.js';
import {
  RefundStatus,
  TransactionModel,
  TransactionStatus,
  type RefundReason,
  type Transaction,
} from '../../models/billing/index.js';
import { refuse } from '../../schema/errors.js';

/** The request of a refund. */
export interface RefundRequest {
  amount: number;
  reason: RefundReason;
  /** The name of the intention; the idempotency key at the processor. */
  key: string;
  by?: Types.ObjectId;
}

const REFUNDABLE: readonly TransactionStatus[] = [TransactionStatus.COMPLETED, TransactionStatus.DISPUTED];

/** Reserves the amount on the transaction: refunds at once never come to more than was paid. Repeated, it changes nothing. */
export async function reserveRefund(
  tx: Parameters<Parameters<typeof transact>[1]>[0],
  _id: Types.ObjectId,
  { amount, reason, key, by }: RefundRequest,
): Promise<void> {
  const transaction = await TransactionModel.findById(_id).session(tx.session).lean<Transaction>();
  if (!transaction) throw refuse.notFound('The transaction', 'transactionId');
  if (transaction.refunds.some((one) => one.key === key)) return;
  if (!REFUNDABLE.includes(transaction.status) || !transaction.providerPaymentId)
    throw refuse.conflict('This transaction cannot be refunded; only money that arrived can be given back.');
  const left = transaction.amount - transaction.refunded - transaction.refunding;
  if (amount > left)
    throw refuse.badInput(
      `The refund is too large; up to ${left} of this transaction can be given back.`,
      'amount',
    );
  const refund = { key, amount, reason, status: RefundStatus.PENDING, processedAt: null, requestedAt: tx.at };
  await TransactionModel.collection.updateOne(
    { _id },
    { $push: { refunds: { ...refund, ...(by ? { by } : {}) } as never }, $inc: { refunding: amount } },
    { session: tx.session },
  );
}

/** Reserves a refund and asks the processor for it. */
export async function requestRefund(
  _id: Types.ObjectId,
  request: RefundRequest,
  ctx: Commits | null = null,
): Promise<void> {
  await transact(ctx, (tx) => reserveRefund(tx, _id, request));
  await sendRefund(_id, request.key);
}

/**
 * Asks the processor for a reserved refund. The key is that of the intention, so asking again after a lost answer gives the
 * money back once. What it refuses is no longer reserved.
 */
export async function sendRefund(_id: Types.ObjectId, key: string): Promise<void> {
  const transaction = await TransactionModel.findById(_id).lean<Transaction>();
  const refund = transaction?.refunds.find((one) => one.key === key);
  if (
    !transaction?.providerPaymentId ||
    !refund ||
    refund.status !== RefundStatus.PENDING ||
    refund.providerId
  )
    return;
  const { amount, reason } = refund;
  const metadata = { refund: key, transaction: _id.toHexString() };
  try {
    const { id } = await payments().refund({
      ...{ payment: transaction.providerPaymentId, amount, reason, metadata },
      key: `refund:${key}`,
    });
    await TransactionModel.collection.updateOne(
      { _id, refunds: { $elemMatch: { key, providerId: { $exists: false } } } },
      { $set: { 'refunds.$.providerId': id } },
    );
  } catch (error) {
    if (error instanceof ProcessorError && error.problem === 'refused') await give(_id, key, amount);
    throw error;
  }
}

/** Ends a reservation that leads to nothing. */
async function give(_id: Types.ObjectId, key: string, amount: number): Promise<void> {
  await TransactionModel.collection.updateOne(
    { _id, refunds: { $elemMatch: { key, status: RefundStatus.PENDING } } },
    { $set: { 'refunds.$.status': RefundStatus.FAILED }, $inc: { refunding: -amount } },
  );
}

const LATER_MS = 60_000;

/** Sends refunds whose answer was lost, with their keys. Returns their number. */
export async function resendRefunds({ signal }: { signal: AbortSignal }): Promise<number> {
  const before = new Date(sharedNow().getTime() - LATER_MS);
  const waiting = await TransactionModel.find({
    refunds: {
      $elemMatch: {
        status: RefundStatus.PENDING,
        providerId: { $exists: false },
        requestedAt: { $lte: before },
      },
    },
  })
    .limit(100)
    .lean<Transaction[]>();
  let sent = 0;
  for (const { _id, refunds } of waiting)
    for (const { key, status, providerId } of refunds) {
      if (signal.aborted) return sent;
      if (status !== RefundStatus.PENDING || providerId) continue;
      await sendRefund(_id, key).then(
        () => (sent += 1),
        () => undefined,
      );
    }
  return sent;
}
