import type { ProviderPayment, ProviderRefund } from '../../../integrations/payments/index.js';
import {
  RefundStatus,
  TransactionStatus,
  type Transaction,
  type TransactionRefund,
} from '../../../models/billing/index.js';
import type { Fetched, Sale } from './record.js';

const STATUS: Record<ProviderRefund['status'], RefundStatus> = {
  pending: RefundStatus.PENDING,
  succeeded: RefundStatus.SUCCEEDED,
  failed: RefundStatus.FAILED,
};

/**
 * What of a transaction follows from what the processor has: a pure function, so that any order of news leads to the same.
 * Only refunds that were asked for here and are not heard of there yet come from the row.
 */
export function transactionFacts(sale: Sale, { invoice, payments }: Fetched, before: Transaction | null) {
  const paying = payments.find(({ status }) => status === 'succeeded') ?? payments.at(-1);
  const refunds = mergedRefunds(
    before?.refunds ?? [],
    payments.flatMap((payment) => payment.refunds),
  );
  const sum = (status: RefundStatus): number =>
    refunds.reduce((total, refund) => total + (refund.status === status ? refund.amount : 0), 0);
  const refunded = sum(RefundStatus.SUCCEEDED);
  const full = invoice ? invoice.amount : sale.amount;
  const amount = Math.max(0, invoice?.status === 'paid' ? invoice.amountPaid : full);
  const tax = Math.max(0, invoice?.tax ?? 0);
  const rate = Math.min(1, Math.max(0, invoice?.taxRate ?? 0));
  return {
    ...{ amount, currency: invoice?.currency ?? sale.currency, discount: invoice?.discount ?? sale.discount },
    ...{ refunds, refunded, refunding: sum(RefundStatus.PENDING), tax: { rate, amount: tax } },
    fees: { processing: paying?.fee ?? 0, platform: sale.platformFee },
    paymentMethod: paying?.attempts.at(-1)?.method ?? null,
    ...{ periodStart: invoice?.periodStart ?? null, periodEnd: invoice?.periodEnd ?? null },
    ...(paying ? { providerPaymentId: paying.id } : {}),
    status: statusOf(sale, { amount, refunded, paying, voided: invoice?.status === 'void' }),
  };
}

function statusOf(
  { paid, failed }: Sale,
  {
    amount,
    refunded,
    paying,
    voided,
  }: { amount: number; refunded: number; paying?: ProviderPayment | undefined; voided: boolean },
): TransactionStatus {
  if (paying?.dispute === 'open' || paying?.dispute === 'lost') return TransactionStatus.DISPUTED;
  if (paid && amount > 0 && refunded >= amount) return TransactionStatus.REFUNDED;
  if (paid) return TransactionStatus.COMPLETED;
  if (voided) return TransactionStatus.CANCELLED;
  return failed ? TransactionStatus.FAILED : TransactionStatus.PENDING;
}

function mergedRefunds(
  ours: readonly TransactionRefund[],
  theirs: readonly ProviderRefund[],
): TransactionRefund[] {
  const merged = ours.map((refund) => ({ ...refund }));
  for (const { id, amount, status, reason, createdAt, metadata } of theirs) {
    const facts = {
      ...{ amount, reason, status: STATUS[status], providerId: id },
      processedAt: status === 'succeeded' ? createdAt : null,
    };
    const known = merged.find((refund) => refund.providerId === id || refund.key === metadata['refund']);
    if (known) Object.assign(known, facts);
    // Made at the processor's dashboard, or by a gateway whose row was lost.
    else merged.push({ key: metadata['refund'] ?? id, requestedAt: createdAt, ...facts });
  }
  return merged.sort((a, b) => a.requestedAt.getTime() - b.requestedAt.getTime());
}
