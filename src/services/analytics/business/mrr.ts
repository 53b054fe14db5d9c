import type { RollupFigures, SubscribedPrice } from '../../../loaders/analytics/index.js';
import {
  BillingInterval,
  CouponDuration,
  MovementKind,
  type SubscriptionDiscount,
} from '../../../models/billing/index.js';

/** How often a price is paid in twelve months. */
const PER_YEAR: Record<BillingInterval, number> = {
  [BillingInterval.DAY]: 365,
  [BillingInterval.WEEK]: 52,
  [BillingInterval.MONTH]: 12,
  [BillingInterval.YEAR]: 1,
};
const MONTHS = 12;

/** An amount of money of one currency, in minor units. */
export interface Amount {
  amount: number;
  currency: string;
}

/** A price that recurs, with what is taken off it. */
export interface RecurringPrice {
  amount: number;
  interval: BillingInterval;
  discount?: SubscriptionDiscount | null | undefined;
}

/** What a price brings in a year, in minor units, not rounded. */
export function yearlyAmount({ amount, interval, discount }: RecurringPrice, at: Date): number {
  return Math.max(0, amount - discountOn(amount, discount, at)) * PER_YEAR[interval];
}

/** One that applies once says nothing about months to come; one that repeats counts while it does. */
function discountOn(amount: number, discount: RecurringPrice['discount'], at: Date): number {
  if (!discount || discount.duration === CouponDuration.ONCE) return 0;
  if (discount.endsAt !== null && discount.endsAt <= at) return 0;
  return discount.percent === null ? (discount.amount ?? 0) : (amount * discount.percent) / 100;
}

/**
 * The monthly recurring revenue of subscriptions at a moment, by currency: in minor units, rounded once at the end. A year
 * is 12 months, 52 weeks or 365 days.
 */
export function monthlyRevenue(prices: readonly SubscribedPrice[], at: Date): Amount[] {
  const yearly = new Map<string, number>();
  for (const { _id, count } of prices) {
    const { amount, interval, currency, discount } = _id;
    if (amount === undefined || !interval || !currency) continue;
    const each = yearlyAmount({ amount, interval, discount }, at);
    yearly.set(currency, (yearly.get(currency) ?? 0) + each * count);
  }
  return byCurrency(yearly, (sum) => Math.round(sum / MONTHS));
}

/** Amounts by currency, in the order of the currencies' codes. */
export const byCurrency = (
  sums: ReadonlyMap<string, number>,
  finish: (sum: number, currency: string) => number = (sum) => sum,
): Amount[] =>
  [...sums]
    .map(([currency, sum]) => ({ currency, amount: finish(sum, currency) }))
    .sort((a, b) => (a.currency < b.currency ? -1 : 1));

/** How the monthly recurring revenue changed, by kind and currency: the rows of the rollup `revenue.movements`. */
export function movementsOf(rows: readonly RollupFigures[]): Record<MovementKind | 'net', Amount[]> {
  const sumOf = (kinds: readonly string[]): Amount[] => {
    const yearly = new Map<string, number>();
    for (const { key, figures } of rows) {
      const [currency = '', kind = ''] = key;
      if (!kinds.includes(kind)) continue;
      yearly.set(currency, (yearly.get(currency) ?? 0) + figures.sum('yearly'));
    }
    return byCurrency(yearly, (sum) => Math.round(sum / MONTHS));
  };
  const kinds = Object.values(MovementKind);
  return Object.fromEntries([...kinds.map((kind) => [kind, sumOf([kind])]), ['net', sumOf(kinds)]]) as Record<
    MovementKind | 'net',
    Amount[]
  >;
}
