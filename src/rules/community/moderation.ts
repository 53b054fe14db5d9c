import type { Types } from 'mongoose';
import { isModerator } from '../../auth/viewer.js';
import type { ModerationCase, Report } from '../../models/community/index.js';
import type { Context } from '../../loaders/context.js';

/**
 * May the viewer see this case? Moderators and admins, but nobody one about themselves: it would tell them who has
 * reported them.
 */
export function canSeeCase(ctx: Context, { targetAuthor }: Pick<ModerationCase, 'targetAuthor'>): boolean {
  return isModerator(ctx) && !ctx.viewer?.id.equals(targetAuthor);
}

/** May the viewer see this report? Whoever made it, and whoever may see its case. */
export function canSeeReport(ctx: Context, report: Pick<Report, 'reporter' | 'targetAuthor'>): boolean {
  return (ctx.viewer?.id.equals(report.reporter) ?? false) || canSeeCase(ctx, report);
}

/**
 * May the viewer take away what somebody has published, though they can't see it? Only where a case about it is open:
 * what nobody has reported is private to moderators, too.
 */
export async function hasCaseToTakeAway(ctx: Context, target: Types.ObjectId): Promise<boolean> {
  if (!isModerator(ctx)) return false;
  const open = await ctx.loaders.openCase.load(target);
  return open !== null && canSeeCase(ctx, open);
}
