import type { Comment } from '../../models/social/index.js';
import type { Context } from '../../loaders/context.js';
import { canSeeUser } from '../identity/index.js';
import { loadAuthor } from './audience.js';
import { canSeePost } from './can-see-post.js';

/**
 * May the viewer see this comment? When its target may be seen and its author is there and not parted from the viewer
 * by a block. A deleted comment is still seen, as a place in the tree without words or author.
 */
export async function canSeeComment(ctx: Context, comment: Comment): Promise<boolean> {
  const post = await ctx.loaders.post.load(comment.target);
  return post !== null && (await canSeePost(ctx, post)) && canSeeUnderTarget(ctx, comment);
}

/** The same for a list under a target that is already known to be visible. */
export async function canSeeUnderTarget(ctx: Context, comment: Comment): Promise<boolean> {
  if (comment.deletedAt) return true;
  const author = await loadAuthor(ctx, comment.author);
  return author !== null && canSeeUser(ctx, author);
}
