import { PostStatus, type Post } from '../../models/social/index.js';
import type { Context } from '../../loaders/context.js';
import { audienceOf, isInAudience, loadAuthor } from './audience.js';

/**
 * May the viewer see this post? The one rule of every surface: feeds, lists, counts, `node(id)`, comments, reactions
 * and subscriptions. It decides on the living author, so a change of privacy holds from the next read on.
 */
export async function canSeePost(ctx: Context, post: Post): Promise<boolean> {
  if (post.deletedAt) return false;
  const own = ctx.viewer?.id.equals(post.author) ?? false;
  if (post.status !== PostStatus.PUBLISHED && !own) return false;
  const author = await loadAuthor(ctx, post.author, post.audience);
  return author !== null && isInAudience(ctx, author, audienceOf(post.visibility, author));
}
