import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { after, type Soon } from '../../lib/soon.js';
import type { Context } from '../../loaders/context.js';
import { shownCount } from '../../loaders/social/hidden-counts.js';
import { COMMENT_ORDERS, scanComments } from '../../loaders/social/lists/comment.js';
import { User } from '../../models/identity/index.js';
import {
  Post,
  Reaction,
  ReactionCount,
  Tag,
  toReactionCounts,
  type Comment,
  type Post as PostRow,
} from '../../models/social/index.js';
import type { Connection } from '../../schema/connection.js';
import { PageArgs, toRange } from '../../schema/page-args.js';
import { CommentConnection, CommentSort } from './comment.connection.js';
import { commentPage, reactionPage, visibleUsers } from './pages.js';
import { ReactionConnection } from './user.connection.js';

/**
 * The computed fields of a post. Lists and `node(id)` have checked its visibility. Roots are `unknown`, because a
 * class there would make TypeGraphQL copy each document.
 */
@Resolver(() => Post)
export class PostResolver {
  @FieldResolver(() => User, { description: 'The author of the post.' })
  author(@Root() post: unknown, @Ctx() ctx: Context): Soon<User | null> {
    return ctx.loaders.user.get((post as PostRow).author);
  }

  @FieldResolver(() => [Tag], { description: 'The tags of the post.' })
  async tags(@Root() post: unknown, @Ctx() ctx: Context): Promise<Tag[]> {
    const { tags } = post as PostRow;
    if (tags.length === 0) return [];
    const found = await Promise.all(tags.map((name) => ctx.loaders.tagByName.load(name)));
    return found.filter((tag) => tag !== null);
  }

  @FieldResolver(() => [String], {
    description: 'The names of the tags. Tags of a draft may not exist yet.',
  })
  tagNames(@Root() post: unknown): string[] {
    return (post as PostRow).tags;
  }

  @FieldResolver(() => [User], { description: 'The mentioned users who are visible to the viewer.' })
  mentions(@Root() post: unknown, @Ctx() ctx: Context): Promise<User[]> | User[] {
    return visibleUsers(ctx, (post as PostRow).mentions);
  }

  @FieldResolver(() => [ReactionCount], {
    description: 'Number of reactions by kind, most frequent first.',
  })
  reactions(@Root() post: unknown): ReactionCount[] {
    return toReactionCounts((post as PostRow).reactions);
  }

  @FieldResolver(() => Reaction, {
    nullable: true,
    description: "The viewer's reaction. Null if there is none.",
  })
  viewerReaction(@Root() post: unknown, @Ctx() ctx: Context): Soon<Reaction | null> {
    return after(ctx.loaders.viewerLike.get((post as PostRow)._id), (like) => like?.reaction ?? null);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer has saved the post.' })
  viewerHasSaved(@Root() post: unknown, @Ctx() ctx: Context): Soon<boolean> {
    return after(ctx.loaders.viewerSave.get((post as PostRow)._id), (save) => save !== null);
  }

  @FieldResolver(() => CommentConnection, {
    description: 'The top-level comments. The total counts comments that are not deleted.',
  })
  comments(
    @Root() post: unknown,
    @Args(() => PageArgs, { validate: false }) args: PageArgs,
    @Arg('sort', () => CommentSort, {
      defaultValue: CommentSort.NEWEST,
      validate: false,
      description: 'The sort order.',
    })
    sort: CommentSort,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Comment>> {
    const { _id, stats } = post as PostRow;
    const order = COMMENT_ORDERS[sort];
    return commentPage(ctx, info, toRange(args), {
      order,
      scan: (range) => scanComments(ctx.loaders, range, _id, order),
      count: () => shownCount(ctx.loaders, stats.threads, 'threads', _id),
    });
  }

  @FieldResolver(() => ReactionConnection, { description: 'The users who reacted, latest first.' })
  likers(
    @Root() post: unknown,
    @Args(() => PageArgs, { validate: false }) args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<User>> {
    const { _id, stats } = post as PostRow;
    return reactionPage(ctx, toRange(args), _id, stats.likes);
  }
}
