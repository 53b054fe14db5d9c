import { PostStatus, PostVisibility, type Post } from '../../models/social/index.js';
import type { Context } from '../../loaders/context.js';
import { audienceOf, isInAudience, loadAuthor } from './audience.js';

/**
 * May the viewer see this post? The one rule of every surface: feeds, lists, counts, `node(id)`, comments, reactions
 * and subscriptions. It decides on the living author, so a change of privacy holds from the next read on. A repost is
 * seen where its original is, too.
 */
export async function canSeePost(ctx: Context, post: Post): Promise<boolean> {
  if (post.deletedAt) return false;
  const own = ctx.viewer?.id.equals(post.author) ?? false;
  if (post.status !== PostStatus.PUBLISHED && !own) return false;
  const [author, original] = await Promise.all([
    loadAuthor(ctx, post.author, post.audience),
    post.repostOf && ctx.loaders.post.load(post.repostOf),
  ]);
  if (author === null || !(await isInAudience(ctx, author, audienceOf(post.visibility, author))))
    return false;
  if (!post.repostOf) return true;
  return original != null && isPublic(original) && canSeePost(ctx, original);
}

/** What may be shown to others again: published for everybody, and something of its own. */
export function isPublic({ status, visibility, repostOf }: Post): boolean {
  return status === PostStatus.PUBLISHED && visibility === PostVisibility.PUBLIC && !repostOf;
}
