import type { Context } from '../../loaders/context.js';
import { PostStatus, PostVisibility, type Post } from '../../models/social/index.js';
import { canSeePost } from './can-see-post.js';
import { hasMuted } from './has-muted.js';
import { viewerFollows } from './relation.js';

/** The rule of posts, and the viewer's wish not to hear of some people. */
export async function canSeeInFeed(ctx: Context, post: Post): Promise<boolean> {
  const [seen, muted] = await Promise.all([canSeePost(ctx, post), isByMuted(ctx, post)]);
  return seen && !muted;
}

/** Who is muted is not heard of by somebody else's repost, either. */
async function isByMuted(ctx: Context, { author, repostOf }: Post): Promise<boolean> {
  const [muted, original] = await Promise.all([
    hasMuted(ctx, author),
    repostOf && ctx.loaders.post.load(repostOf),
  ]);
  return muted || (original != null && (await hasMuted(ctx, original.author)));
}

/** The same for one's home feed: the posts of those whom one still follows, and one's own that others see, too. */
export async function canSeeInHomeFeed(ctx: Context, post: Post): Promise<boolean> {
  if (post.visibility === PostVisibility.PRIVATE || post.status !== PostStatus.PUBLISHED) return false;
  const own = ctx.viewer?.id.equals(post.author) ?? false;
  const [followed, seen] = await Promise.all([
    own || viewerFollows(ctx, post.author),
    canSeeInFeed(ctx, post),
  ]);
  return followed && seen;
}
