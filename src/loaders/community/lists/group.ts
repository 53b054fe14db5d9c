import {
  GroupModel,
  LISTED_GROUPS,
  type Group,
  type GroupCategory,
} from '../../../models/community/index.js';
import type { Range } from '../../../schema/page-args.js';
import type { Loaders } from '../../context.js';
import { typed } from '../../factories.js';
import { inTime, MAX_TIME_MS } from '../../in-time.js';
import { keyset, type ListOrder } from '../../keyset.js';
import { countRows, scan } from '../../scan.js';

/** The orders of groups, each with an index. */
export const GROUP_ORDERS = {
  popular: { field: 'stats.members', direction: -1 },
  newest: { field: 'createdAt', direction: -1 },
  active: { field: 'lastPostAt', direction: -1 },
  name: { field: 'nameKey', direction: 1 },
} as const satisfies Record<string, ListOrder>;

const MOST_COUNTED = 10_000;

/** Which groups. */
export interface GroupFilter {
  category: GroupCategory | null;
  /** Words that must all be in name, description or tags. Empty without a search. */
  words: readonly string[];
}

const matching = ({ category, words }: GroupFilter): Record<string, unknown> => ({
  ...LISTED_GROUPS,
  ...(category ? { category } : {}),
  ...(words.length > 0 ? { $text: { $search: words.map((word) => `"${word}"`).join(' ') } } : {}),
});

/** One page of groups that lists show. */
export async function scanGroups(
  loaders: Loaders,
  range: Range,
  filter: GroupFilter,
  order: ListOrder,
): Promise<Group[]> {
  const rows =
    filter.words.length === 0
      ? await scan<Group>(loaders, range, { model: GroupModel, match: matching(filter), order })
      : await searched(loaders, range, filter, order);
  for (const row of rows) loaders.group.prime(row._id, typed('Group', row));
  return rows;
}

function searched(loaders: Loaders, range: Range, filter: GroupFilter, order: ListOrder): Promise<Group[]> {
  const { where, sort, limit } = keyset(order, range);
  return inTime(
    loaders,
    GroupModel.find({ ...matching(filter), ...where })
      .sort(sort)
      .limit(limit)
      .batchSize(limit)
      .maxTimeMS(MAX_TIME_MS)
      .lean<Group[]>(),
  );
}

/** How many there are; null where there are too many to count, or a search would have to be done again. */
export async function countGroups(loaders: Loaders, filter: GroupFilter): Promise<number | null> {
  if (filter.words.length > 0)
    return inTime(
      loaders,
      GroupModel.countDocuments(matching(filter), { limit: MOST_COUNTED, maxTimeMS: MAX_TIME_MS }),
    );
  const found = await countRows(loaders, { model: GroupModel, match: matching(filter) }, MOST_COUNTED + 1);
  return found > MOST_COUNTED ? null : found;
}
