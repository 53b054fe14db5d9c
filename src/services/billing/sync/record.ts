import { Types } from 'mongoose';
import { transact, type Tx } from '../../../events/transact.js';
import { sharedNow } from '../../../lib/clock.js';
import type { ProviderInvoice, ProviderPayment } from '../../../integrations/payments/index.js';
import {
  InvoiceModel,
  InvoiceStatus,
  PaymentModel,
  PaymentPurpose,
  PaymentStatus,
  PlanPriceModel,
  TransactionModel,
  TransactionType,
  type Invoice,
  type PlanPrice,
  type Transaction,
} from '../../../models/billing/index.js';
import { markLate } from '../../analytics/index.js';
import { nextNumber } from '../../system/index.js';
import { StaleFence } from '../lock.js';
import { followPayment } from './follow.js';
import { transactionFacts } from './transaction-facts.js';
import { refundSource } from './unsold.js';

/** The item of a payment, and its buyer. */
export interface Sale {
  user: Types.ObjectId;
  email: string;
  purpose: PaymentPurpose;
  subject: { type: string; id: Types.ObjectId } | null;
  description: string;
  platformFee: number;
  /** What the transaction records, once: the invoice, or the checkout of a single purchase. */
  source: string;
  /** The amount of a single purchase whose invoice is not there yet. */
  amount: number;
  currency: string;
  discount: number;
  createdAt: Date;
  /** Whether the money is there, or none is needed. */
  paid: boolean;
  /** Whether it failed for good or the last attempt did. */
  failed: boolean;
}

/** Everything that the processor has about a sale. */
export interface Fetched {
  invoice: ProviderInvoice | null;
  payments: ProviderPayment[];
}

const TYPES: Record<PaymentPurpose, TransactionType> = {
  [PaymentPurpose.PLAN]: TransactionType.SUBSCRIPTION,
  [PaymentPurpose.AGENT_SUBSCRIPTION]: TransactionType.SUBSCRIPTION,
  [PaymentPurpose.COINS]: TransactionType.ONE_TIME,
  [PaymentPurpose.EVENT_FEE]: TransactionType.WEBINAR,
  [PaymentPurpose.CONSULTATION]: TransactionType.CONSULTATION,
  [PaymentPurpose.DONATION]: TransactionType.DONATION,
};

/**
 * Writes invoice, payments and transaction of a sale as the processor has them, and does what follows from what is new: the
 * purchase is delivered once, each refund takes back once. All of it in one transaction, whatever told of it.
 * @param also what else belongs to the same transaction
 */
export async function record(
  sale: Sale,
  fetched: Fetched,
  fence: number,
  also?: (tx: Tx) => Promise<void>,
): Promise<Transaction | null> {
  const { invoice } = fetched;
  // Numbers come from one document for everybody and are taken before, but only for what is new.
  const known = {
    invoice: invoice && (await InvoiceModel.exists({ providerId: invoice.id })),
    transaction: await TransactionModel.exists({ source: sale.source }),
  };
  const trial = invoice !== null && invoice.lines.every(({ amount }) => amount === 0);
  const numbers = {
    invoice: invoice && !known.invoice ? await nextNumber('INV', invoice.issuedAt) : '',
    transaction: trial || known.transaction ? '' : await nextNumber('TXN', sale.createdAt),
  };
  const recorded = await transact(null, async (tx) => {
    const stored = invoice
      ? await writeInvoice(tx, sale, invoice, fetched.payments, numbers.invoice, fence)
      : null;
    const written = trial
      ? null
      : await writeTransaction(tx, sale, fetched, stored, numbers.transaction, fence);
    if (written) {
      await dropLooseRefunds(tx, fetched.payments);
      await writePayments(tx, sale, fetched.payments, written.after._id, stored);
      await followPayment(tx, sale, written, { invoice: stored, fetched });
    }
    await also?.(tx);
    return written && TransactionModel.findById(written.after._id).session(tx.session).lean<Transaction>();
  });
  await markAttempts(fetched.payments);
  return recorded;
}

/** What is younger is counted again anyway. */
const LATE_MS = 30 * 60_000;

/** Insights count attempts by their time, and an outcome may come days later. Repeated where an earlier run was cut off. */
function markAttempts(payments: readonly ProviderPayment[]): Promise<void> {
  const times = payments.flatMap(({ attempts }) => attempts.map(({ createdAt }) => createdAt));
  const before = sharedNow().getTime() - LATE_MS;
  return markLate(
    PaymentModel.collection.name,
    times.filter((at) => at.getTime() < before),
  );
}

/** The state of an invoice by what the processor says of it and of its last payment. */
export function invoiceStatus(
  { status, attempted }: ProviderInvoice,
  payments: readonly ProviderPayment[],
): InvoiceStatus {
  if (status === 'paid') return InvoiceStatus.PAID;
  if (status === 'void') return InvoiceStatus.VOID;
  if (status === 'uncollectible') return InvoiceStatus.FAILED;
  const last = payments.at(-1)?.status;
  return attempted && (last === 'failed' || last === 'action_required')
    ? InvoiceStatus.FAILED
    : InvoiceStatus.PENDING;
}

async function writeInvoice(
  tx: Tx,
  sale: Sale,
  invoice: ProviderInvoice,
  payments: readonly ProviderPayment[],
  number: string,
  fence: number,
): Promise<Invoice> {
  const { id: providerId } = invoice;
  const before = await InvoiceModel.findOne({ providerId }).session(tx.session).lean<Invoice>();
  if (before && before.fence > fence) throw new StaleFence(`${providerId} was written by a later holder.`);
  const ids = invoice.lines.flatMap(({ price }) => price ?? []);
  const prices = await PlanPriceModel.find({ providerId: { $in: ids } }, { providerId: 1 })
    .session(tx.session)
    .lean<PlanPrice[]>();
  const priceOf = new Map(prices.map((price) => [price.providerId, price._id]));
  const values = {
    ...{ user: sale.user, purpose: sale.purpose, status: invoiceStatus(invoice, payments), fence },
    ...(invoice.subscription ? { subscription: invoice.subscription } : {}),
    ...(sale.subject ? { subjectType: sale.subject.type, subject: sale.subject.id } : {}),
    ...{ amount: invoice.amount, subtotal: invoice.subtotal, discount: invoice.discount, tax: invoice.tax },
    ...{
      currency: invoice.currency,
      issuedAt: invoice.issuedAt,
      dueAt: invoice.dueAt,
      paidAt: invoice.paidAt,
    },
    ...{ nextAttemptAt: invoice.nextAttemptAt, hostedUrl: invoice.hostedUrl, pdfUrl: invoice.pdfUrl },
    ...{ periodStart: invoice.periodStart, periodEnd: invoice.periodEnd, updatedAt: tx.at },
    lines: invoice.lines.map(({ price, amount, quantity, ...line }) => ({
      ...{ ...line, amount, quantity, price: (price && priceOf.get(price)) ?? null },
      unitAmount: quantity === 0 ? 0 : Math.round(amount / quantity),
    })),
  };
  const first = { _id: new Types.ObjectId(), number, email: invoice.email ?? sale.email, createdAt: tx.at };
  await InvoiceModel.collection.updateOne(
    { providerId },
    { $set: values as never, $setOnInsert: first as never },
    { session: tx.session, upsert: true },
  );
  return (await InvoiceModel.findOne({ providerId }).session(tx.session).lean<Invoice>())!;
}

/** A transaction before and after it was written. */
export interface Written {
  before: Transaction | null;
  after: Transaction;
}

async function writeTransaction(
  tx: Tx,
  sale: Sale,
  fetched: Fetched,
  invoice: Invoice | null,
  number: string,
  fence: number,
): Promise<Written> {
  const { source } = sale;
  const before = await TransactionModel.findOne({ source }).session(tx.session).lean<Transaction>();
  if (before && before.fence > fence) throw new StaleFence(`${source} was written by a later holder.`);
  const values = {
    ...{ user: sale.user, purpose: sale.purpose, type: TYPES[sale.purpose], fence, updatedAt: tx.at },
    ...(sale.subject ? { subjectType: sale.subject.type, subject: sale.subject.id } : {}),
    ...(invoice ? { invoice: invoice._id } : {}),
    ...transactionFacts(sale, fetched, before),
  };
  const first = {
    ...{ _id: new Types.ObjectId(), number, description: sale.description.slice(0, 200) },
    ...{ createdAt: sale.createdAt, fulfilledAt: null, reversed: 0 },
  };
  await TransactionModel.collection.updateOne(
    { source },
    { $set: values as never, $setOnInsert: first as never },
    { session: tx.session, upsert: true },
  );
  const after = await TransactionModel.findOne({ source }).session(tx.session).lean<Transaction>();
  return { before, after: after! };
}

/** Refunds that were written down without their original stand in `refunds` once it is here. */
async function dropLooseRefunds(tx: Tx, payments: readonly ProviderPayment[]): Promise<void> {
  const sources = payments.flatMap(({ refunds }) => refunds.map(({ id }) => refundSource(id)));
  if (sources.length > 0)
    await TransactionModel.collection.deleteMany({ source: { $in: sources } }, { session: tx.session });
}

const ATTEMPTS = {
  pending: PaymentStatus.PENDING,
  succeeded: PaymentStatus.SUCCEEDED,
  failed: PaymentStatus.FAILED,
};

async function writePayments(
  tx: Tx,
  { user }: Sale,
  payments: readonly ProviderPayment[],
  transaction: Types.ObjectId,
  invoice: Invoice | null,
): Promise<void> {
  for (const { id: providerId, attempts } of payments)
    for (const { id: attemptId, status, amount, method, failureMessage, createdAt } of attempts) {
      const values = {
        ...{ user, transaction, providerId, status: ATTEMPTS[status], amount, method, createdAt },
        ...(invoice ? { invoice: invoice._id } : {}),
        ...{ failureMessage: failureMessage?.slice(0, 500) ?? null, updatedAt: tx.at },
        paidAt: status === 'succeeded' ? createdAt : null,
      };
      await PaymentModel.collection.updateOne(
        { attemptId },
        { $set: values as never },
        { session: tx.session, upsert: true },
      );
    }
}
