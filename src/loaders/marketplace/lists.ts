import type { Types } from 'mongoose';
import {
  ToolModel,
  ToolReviewModel,
  ToolReviewSort,
  ToolReviewState,
  ToolSort,
  ToolStarModel,
  ToolUseModel,
  ToolVersionModel,
  type Tool,
  type ToolCategory,
  type ToolReview,
  type ToolStar,
  type ToolUse,
  type ToolVersion,
} from '../../models/marketplace/index.js';
import type { Range } from '../../schema/page-args.js';
import type { Loaders } from '../context.js';
import { typed } from '../factories.js';
import { inTime, MAX_TIME_MS } from '../in-time.js';
import { keyset, type ListOrder } from '../keyset.js';
import { countRows, scan } from '../scan.js';

/** The orders of lists of tools; each has an index, alone and within a category. */
export const TOOL_ORDERS: Record<ToolSort, ListOrder> = {
  [ToolSort.POPULAR]: { field: 'stats.uses', direction: -1 },
  [ToolSort.NEWEST]: { field: 'publishedAt', direction: -1 },
  [ToolSort.TOP_RATED]: { field: 'stats.ranking', direction: -1 },
  [ToolSort.MOST_STARRED]: { field: 'stats.stars', direction: -1 },
  [ToolSort.MOST_DOWNLOADED]: { field: 'stats.downloads', direction: -1 },
  [ToolSort.NAME]: { field: 'nameKey', direction: 1 },
};

/** The orders of lists of reviews. */
export const REVIEW_ORDERS: Record<ToolReviewSort, ListOrder> = {
  [ToolReviewSort.HELPFUL]: { field: 'score', direction: -1 },
  [ToolReviewSort.NEWEST]: { field: 'createdAt', direction: -1 },
  [ToolReviewSort.HIGHEST]: { field: 'rating', direction: -1 },
  [ToolReviewSort.LOWEST]: { field: 'rating', direction: 1 },
};

/** Newest first. */
export const BY_CREATION: ListOrder = { field: 'createdAt', direction: -1 };
/** Highest version first. */
export const BY_VERSION: ListOrder = { field: 'sortKey', direction: -1 };
/** What waits longest first. */
export const BY_WAITING: ListOrder = { field: 'updatedAt', direction: 1 };
/** The same of versions. */
export const BY_RELEASE: ListOrder = { field: 'releasedAt', direction: 1 };

/** Which published tools a list has. */
export interface ToolFilter {
  category?: ToolCategory | null;
  tag?: string | null;
  featured?: boolean | null;
  verified?: boolean | null;
}

const matchOf = ({ category, tag, featured, verified }: ToolFilter): Record<string, unknown> => ({
  published: true,
  ...(category ? { category } : {}),
  ...(tag ? { tags: tag } : {}),
  ...(featured == null ? {} : { isFeatured: featured }),
  ...(verified == null ? {} : { isVerified: verified }),
});

function remember(loaders: Loaders, tools: Tool[]): Tool[] {
  for (const tool of tools) loaders.tool.prime(tool._id, typed('Tool', tool));
  return tools;
}

/** One page of published tools. */
export async function scanTools(
  loaders: Loaders,
  range: Range,
  filter: ToolFilter,
  sort: ToolSort,
): Promise<Tool[]> {
  const list = { model: ToolModel, match: matchOf(filter), order: TOOL_ORDERS[sort] };
  return remember(loaders, await scan<Tool>(loaders, range, list));
}

/** Number of published tools, up to a limit. */
export const countTools = (loaders: Loaders, filter: ToolFilter): Promise<number> =>
  countRows(loaders, { model: ToolModel, match: matchOf(filter) }, 10_000);

const found = (filter: ToolFilter, words: readonly string[]) => ({
  ...matchOf(filter),
  // In quotes the text index knows no operators.
  $text: { $search: words.map((word) => `"${word}"`).join(' ') },
});

/** Published tools that have all of the words. */
export async function scanFoundTools(
  loaders: Loaders,
  range: Range,
  { filter, words, sort }: { filter: ToolFilter; words: readonly string[]; sort: ToolSort },
): Promise<Tool[]> {
  const { where, sort: order, limit } = keyset(TOOL_ORDERS[sort], range);
  const tools = await inTime(
    loaders,
    ToolModel.find({ ...found(filter, words), ...where } as never)
      .sort(order)
      .limit(limit)
      .batchSize(limit)
      .maxTimeMS(MAX_TIME_MS)
      .lean<Tool[]>(),
  );
  return remember(loaders, tools);
}

/** Their number, up to a limit. */
export const countFoundTools = (
  loaders: Loaders,
  filter: ToolFilter,
  words: readonly string[],
): Promise<number> =>
  inTime(
    loaders,
    ToolModel.countDocuments(found(filter, words) as never)
      .limit(1_000)
      .maxTimeMS(MAX_TIME_MS),
  );

/** Tools of an author, newest first; all of them, or those that are published. */
export async function scanToolsOf(
  loaders: Loaders,
  range: Range,
  match: { author: Types.ObjectId; published?: true },
): Promise<Tool[]> {
  const list = { model: ToolModel, match: { ...match, deletedAt: null }, order: BY_CREATION };
  return remember(loaders, await scan<Tool>(loaders, range, list));
}

/** Their number. */
export const countToolsOf = (
  loaders: Loaders,
  match: { author: Types.ObjectId; published?: true },
): Promise<number> => countRows(loaders, { model: ToolModel, match: { ...match, deletedAt: null } });

/** Stars of a user, newest first. */
export const scanStars = (loaders: Loaders, range: Range, user: Types.ObjectId): Promise<ToolStar[]> =>
  scan<ToolStar>(loaders, range, { model: ToolStarModel, match: { user }, order: BY_CREATION });

/** Runs of tools of a user, newest first. */
export const scanUses = (loaders: Loaders, range: Range, user: Types.ObjectId): Promise<ToolUse[]> =>
  scan<ToolUse>(loaders, range, { model: ToolUseModel, match: { user }, order: BY_CREATION });

/** Versions of a tool, highest first. */
export async function scanVersions(
  loaders: Loaders,
  range: Range,
  tool: Types.ObjectId,
): Promise<ToolVersion[]> {
  const list = { model: ToolVersionModel, match: { tool }, order: BY_VERSION };
  return rememberVersions(loaders, await scan<ToolVersion>(loaders, range, list));
}

/** What waits for moderators: tools that changed after a check. */
export async function scanToolsInReview(loaders: Loaders, range: Range): Promise<Tool[]> {
  const match = { reviewState: ToolReviewState.IN_REVIEW };
  return remember(loaders, await scan<Tool>(loaders, range, { model: ToolModel, match, order: BY_WAITING }));
}

/** What waits for moderators: versions of verified tools. */
export async function scanVersionsInReview(loaders: Loaders, range: Range): Promise<ToolVersion[]> {
  const match = { reviewState: ToolReviewState.IN_REVIEW };
  const list = { model: ToolVersionModel, match, order: BY_RELEASE };
  return rememberVersions(loaders, await scan<ToolVersion>(loaders, range, list));
}

function rememberVersions(loaders: Loaders, versions: ToolVersion[]): ToolVersion[] {
  for (const version of versions) loaders.toolVersion.prime(version._id, typed('ToolVersion', version));
  return versions;
}

/** One page of the visible reviews of a tool, or of the reviews of a user. */
export async function scanReviews(
  loaders: Loaders,
  range: Range,
  match: { tool: Types.ObjectId } | { author: Types.ObjectId },
  sort: ToolReviewSort,
): Promise<ToolReview[]> {
  const rows = 'tool' in match ? { ...match, hiddenAt: null } : match;
  const list = { model: ToolReviewModel, match: rows, order: REVIEW_ORDERS[sort] };
  const reviews = await scan<ToolReview>(loaders, range, list);
  for (const review of reviews) loaders.toolReview.prime(review._id, typed('ToolReview', review));
  return reviews;
}

/** Number of rows of a user's own lists. */
export const countStars = (loaders: Loaders, user: Types.ObjectId): Promise<number> =>
  countRows(loaders, { model: ToolStarModel, match: { user } });

/** Number of kept runs of a user, up to a limit. */
export const countUses = (loaders: Loaders, user: Types.ObjectId): Promise<number> =>
  countRows(loaders, { model: ToolUseModel, match: { user } }, 10_000);

/** Number of reviews of a user. */
export const countReviewsBy = (loaders: Loaders, author: Types.ObjectId): Promise<number> =>
  countRows(loaders, { model: ToolReviewModel, match: { author } });
