import type { Types } from 'mongoose';
import { bucketOf, type EndedConsultations } from '../../../loaders/analytics/index.js';
import type { InsightPeriod } from '../../../lib/insight-period.js';
import { order } from './people.js';
import { countBy, sortedCounts } from './tally.js';

/** Consultations of one bucket, with the revenue of one currency. */
export interface ConsultationSums {
  booked: number;
  completed: number;
  cancelled: number;
  revenue: number;
}

/** The currency of the most consultations that ended; null without any. */
export const mainCurrency = (ended: readonly EndedConsultations[]): string | null =>
  sortedCounts(
    countBy(
      ended,
      ({ _id }) => _id.currency,
      ({ count }) => count,
    ),
  )[0]?.key ?? null;

/** Consultations for every bucket of a period. */
export function bucketedConsultations(
  period: InsightPeriod,
  {
    booked,
    completed,
    cancelled,
    currency,
  }: {
    booked: readonly { _id: Date; count: number }[];
    completed: readonly EndedConsultations[];
    cancelled: readonly EndedConsultations[];
    currency: string | null;
  },
): ConsultationSums[] {
  const sums = period.buckets.map(() => ({ booked: 0, completed: 0, cancelled: 0, revenue: 0 }));
  for (const { _id, count } of booked) sums[bucketOf(period, _id)]!.booked += count;
  const add = (rows: readonly EndedConsultations[], what: 'completed' | 'cancelled'): void => {
    for (const { _id, count, revenue } of rows) {
      const bucket = sums[bucketOf(period, _id.at)]!;
      bucket[what] += count;
      if (_id.currency === currency) bucket.revenue += revenue;
    }
  };
  add(completed, 'completed');
  add(cancelled, 'cancelled');
  return sums;
}

/** What a consultant has done. */
export interface ConsultantWork {
  id: Types.ObjectId;
  completed: number;
  ratings: number;
  ratingSum: number;
}

/** Completed consultations by consultant, the busiest first. */
export function workByConsultant(rows: readonly EndedConsultations[]): ConsultantWork[] {
  const consultants = new Map<string, ConsultantWork>();
  for (const { _id, count, ratings, ratingSum } of rows) {
    const { consultant: id } = _id;
    const one = consultants.get(id.toHexString()) ?? { id, completed: 0, ratings: 0, ratingSum: 0 };
    consultants.set(id.toHexString(), one);
    one.completed += count;
    one.ratings += ratings;
    one.ratingSum += ratingSum;
  }
  return [...consultants.values()].sort((a, b) => b.completed - a.completed || order(a.id, b.id));
}
