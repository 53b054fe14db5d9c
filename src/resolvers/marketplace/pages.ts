import type { Types } from 'mongoose';
import type { Context } from '../../loaders/context.js';
import type { ListOrder } from '../../loaders/keyset.js';
import {
  BY_CREATION,
  BY_RELEASE,
  BY_VERSION,
  BY_WAITING,
  countReviewsBy,
  countStars,
  countToolsOf,
  countUses,
  REVIEW_ORDERS,
  scanReviews,
  scanStars,
  scanToolsInReview,
  scanToolsOf,
  scanUses,
  scanVersions,
  scanVersionsInReview,
} from '../../loaders/marketplace/lists.js';
import { page } from '../../loaders/page.js';
import {
  ToolReviewSort,
  type Tool,
  type ToolReview,
  type ToolStar,
  type ToolUse,
  type ToolVersion,
} from '../../models/marketplace/index.js';
import { canSeeReview, canSeeTool, canSeeVersion } from '../../rules/marketplace/index.js';
import type { Connection } from '../../schema/connection.js';
import type { Position, SortKey } from '../../schema/cursor.js';
import type { Range } from '../../schema/page-args.js';

/** The place of a row in a list with this order. */
export const positionIn =
  ({ field }: ListOrder) =>
  (row: { _id: Types.ObjectId }): Position => ({
    key: field
      .split('.')
      .reduce<unknown>((value, part) => (value as Record<string, unknown>)[part], row) as SortKey,
    id: row._id,
  });

/** A page of tools, each asked by the rule of tools. */
export function toolPage(
  ctx: Context,
  range: Range,
  list: {
    scan: (range: Range) => Promise<Tool[]>;
    order: ListOrder;
    count?: () => Promise<number | null> | number | null;
  },
): Promise<Connection<Tool>> {
  return page<Tool, Tool>(range, {
    skeleton: list.scan,
    position: positionIn(list.order),
    hydrate: (tool) => tool,
    visible: (tool) => canSeeTool(ctx, tool),
    count: list.count,
  });
}

/** The tools of an author. */
export const toolsOf = (
  ctx: Context,
  range: Range,
  match: { author: Types.ObjectId; published?: true },
): Promise<Connection<Tool>> =>
  toolPage(ctx, range, {
    scan: (rest) => scanToolsOf(ctx.loaders, rest, match),
    order: BY_CREATION,
    count: () => countToolsOf(ctx.loaders, match),
  });

/** Tools that wait for moderators. */
export const toolsInReview = (ctx: Context, range: Range): Promise<Connection<Tool>> =>
  toolPage(ctx, range, { scan: (rest) => scanToolsInReview(ctx.loaders, rest), order: BY_WAITING });

/** The tools that a user starred, last starred first. */
export const starredTools = (ctx: Context, range: Range, user: Types.ObjectId): Promise<Connection<Tool>> =>
  page<ToolStar, Tool>(range, {
    skeleton: (rest) => scanStars(ctx.loaders, rest, user),
    position: positionIn(BY_CREATION),
    hydrate: (row) => ctx.loaders.tool.get(row.tool),
    visible: (tool) => canSeeTool(ctx, tool),
    count: () => countStars(ctx.loaders, user),
  });

/** The runs of tools of a user. */
export const toolUses = (ctx: Context, range: Range, user: Types.ObjectId): Promise<Connection<ToolUse>> =>
  page<ToolUse, ToolUse>(range, {
    skeleton: (rest) => scanUses(ctx.loaders, rest, user),
    position: positionIn(BY_CREATION),
    hydrate: (row) => row,
    count: () => countUses(ctx.loaders, user),
  });

/** The versions of a tool, highest first. */
export const versionsOf = (ctx: Context, range: Range, tool: Tool): Promise<Connection<ToolVersion>> =>
  page<ToolVersion, ToolVersion>(range, {
    skeleton: (rest) => scanVersions(ctx.loaders, rest, tool._id),
    position: positionIn(BY_VERSION),
    hydrate: (row) => row,
    visible: (row) => canSeeVersion(ctx, tool, row),
    count: () => ctx.loaders.toolVersionCount.load(tool._id),
  });

/** Versions of verified tools that wait for moderators. */
export const versionsInReview = (ctx: Context, range: Range): Promise<Connection<ToolVersion>> =>
  page<ToolVersion, ToolVersion>(range, {
    skeleton: (rest) => scanVersionsInReview(ctx.loaders, rest),
    position: positionIn(BY_RELEASE),
    hydrate: (row) => row,
  });

/** The reviews of a tool. */
export const reviewsOf = (
  ctx: Context,
  range: Range,
  tool: Types.ObjectId,
  sort: ToolReviewSort,
): Promise<Connection<ToolReview>> =>
  page<ToolReview, ToolReview>(range, {
    skeleton: (rest) => scanReviews(ctx.loaders, rest, { tool }, sort),
    position: positionIn(REVIEW_ORDERS[sort]),
    hydrate: (row) => row,
    visible: (row) => canSeeReview(ctx, row),
    count: () => ctx.loaders.toolReviewCount.load(tool),
  });

/** The reviews that a user wrote, newest first. */
export const reviewsBy = (
  ctx: Context,
  range: Range,
  author: Types.ObjectId,
): Promise<Connection<ToolReview>> =>
  page<ToolReview, ToolReview>(range, {
    skeleton: (rest) => scanReviews(ctx.loaders, rest, { author }, ToolReviewSort.NEWEST),
    position: positionIn(REVIEW_ORDERS[ToolReviewSort.NEWEST]),
    hydrate: (row) => row,
    visible: (row) => canSeeReview(ctx, row),
    count: () => countReviewsBy(ctx.loaders, author),
  });
