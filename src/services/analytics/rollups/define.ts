import type { PipelineStage } from 'mongoose';
import { domains } from '../../../domain.js';
import type { AnyModel } from '../../../lib/exchange/index.js';

/** An expression of the aggregation language, such as `'$user'`. */
export type Expression = string | number | Record<string, unknown>;

/**
 * What is counted out of the rows of a collection, by quarter of an hour, hour, day and month. The rows' time never changes,
 * and an index begins with it (or with what `match` fixes, followed by it).
 */
export interface RollupDefinition {
  /** Insight and figure, such as `engagement.posts`. Stored in every row. */
  name: string;
  model: AnyModel;
  /** The field that says when a row occurred. */
  at: string;
  /** Which rows count. */
  match?: Record<string, unknown>;
  /** Stages after the match, such as `$unwind`. */
  stages?: PipelineStage[];
  /** What rows are grouped by; keys in this order, as text. Without it there is one row a period. */
  by?: Record<string, Expression>;
  /** What is summed, beside the number of rows. */
  sums?: Record<string, Expression>;
  /** Sets of which the number of different values is known. */
  uniques?: Record<string, Expression>;
  /** Numbers of which percentiles are known. Null values are left out. */
  values?: Record<string, Expression>;
}

/** Declares a rollup. The domain's manifest lists it under `rollups`. */
export const defineRollup = (definition: RollupDefinition): RollupDefinition => definition;

/** The rollups of all domains. */
export function allRollups(): RollupDefinition[] {
  const all = domains().flatMap(({ rollups }) => [...(rollups ?? [])]);
  if (new Set(all.map(({ name }) => name)).size < all.length) throw new Error('Two rollups share a name.');
  return all;
}
