import {
  addDays,
  bucketsOf,
  daysBetween,
  localDay,
  toMoment,
  type Bucket,
  type CalendarUnit,
} from './civil-time.js';

/** A half-open range of time that figures are read for, and how it is cut into buckets. */
export interface InsightPeriod {
  from: Date;
  to: Date;
  unit: CalendarUnit;
  zone: string;
  /** The present moment: what comes later is empty, and its bucket is partial. */
  now: Date;
  /** All buckets, empty ones included. */
  buckets: readonly Bucket[];
}

/** Makes a period. The caller has checked its limits. */
export function periodBetween(range: Omit<InsightPeriod, 'buckets'>): InsightPeriod {
  const { from, to, unit, zone, now } = range;
  return { ...range, buckets: bucketsOf({ start: from, end: to }, unit, zone, now) };
}

/**
 * The period before, of as many local days. Where the period still runs, the one before ends after the same elapsed time, so
 * that both compare.
 */
export function periodBefore(period: InsightPeriod): InsightPeriod {
  const { from, to, unit, zone, now } = period;
  const end = now > from && now < to ? now : to;
  const days = daysBetween(localDay(from, zone), localDay(to, zone));
  const aligned = days > 0 && isMidnight(from, zone) && isMidnight(to, zone);
  const start = aligned
    ? toMoment(`${addDays(localDay(from, zone), -days)}T00:00`, zone)!
    : new Date(from.getTime() - (to.getTime() - from.getTime()));
  const elapsed = new Date(start.getTime() + (end.getTime() - from.getTime()));
  return periodBetween({ from: start, to: end === to ? from : elapsed, unit, zone, now });
}

function isMidnight(at: Date, zone: string): boolean {
  return toMoment(`${localDay(at, zone)}T00:00`, zone)!.getTime() === at.getTime();
}

/** The position of the bucket in which a moment lies; -1 outside of all. */
export function bucketAt({ buckets }: InsightPeriod, at: Date): number {
  let [low, high] = [0, buckets.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const { start, end } = buckets[middle]!;
    if (at < start) high = middle - 1;
    else if (at >= end) low = middle + 1;
    else return middle;
  }
  return -1;
}
