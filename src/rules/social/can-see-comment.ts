import { isModerator } from '../../auth/viewer.js';
import { targetRow } from '../../domain.js';
import { CommentStatus, type Comment } from '../../models/social/index.js';
import { after, type Soon } from '../../lib/soon.js';
import type { Context } from '../../loaders/context.js';
import { canSeeUser } from '../identity/index.js';
import { loadAuthor } from './audience.js';

/**
 * Whether the viewer may see this comment: its target is visible, and its author exists and has no block with the
 * viewer. A deleted comment stays visible, as a place in the thread without text or author.
 */
export async function canSeeComment(ctx: Context, comment: Comment): Promise<boolean> {
  const row = targetRow(comment.targetType);
  const target = await row.find(ctx, comment.target);
  return target !== null && (await row.visible(ctx, target)) && canSeeUnderTarget(ctx, comment);
}

/** The same for a list under a target that is known to be visible. */
export function canSeeUnderTarget(ctx: Context, comment: Comment): Soon<boolean> {
  if (comment.deletedAt) return true;
  return after(isWithheld(ctx, comment), (withheld) =>
    // A hidden comment with replies stays as a place in the thread, like a deleted one.
    withheld
      ? comment.stats.children > 0
      : after(loadAuthor(ctx, comment.author), (author) => author !== null && canSeeUser(ctx, author)),
  );
}

/** Whether a moderator has hidden a comment from the viewer. Its author and the moderators still see it. */
export function isWithheld(ctx: Context, comment: Comment): Soon<boolean> {
  const { status } = comment;
  if (!status || status === CommentStatus.PUBLISHED) return false;
  if (isModerator(ctx) || ctx.viewer?.id.equals(comment.author)) return false;
  const row = targetRow(comment.targetType);
  const { moderates } = row;
  if (!moderates || !ctx.viewer) return true;
  return after(row.find(ctx, comment.target), (target) =>
    target === null ? true : after(moderates(ctx, target), (may) => !may),
  );
}
