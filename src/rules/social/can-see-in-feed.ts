import { after, together, type Soon } from '../../lib/soon.js';
import type { Context } from '../../loaders/context.js';
import { PostStatus, PostVisibility, type Post } from '../../models/social/index.js';
import { canSeePost } from './can-see-post.js';
import { hasMuted } from './has-muted.js';
import { viewerFollows } from './relation.js';

/** The rule of posts, and the viewer's wish not to hear of some people. */
export function canSeeInFeed(ctx: Context, post: Post): Soon<boolean> {
  return after(together([canSeePost(ctx, post), isByMuted(ctx, post)]), ([seen, muted]) => seen && !muted);
}

/** Who is muted is not heard of by somebody else's repost, either. */
function isByMuted(ctx: Context, { author, repostOf }: Post): Soon<boolean> {
  const original = repostOf ? ctx.loaders.post.get(repostOf) : null;
  return after(
    together([hasMuted(ctx, author), original]),
    ([muted, reposted]) => muted || (reposted !== null && hasMuted(ctx, reposted.author)),
  );
}

/** The same for one's home feed: the posts of those whom one still follows, and one's own that others see, too. */
export function canSeeInHomeFeed(ctx: Context, post: Post): Soon<boolean> {
  if (post.visibility === PostVisibility.PRIVATE || post.status !== PostStatus.PUBLISHED) return false;
  const own = ctx.viewer?.id.equals(post.author) ?? false;
  return after(
    together([own || viewerFollows(ctx, post.author), canSeeInFeed(ctx, post)]),
    ([followed, seen]) => followed && seen,
  );
}
