import { Audience, PostStatus, PostVisibility, type Post } from '../../models/social/index.js';
import { after, together, type Soon } from '../../lib/soon.js';
import type { Context } from '../../loaders/context.js';
import { audienceOf, isInAudience, loadAuthor, loadAuthors, type AskedToo } from './audience.js';

/**
 * Whether the viewer may see this post. The one rule of every surface: feeds, lists, counts, `node(id)`, comments,
 * reactions and subscriptions. It uses the author's current settings, so a change of privacy takes effect with the
 * next read. A repost also requires that its original is visible.
 */
export function canSeePost(ctx: Context, post: Post): Soon<boolean> {
  if (post.deletedAt) return false;
  const own = ctx.viewer?.id.equals(post.author) ?? false;
  if (post.status !== PostStatus.PUBLISHED && !own) return false;
  const original = post.repostOf ? ctx.loaders.post.get(post.repostOf) : null;
  const known = together([loadAuthor(ctx, post.author, post.audience), original]);
  return after(known, ([author, reposted]) => {
    if (author === null) return false;
    return after(isInAudience(ctx, author, audienceOf(post.visibility, author)), (allowed) => {
      if (!allowed || !post.repostOf) return allowed;
      return reposted !== null && isPublic(reposted) && canSeePost(ctx, reposted);
    });
  });
}

/** Whether a post may be shared: published for everyone, and not itself a repost. */
export function isPublic({ status, visibility, repostOf }: Post): boolean {
  return status === PostStatus.PUBLISHED && visibility === PostVisibility.PUBLIC && !repostOf;
}

/**
 * Loads what `canSeePost` needs for the posts of a page: one promise per kind of data, where the rule alone makes
 * several per post. The stored audiences predict which relations these are.
 */
export function loadForPosts(ctx: Context, posts: readonly Post[], more: AskedToo = {}): Soon<unknown> {
  const { post, viewerFollow, viewerFollower } = ctx.loaders;
  const authors = posts.map(({ author }) => author);
  const originals = posts.flatMap(({ repostOf }) => repostOf ?? []);
  const known = [loadAuthors(ctx, authors, more), post.ensure(originals)];
  if (!ctx.viewer) return together(known);
  const friends = authors.filter((_, index) => posts[index]!.audience === Audience.FRIENDS);
  const followers = authors.filter((_, index) => posts[index]!.audience === Audience.FOLLOWERS);
  return together([
    ...known,
    viewerFollow.ensure([...followers, ...friends]),
    viewerFollower.ensure(friends),
  ]);
}
