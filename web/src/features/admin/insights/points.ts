import type { InsightRange } from '@leela/client/schema.js';
import { formatEnum, type Point } from '../../../ui/index.js';

/** The points of a chart, out of the buckets of a range and those of the period before, which are aligned by place. */
export function timePoints<K extends string>(
  range: InsightRange,
  keys: readonly K[],
  buckets: readonly ({ start: string } & Record<K, number | null | undefined>)[],
  before: readonly Record<K, number | null | undefined>[] | null,
): Point[] {
  const label = labelOf(range);
  const pick = (from: Record<K, number | null | undefined>) =>
    Object.fromEntries(keys.map((key) => [key, from[key] ?? null]));
  return buckets.map((bucket, index) => ({
    ...{ x: bucket.start, label: label(bucket.start), values: pick(bucket) },
    before: before?.[index] && pick(before[index]),
  }));
}

/** The points of a ranking. Keys in capitals become words. */
export function rankPoints(
  rows: readonly { key: string; value: number | null; label?: string }[],
  most = 12,
): Point[] {
  return rows
    .slice(0, most)
    .map(({ key, value, label }) => ({ x: key, label: label ?? wordsOf(key), values: { value } }));
}

/** A key of figures in words. */
export function wordsOf(key: string): string {
  if (key === '') return 'Unknown';
  return /^[A-Z][A-Z_]+$/.test(key) && key.length > 2 ? formatEnum(key) : key;
}

function labelOf({ bucket, timezone }: InsightRange): (start: string) => string {
  const date: Intl.DateTimeFormatOptions =
    bucket === 'HOUR'
      ? { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }
      : bucket === 'MONTH' || bucket === 'QUARTER' || bucket === 'YEAR'
        ? { month: 'short', year: 'numeric' }
        : { day: 'numeric', month: 'short', year: 'numeric' };
  const format = new Intl.DateTimeFormat('en-GB', { ...date, timeZone: timezone ?? 'UTC' });
  return (start) => format.format(new Date(start));
}

/** The sum of a figure over buckets. */
export const sumOf = <K extends string>(buckets: readonly Record<K, number>[], key: K): number =>
  buckets.reduce((sum, bucket) => sum + bucket[key], 0);
