import { Histogram } from '../../lib/sketches/histogram.js';
import { Uniques } from '../../lib/sketches/uniques.js';
import type { Rollup } from '../../models/analytics/index.js';

/** Figures of several periods, merged: counts and sums add up, sets and values merge. */
export class Figures {
  count = 0;
  private readonly sums = new Map<string, number>();
  private readonly sets = new Map<string, Uniques>();
  private readonly histograms = new Map<string, Histogram>();

  /** Adds the figures of a stored row. */
  add(row: Pick<Rollup, 'count' | 'sums' | 'uniques' | 'values'>): void {
    this.count += row.count;
    for (const name in row.sums) this.sums.set(name, this.sum(name) + row.sums[name]!);
    for (const name in row.uniques) this.set(name).mergeBuffer(row.uniques[name]!.buffer);
    for (const name in row.values) this.histogram(name).merge(row.values[name]!);
  }

  /** Adds a value to a set. */
  addUnique(name: string, value: string): void {
    this.set(name).add(value);
  }

  /** Adds a number to the values of which percentiles are known. */
  addValue(name: string, value: number): void {
    this.histogram(name).add(value);
  }

  /** Adds further figures. */
  merge(other: Figures): void {
    this.count += other.count;
    for (const [name, sum] of other.sums) this.sums.set(name, this.sum(name) + sum);
    for (const [name, set] of other.sets) this.set(name).merge(set);
    for (const [name, { steps }] of other.histograms) this.histogram(name).merge(Object.fromEntries(steps));
  }

  /** A sum of the definition; 0 without rows. */
  sum(name: string): number {
    return this.sums.get(name) ?? 0;
  }

  /** Number of different values of a set of the definition. */
  unique(name: string): number {
    return this.sets.get(name)?.count ?? 0;
  }

  /** A percentile of the definition's values by nearest rank. Null without values. */
  percentile(name: string, percent: number): number | null {
    return this.histograms.get(name)?.percentile(percent) ?? null;
  }

  /** The stored form. */
  stored(): Pick<Rollup, 'count'> & { sums?: object; uniques?: object; values?: object } {
    const object = <T, R>(map: Map<string, T>, to: (value: T) => R) =>
      Object.fromEntries([...map].map(([name, value]) => [name, to(value)]));
    return {
      count: this.count,
      ...(this.sums.size > 0 ? { sums: object(this.sums, (sum) => sum) } : {}),
      ...(this.sets.size > 0 ? { uniques: object(this.sets, (set) => set.toBuffer()) } : {}),
      ...(this.histograms.size > 0 ? { values: object(this.histograms, (one) => one.toObject()) } : {}),
    };
  }

  private set(name: string): Uniques {
    const set = this.sets.get(name) ?? new Uniques();
    this.sets.set(name, set);
    return set;
  }

  private histogram(name: string): Histogram {
    const histogram = this.histograms.get(name) ?? new Histogram();
    this.histograms.set(name, histogram);
    return histogram;
  }
}
