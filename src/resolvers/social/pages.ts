import type { GraphQLResolveInfo } from 'graphql';
import type { Types } from 'mongoose';
import { after, together, type Soon } from '../../lib/soon.js';
import type { Context } from '../../loaders/context.js';
import type { ListOrder } from '../../loaders/keyset.js';
import { page } from '../../loaders/page.js';
import { shownCount } from '../../loaders/social/hidden-counts.js';
import { scanFollows, type FollowsOf } from '../../loaders/social/lists/follow.js';
import { scanReactionsTo } from '../../loaders/social/lists/kept.js';
import { BY_TIME } from '../../loaders/social/lists/post.js';
import type { User } from '../../models/identity/index.js';
import type { Comment, Follow, Like, Post } from '../../models/social/index.js';
import { canSeeUser } from '../../rules/identity/index.js';
import {
  canSeeInFeed,
  canSeePost,
  canSeeUnderTarget,
  hasMuted,
  loadAuthor,
  loadAuthors,
  loadForPosts,
} from '../../rules/social/index.js';
import type { Position, SortKey } from '../../schema/cursor.js';
import type { Connection } from '../../schema/connection.js';
import type { Range } from '../../schema/page-args.js';
import { selectsBelow } from '../selects.js';

type Count = () => Promise<number | null> | number | null;

/** The pages of one list: its skeleton, and its count if it is known. */
interface List<TRow> {
  scan: (range: Range) => Promise<TRow[]>;
  order?: ListOrder;
  count?: Count;
}

/** A page of posts, each checked by the rule of posts. */
export function postPage(ctx: Context, range: Range, { scan, order = BY_TIME, count }: List<Post>) {
  return page<Post, Post>(range, {
    skeleton: scan,
    position: positionBy(order),
    prepare: (posts) => loadForPosts(ctx, posts),
    hydrate: (post) => post,
    visible: (post) => canSeePost(ctx, post),
    count,
  });
}

/** The same for feeds: without the posts of muted users. */
export function feedPage(ctx: Context, range: Range, { scan, order = BY_TIME, count }: List<Post>) {
  return page<Post, Post>(range, {
    skeleton: scan,
    position: positionBy(order),
    prepare: (posts) => loadForPosts(ctx, posts, { mutes: true }),
    hydrate: (post) => post,
    visible: (post) => canSeeInFeed(ctx, post),
    count,
  });
}

function canSeeInThread(ctx: Context, comment: Comment): Soon<boolean> {
  // A deleted comment keeps its place for its replies. Its author is hidden, so mutes don't apply.
  if (comment.deletedAt) return canSeeUnderTarget(ctx, comment);
  return unlessMuted(canSeeUnderTarget(ctx, comment), hasMuted(ctx, comment.author));
}

function unlessMuted(seen: Soon<boolean>, muted: Soon<boolean>): Soon<boolean> {
  return after(together([seen, muted]), ([isSeen, isMuted]) => isSeen && !isMuted);
}

/** A page of comments under a visible target. */
export function commentPage(
  ctx: Context,
  info: GraphQLResolveInfo,
  range: Range,
  { scan, order = BY_TIME, count }: List<Comment>,
) {
  // The viewer's reactions are loaded together with the authors, which the rule needs, and not a round trip later.
  const withReactions = ctx.viewer !== null && selectsBelow(info, 'viewerReaction');
  foreseeTotal(ctx, info);
  return page<Comment, Comment>(range, {
    skeleton: async (rest) => {
      const comments = await scan(rest);
      if (withReactions) for (const { _id } of comments) foresee(ctx.loaders.viewerLike.load(_id));
      return comments;
    },
    position: positionBy(order),
    prepare: (comments) => {
      const authors = comments.filter(({ deletedAt }) => !deletedAt).map(({ author }) => author);
      return loadAuthors(ctx, authors, { mutes: true });
    },
    hydrate: (comment) => comment,
    visible: (comment) => canSeeInThread(ctx, comment),
    count,
  });
}

/** Loads the users excluded from a total, together with the rows. */
function foreseeTotal(ctx: Context, info: GraphQLResolveInfo): void {
  if (ctx.viewer && selectsBelow(info, 'totalCount')) foresee(ctx.loaders.hiddenPeople.load(ctx.viewer.id));
}

/** Ignores errors of a prefetch; the actual use of the value reports them. */
function foresee(loaded: Promise<unknown>): void {
  loaded.catch(() => undefined);
}

/** A page of a user's followers or followed users. */
export function followPage(
  ctx: Context,
  info: GraphQLResolveInfo,
  range: Range,
  of: FollowsOf,
  other: 'follower' | 'following',
  count: Count,
) {
  foreseeTotal(ctx, info);
  const withTies = ctx.viewer !== null && selectsBelow(info, 'viewerIsFollowing');
  return page<Follow, User, FollowEdgeRow>(range, {
    skeleton: async (rest) => {
      const follows = await scanFollows(ctx.loaders, rest, of);
      if (withTies) for (const follow of follows) foresee(ctx.loaders.viewerFollow.load(follow[other]));
      return follows;
    },
    position: positionBy(BY_TIME),
    hydrate: (follow) => loadAuthor(ctx, follow[other]),
    visible: (user) => canSeeUser(ctx, user),
    edge: (follow) => ({ followedAt: follow.createdAt }),
    count,
  });
}

/** A page of the users who reacted to a visible target. */
export function reactionPage(ctx: Context, range: Range, target: Types.ObjectId, likes: number) {
  return page<Like, User, ReactionEdgeRow>(range, {
    skeleton: (rest) => scanReactionsTo(ctx.loaders, rest, target),
    position: positionBy(BY_TIME),
    hydrate: (like) => loadAuthor(ctx, like.user),
    visible: (user) => canSeeUser(ctx, user),
    edge: (like) => ({ reaction: like.reaction, reactedAt: like.createdAt }),
    count: () => shownCount(ctx.loaders, likes, 'reactions', target),
  });
}

/** Users by their ids, without those that the viewer may not see. */
export function visibleUsers(ctx: Context, ids: readonly Types.ObjectId[]): Promise<User[]> | User[] {
  return ids.length === 0 ? [] : loadVisible(ctx, ids);
}

async function loadVisible(ctx: Context, ids: readonly Types.ObjectId[]): Promise<User[]> {
  const users = await Promise.all(
    ids.map(async (id) => {
      const user = await loadAuthor(ctx, id);
      return user && (await canSeeUser(ctx, user)) ? user : null;
    }),
  );
  return users.filter((user) => user !== null);
}

interface FollowEdgeRow {
  cursor: string;
  node: User;
  followedAt: Date;
}

interface ReactionEdgeRow {
  cursor: string;
  node: User;
  reaction: Like['reaction'];
  reactedAt: Date;
}

/** The position of a document in a list of this order. The sort field may be nested (`stats.likes`). */
export function positionBy({ field }: ListOrder): (row: { _id: Types.ObjectId }) => Position {
  const path = field.split('.');
  return (row) => ({
    key: path.reduce<unknown>((value, name) => (value as Record<string, unknown>)[name], row) as SortKey,
    id: row._id,
  });
}

/** A page of a list that the viewer may not see. */
export function emptyPage(range: Range): Promise<Connection<never>> {
  return page<never, never>(range, {
    skeleton: async () => [],
    position: () => ({ key: 0, id: null as never }),
    hydrate: () => null,
    count: () => 0,
  });
}
