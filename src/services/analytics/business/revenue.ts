import { bucketOf, Figures, type RollupFigures } from '../../../loaders/analytics/index.js';
import type { InsightPeriod } from '../../../lib/insight-period.js';
import { PaymentMethodKind, PaymentStatus, TransactionType } from '../../../models/billing/index.js';
import { byCurrency, type Amount } from './mrr.js';
import { countBy, enumName } from './tally.js';

/** Attempts to pay of one currency, type, method and outcome. */
interface Attempts {
  bucket: number;
  currency: string;
  type: string;
  method: string;
  succeeded: boolean;
  figures: Figures;
}

/** The rows of the rollup `revenue.payments`. */
export const attemptsOf = (rows: readonly RollupFigures[]): Attempts[] =>
  rows.map(({ bucket, key, figures }) => {
    const [currency = '', type = '', method = '', status = ''] = key;
    return { bucket, currency, type, method, succeeded: status === PaymentStatus.SUCCEEDED, figures };
  });

const successful = (attempts: readonly Attempts[]) => attempts.filter(({ succeeded }) => succeeded);
const amountOf = ({ figures }: Attempts): number => figures.sum('amount');

/** What was paid, by currency. */
export const grossOf = (attempts: readonly Attempts[]): Amount[] =>
  byCurrency(countBy(successful(attempts), ({ currency }) => currency, amountOf));

/** One amount less another, by currency. */
export function minus(from: readonly Amount[], less: readonly Amount[]): Amount[] {
  const sums = new Map(from.map(({ currency, amount }) => [currency, amount]));
  for (const { currency, amount } of less) sums.set(currency, (sums.get(currency) ?? 0) - amount);
  return byCurrency(sums);
}

/** What was paid by each user who paid, on average, by currency; whole minor units. */
export function perUser(attempts: readonly Attempts[]): Amount[] {
  const paid = successful(attempts);
  return grossOf(attempts).map(({ currency, amount }) => {
    const users = usersOf(paid.filter((one) => one.currency === currency));
    return { currency, amount: users === 0 ? 0 : Math.round(amount / users) };
  });
}

/** The same user may have paid by several methods. */
function usersOf(attempts: readonly Attempts[]): number {
  const all = new Figures();
  for (const { figures } of attempts) all.merge(figures);
  return all.unique('users');
}

/** The currencies of a period, that of the most attempts first. */
export const currenciesOf = (attempts: readonly Attempts[]): string[] =>
  [
    ...countBy(
      attempts,
      ({ currency }) => currency,
      ({ figures }) => figures.count,
    ),
  ]
    .sort(([a, many], [b, few]) => few - many || (a < b ? -1 : 1))
    .map(([currency]) => currency);

/** Revenue of one kind and currency. */
export interface RevenueRow {
  key: string;
  currency: string;
  amount: number;
  succeeded: number;
  failed: number;
}

const ENUMS = { type: TransactionType, method: PaymentMethodKind };

/** Revenue by type or by method, a row a currency; the currencies in their order, the greatest amount first. */
export function revenueBy(attempts: readonly Attempts[], by: 'type' | 'method'): RevenueRow[] {
  const rows = new Map<string, RevenueRow>();
  const order = currenciesOf(attempts);
  for (const one of attempts) {
    const key = enumName(ENUMS[by], one[by]);
    const id = `${key} ${one.currency}`;
    const row = rows.get(id) ?? { key, currency: one.currency, amount: 0, succeeded: 0, failed: 0 };
    rows.set(id, row);
    row[one.succeeded ? 'succeeded' : 'failed'] += one.figures.count;
    if (one.succeeded) row.amount += amountOf(one);
  }
  return [...rows.values()].sort(
    (a, b) =>
      order.indexOf(a.currency) - order.indexOf(b.currency) ||
      b.amount - a.amount ||
      (a.key < b.key ? -1 : 1),
  );
}

/** Revenue of one bucket in one currency. */
export interface RevenueSums {
  gross: number;
  refunds: number;
  payments: number;
  failed: number;
}

/** Revenue in one currency, for every bucket of a period. */
export function bucketedRevenue(
  period: InsightPeriod,
  attempts: readonly Attempts[],
  refunds: readonly { _id: { at: Date; currency: string }; amount: number }[],
  currency: string | null,
): RevenueSums[] {
  const sums = period.buckets.map(() => ({ gross: 0, refunds: 0, payments: 0, failed: 0 }));
  for (const one of attempts) {
    if (one.currency !== currency) continue;
    const bucket = sums[one.bucket]!;
    bucket[one.succeeded ? 'payments' : 'failed'] += one.figures.count;
    if (one.succeeded) bucket.gross += amountOf(one);
  }
  for (const { _id, amount } of refunds)
    if (_id.currency === currency) sums[bucketOf(period, _id.at)]!.refunds += amount;
  return sums;
}
