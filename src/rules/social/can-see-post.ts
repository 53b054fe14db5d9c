import { PostStatus, type Post } from '../../models/social/index.js';
import type { Context } from '../../loaders/context.js';
import { isBlockedEitherWay } from '../identity/index.js';
import { audienceOf, isInAudience } from './audience.js';

/**
 * May the viewer see this post? The one rule of every surface: feeds, lists, counts, `node(id)`, comments, reactions
 * and subscriptions. It decides on the living author, so a change of privacy holds from the next read on.
 */
export async function canSeePost(ctx: Context, post: Post): Promise<boolean> {
  if (post.deletedAt) return false;
  const own = ctx.viewer?.id.equals(post.author) ?? false;
  if (post.status !== PostStatus.PUBLISHED && !own) return false;
  // Asked for together with the author, so that both come in one round trip; the audience needs it next.
  const [author] = await Promise.all([
    ctx.loaders.user.load(post.author),
    isBlockedEitherWay(ctx, post.author),
  ]);
  return author !== null && isInAudience(ctx, author, audienceOf(post.visibility, author));
}
