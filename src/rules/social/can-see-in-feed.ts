import { after, together, type Soon } from '../../lib/soon.js';
import type { Context } from '../../loaders/context.js';
import { PostStatus, PostVisibility, type Post } from '../../models/social/index.js';
import { canSeePost } from './can-see-post.js';
import { hasMuted } from './has-muted.js';
import { viewerFollows } from './relation.js';

/** The rule of posts, without muted users. */
export function canSeeInFeed(ctx: Context, post: Post): Soon<boolean> {
  return after(together([canSeePost(ctx, post), isByMuted(ctx, post)]), ([seen, muted]) => seen && !muted);
}

/** A muted user's post is hidden in other users' reposts too. */
function isByMuted(ctx: Context, { author, repostOf }: Post): Soon<boolean> {
  const original = repostOf ? ctx.loaders.post.get(repostOf) : null;
  return after(
    together([hasMuted(ctx, author), original]),
    ([muted, reposted]) => muted || (reposted !== null && hasMuted(ctx, reposted.author)),
  );
}

/**
 * The same for the viewer's home feed: posts of users that the viewer still follows, and the viewer's own posts that
 * have other readers.
 */
export function canSeeInHomeFeed(ctx: Context, post: Post): Soon<boolean> {
  if (post.visibility === PostVisibility.PRIVATE || post.status !== PostStatus.PUBLISHED) return false;
  const own = ctx.viewer?.id.equals(post.author) ?? false;
  return after(
    together([own || viewerFollows(ctx, post.author), canSeeInFeed(ctx, post)]),
    ([followed, seen]) => followed && seen,
  );
}
