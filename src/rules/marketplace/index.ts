import { isModerator } from '../../auth/viewer.js';
import { after, type Soon } from '../../lib/soon.js';
import type { Context } from '../../loaders/context.js';
import {
  ToolReviewState,
  type Tool,
  type ToolReview,
  type ToolVersion,
} from '../../models/marketplace/index.js';
import { isBlockedEitherWay } from '../identity/index.js';

/** Whether the viewer is the author of a tool. */
export const isToolAuthor = (ctx: Context, { author }: Pick<Tool, 'author'>): boolean =>
  author !== null && ctx.viewer !== null && ctx.viewer.id.equals(author);

/** Whether the viewer may see a tool: a published one, their own, and any as a moderator. */
export function canSeeTool(ctx: Context, tool: Tool): boolean {
  if (tool.deletedAt) return false;
  return tool.published || isToolAuthor(ctx, tool) || isModerator(ctx);
}

/** Whether a version may be used: it is not withdrawn, and no moderator has to look at it first. */
export const isLiveVersion = ({ yankedAt, reviewState }: ToolVersion): boolean =>
  yankedAt === null &&
  (reviewState === ToolReviewState.UNREVIEWED || reviewState === ToolReviewState.APPROVED);

/** Whether the viewer may see a version of a visible tool: the author and moderators also see what is in review. */
export function canSeeVersion(ctx: Context, tool: Tool, version: ToolVersion): boolean {
  if (!canSeeTool(ctx, tool)) return false;
  const { reviewState } = version;
  const open = reviewState === ToolReviewState.UNREVIEWED || reviewState === ToolReviewState.APPROVED;
  return open || isToolAuthor(ctx, tool) || isModerator(ctx);
}

/** Whether the viewer may see a review: not where a block parts them; hidden ones are for the reviewer and moderators. */
export function canSeeReview(ctx: Context, review: ToolReview): Soon<boolean> {
  const own = ctx.viewer?.id.equals(review.author) ?? false;
  if (review.hiddenAt && !own && !isModerator(ctx)) return false;
  return after(isBlockedEitherWay(ctx, review.author), (parted) => {
    if (parted) return false;
    return after(
      ctx.loaders.tool.get(review.tool),
      (tool) => own || (tool !== null && canSeeTool(ctx, tool)),
    );
  });
}
