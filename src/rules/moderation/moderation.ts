import type { Types } from 'mongoose';
import { isModerator } from '../../auth/viewer.js';
import type { ModerationAction, ModerationCase, Report } from '../../models/moderation/index.js';
import type { Soon } from '../../lib/soon.js';
import type { Context } from '../../loaders/context.js';
import { mayInGroup } from '../community/index.js';

/**
 * Whether the viewer may see this case: moderators and admins, except a case about themselves, which would reveal the
 * reporters.
 */
export function canSeeCase(ctx: Context, { targetAuthor }: Pick<ModerationCase, 'targetAuthor'>): boolean {
  return isModerator(ctx) && !ctx.viewer?.id.equals(targetAuthor);
}

/** Whether the viewer may see this report: its reporter, and the viewers of its case. */
export function canSeeReport(ctx: Context, report: Pick<Report, 'reporter' | 'targetAuthor'>): boolean {
  return (ctx.viewer?.id.equals(report.reporter) ?? false) || canSeeCase(ctx, report);
}

/**
 * Whether the viewer may remove content that they cannot see: only if there is an open case about it. Content without
 * a report is private, also for moderators.
 */
export async function hasCaseToTakeAway(ctx: Context, target: Types.ObjectId): Promise<boolean> {
  if (!isModerator(ctx)) return false;
  const open = await ctx.loaders.openCase.load(target);
  return open !== null && canSeeCase(ctx, open);
}

/** Whether the viewer works on this case: a moderator of the platform, or of the case's group. */
export function moderatesCase(ctx: Context, found: ModerationCase): Soon<boolean> {
  if (ctx.viewer?.id.equals(found.targetAuthor)) return false;
  if (isModerator(ctx)) return true;
  return found.group ? moderatesGroup(ctx, found.group) : false;
}

/** Whether the viewer moderates this group. */
export const moderatesGroup = (ctx: Context, group: Types.ObjectId): Soon<boolean> =>
  mayInGroup(ctx, group, 'canModerate');

/** Whether the viewer may see this decision: its subject, and moderators. */
export function canSeeAction(ctx: Context, { subject }: Pick<ModerationAction, 'subject'>): boolean {
  return isModerator(ctx) || (ctx.viewer?.id.equals(subject) ?? false);
}
