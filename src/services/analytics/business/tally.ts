/** A value and how often it occurs. */
export interface Weighted {
  value: number;
  count: number;
}

/**
 * The value that so many percent of the values do not exceed, by nearest rank: of 1, 2, 3, 4 the 50th percentile is 2.
 * Null without values.
 */
export function nearestRank(values: readonly Weighted[], percent: number): number | null {
  const total = values.reduce((sum, { count }) => sum + count, 0);
  let rest = Math.max(1, Math.ceil((percent / 100) * total));
  for (const { value, count } of [...values].sort((a, b) => a.value - b.value)) {
    rest -= count;
    if (rest <= 0) return value;
  }
  return null;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Seconds in a longer unit, with two decimals. */
export function inUnit(seconds: number | null, unit: 'minutes' | 'hours' | 'days'): number | null {
  if (seconds === null) return null;
  const length = { minutes: MINUTE, hours: HOUR, days: DAY }[unit];
  return Math.round((seconds / length) * 100) / 100;
}

/** Adds up the counts of equal keys. */
export function countBy<T>(
  rows: readonly T[],
  keyOf: (row: T) => string,
  countOf: (row: T) => number,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + countOf(row));
  return counts;
}

/** Counts by key, the greatest first; equal ones by key. */
export const sortedCounts = (counts: ReadonlyMap<string, number>): { key: string; count: number }[] =>
  [...counts]
    .map(([key, count]) => ({ key, count }))
    .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));

/** The name that the API gives to a stored value of an enum; what is unknown stays as it is. */
export function enumName(type: Record<string, string>, value: string | null | undefined): string {
  return Object.entries(type).find(([, stored]) => stored === value)?.[0] ?? value ?? '';
}
