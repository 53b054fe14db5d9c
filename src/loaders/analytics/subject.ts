import type { InsightPeriod } from '../../lib/insight-period.js';
import type { Loaders } from '../context.js';
import { Figures } from './figures.js';
import type { RollupFigures } from './rollup.js';

/** A thing that figures are about: the first part of a rollup's key. */
export interface InsightSubject {
  period: InsightPeriod;
  /** The thing's id, as hexadecimal text. */
  id: string;
  /** Whether only its rows are read; subjects of a list share one read of all. */
  alone: boolean;
}

/** The rows of a rollup that are about a subject. */
export async function rowsOf(
  loaders: Loaders,
  { period, id, alone }: InsightSubject,
  name: string,
): Promise<RollupFigures[]> {
  const rows = await loaders.rollup.load({ name, period, ...(alone ? { first: [id] } : {}) });
  return rows.filter(({ key }) => key[0] === id);
}

/** All figures of a rollup that are about a subject, in one. */
export async function figuresOf(loaders: Loaders, subject: InsightSubject, name: string): Promise<Figures> {
  return merged(await rowsOf(loaders, subject, name));
}

/** Figures of several rows in one. */
export function merged(rows: readonly Pick<RollupFigures, 'figures'>[]): Figures {
  const all = new Figures();
  for (const { figures } of rows) all.merge(figures);
  return all;
}

/** Rows by bucket, each merged over all keys. */
export function byBucket(rows: readonly RollupFigures[], buckets: number): Figures[] {
  const all = Array.from({ length: buckets }, () => new Figures());
  for (const { bucket, figures } of rows) all[bucket]?.merge(figures);
  return all;
}
