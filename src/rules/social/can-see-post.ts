import { Audience, PostStatus, PostVisibility, type Post } from '../../models/social/index.js';
import { after, together, type Soon } from '../../lib/soon.js';
import type { Context } from '../../loaders/context.js';
import { audienceOf, isInAudience, loadAuthor, loadAuthors, type AskedToo } from './audience.js';

/**
 * May the viewer see this post? The one rule of every surface: feeds, lists, counts, `node(id)`, comments, reactions
 * and subscriptions. It decides on the living author, so a change of privacy holds from the next read on. A repost is
 * seen where its original is, too.
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

/** What may be shown to others again: published for everybody, and something of its own. */
export function isPublic({ status, visibility, repostOf }: Post): boolean {
  return status === PostStatus.PUBLISHED && visibility === PostVisibility.PUBLIC && !repostOf;
}

/**
 * Loads what `canSeePost` asks about the posts of a page: a promise for each question, where the rule alone makes some
 * for each post. Which ties these are is guessed by the stored audiences, as there.
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
