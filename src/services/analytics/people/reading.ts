import { periodBetween, type InsightPeriod } from '../../../lib/insight-period.js';
import { Figures, merged, type RollupFigures } from '../../../loaders/analytics/index.js';
import type { Context } from '../../../loaders/context.js';

/** The figures of a rollup over a whole period, by key. */
export const whole = (
  ctx: Context,
  name: string,
  period: InsightPeriod,
  first?: readonly string[],
): Promise<RollupFigures[]> => ctx.loaders.rollup.load({ name, period, ...(first ? { first } : {}) });

/** All figures of a rollup over a whole period, merged. */
export async function total(
  ctx: Context,
  name: string,
  period: InsightPeriod,
  first?: readonly string[],
): Promise<Figures> {
  return merged(await whole(ctx, name, period, first));
}

/** The figures of a rollup by the buckets of a period, merged over those keys that pass. */
export async function byBucket(
  ctx: Context,
  name: string,
  period: InsightPeriod,
  { first, passes = () => true }: { first?: readonly string[]; passes?: (key: string[]) => boolean } = {},
): Promise<Figures[]> {
  const rows = await ctx.loaders.rollup.load({ name, period, perBucket: true, ...(first ? { first } : {}) });
  const buckets = period.buckets.map(() => new Figures());
  for (const { bucket, key, figures } of rows) if (passes(key)) buckets[bucket]!.merge(figures);
  return buckets;
}

/** Figures by one part of their keys. */
export function byPart(rows: readonly RollupFigures[], part: number): Map<string, Figures> {
  const found = new Map<string, Figures>();
  for (const { key, figures } of rows) {
    const name = key[part] ?? '';
    const one = found.get(name) ?? new Figures();
    one.merge(figures);
    found.set(name, one);
  }
  return found;
}

/** Counts by key, most frequent first. Keys are named as enums name them. */
export function countsOf(
  found: ReadonlyMap<string, Figures>,
  count: (figures: Figures) => number,
  names: Record<string, string> = {},
): { key: string; count: number }[] {
  const nameOf = new Map(Object.entries(names).map(([name, value]) => [value, name]));
  return [...found]
    .map(([key, figures]) => ({ key: nameOf.get(key) ?? key, count: count(figures) }))
    .filter((one) => one.count > 0)
    .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
}

/** What comes after a period, up to now. Null where it still runs. */
export function since({ to, unit, zone, now }: InsightPeriod): InsightPeriod | null {
  return to < now ? { ...periodBetween({ from: to, to, unit, zone, now }), to: now } : null;
}
