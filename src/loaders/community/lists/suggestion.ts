import {
  SuggestionModel,
  type Suggestion,
  type SuggestionCategory,
  type SuggestionStatus,
} from '../../../models/community/index.js';
import type { Range } from '../../../schema/page-args.js';
import type { Loaders } from '../../context.js';
import { typed } from '../../factories.js';
import type { ListOrder } from '../../keyset.js';
import { countRows, scan } from '../../scan.js';

/** The orders of suggestions, each with an index. */
export const SUGGESTION_ORDERS = {
  new: { field: 'createdAt', direction: -1 },
  top: { field: 'stats.votes', direction: -1 },
} as const satisfies Record<string, ListOrder>;

const MOST_COUNTED = 10_000;

/** Which suggestions. */
export interface SuggestionFilter {
  status: SuggestionStatus | null;
  category: SuggestionCategory | null;
}

const matching = ({ status, category }: SuggestionFilter): Record<string, unknown> => ({
  ...(status ? { status } : {}),
  ...(category ? { category } : {}),
  deletedAt: null,
});

/** One page of suggestions. */
export async function scanSuggestions(
  loaders: Loaders,
  range: Range,
  filter: SuggestionFilter,
  order: ListOrder,
): Promise<Suggestion[]> {
  const list = { model: SuggestionModel, match: matching(filter), order };
  const rows = await scan<Suggestion>(loaders, range, list);
  for (const row of rows) loaders.suggestion.prime(row._id, typed('Suggestion', row));
  return rows;
}

/** How many there are; null where there are too many to count. */
export async function countSuggestions(loaders: Loaders, filter: SuggestionFilter): Promise<number | null> {
  const found = await countRows(
    loaders,
    { model: SuggestionModel, match: matching(filter) },
    MOST_COUNTED + 1,
  );
  return found > MOST_COUNTED ? null : found;
}
