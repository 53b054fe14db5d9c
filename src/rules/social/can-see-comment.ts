import type { Comment } from '../../models/social/index.js';
import { after, type Soon } from '../../lib/soon.js';
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
export function canSeeUnderTarget(ctx: Context, comment: Comment): Soon<boolean> {
  if (comment.deletedAt) return true;
  return after(loadAuthor(ctx, comment.author), (author) => author !== null && canSeeUser(ctx, author));
}
