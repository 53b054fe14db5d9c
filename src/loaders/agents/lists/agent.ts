import type { AgentCategory, Agent } from '../../../models/agents/index.js';
import { AgentModel } from '../../../models/agents/index.js';
import type { Range } from '../../../schema/page-args.js';
import type { Loaders } from '../../context.js';
import { typed } from '../../factories.js';
import type { ListOrder } from '../../keyset.js';
import { countRows, scan } from '../../scan.js';

/** Most users first. */
export const BY_USERS: ListOrder = { field: 'stats.users', direction: -1 };

/** A filter for the catalogue. */
export interface AgentFilter {
  category?: AgentCategory | null;
  search?: string | null;
  tag?: string | null;
  premium?: boolean | null;
  featured?: boolean | null;
  isNew?: boolean | null;
  /** Whether unlisted agents are included. For admins. */
  all?: boolean;
}

const MOST_WORDS = 8;

function matchOf({
  category,
  search,
  tag,
  premium,
  featured,
  isNew,
  all,
}: AgentFilter): Record<string, unknown> {
  const words =
    search
      ?.toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.slice(0, MOST_WORDS) ?? [];
  return {
    ...(all ? {} : { listed: true }),
    ...(category ? { category } : {}),
    ...(tag ? { tags: tag } : {}),
    ...(premium == null ? {} : { isPremium: premium }),
    ...(featured == null ? {} : { isFeatured: featured }),
    ...(isNew == null ? {} : { recent: isNew }),
    // Words have letters and digits only, so they need no escape.
    ...(words.length > 0 ? { searchText: { $all: words.map((word) => new RegExp(`^${word}`)) } } : {}),
  };
}

/** One page of the catalogue. */
export async function scanAgents(loaders: Loaders, range: Range, filter: AgentFilter): Promise<Agent[]> {
  const rows = await scan<Agent>(loaders, range, {
    model: AgentModel,
    match: matchOf(filter),
    order: BY_USERS,
  });
  return rows.map((row) => typed('Agent', row));
}

/** Number of agents in the catalogue. */
export const countAgents = (loaders: Loaders, filter: AgentFilter): Promise<number> =>
  countRows(loaders, { model: AgentModel, match: matchOf(filter) });
