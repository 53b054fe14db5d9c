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
 * What a post has beside its own fields. Whoever gets here may see the post: lists and `node(id)` have asked its rule.
 * Roots are `unknown` because a class there would make TypeGraphQL copy each document.
 */
@Resolver(() => Post)
export class PostResolver {
  @FieldResolver(() => User, { description: 'Who made it.' })
  author(@Root() post: unknown, @Ctx() ctx: Context): Soon<User | null> {
    return ctx.loaders.user.get((post as PostRow).author);
  }

  @FieldResolver(() => [Tag], { description: 'The tags that it carries.' })
  async tags(@Root() post: unknown, @Ctx() ctx: Context): Promise<Tag[]> {
    const { tags } = post as PostRow;
    if (tags.length === 0) return [];
    const found = await Promise.all(tags.map((name) => ctx.loaders.tagByName.load(name)));
    return found.filter((tag) => tag !== null);
  }

  @FieldResolver(() => [String], {
    description: 'The names of its tags; of a draft these may be tags that do not exist yet.',
  })
  tagNames(@Root() post: unknown): string[] {
    return (post as PostRow).tags;
  }

  @FieldResolver(() => [User], { description: 'The people named in it, as far as the viewer may see them.' })
  mentions(@Root() post: unknown, @Ctx() ctx: Context): Promise<User[]> | User[] {
    return visibleUsers(ctx, (post as PostRow).mentions);
  }

  @FieldResolver(() => [ReactionCount], {
    description: 'How often each reaction was chosen, most frequent first.',
  })
  reactions(@Root() post: unknown): ReactionCount[] {
    return toReactionCounts((post as PostRow).reactions);
  }

  @FieldResolver(() => Reaction, {
    nullable: true,
    description: 'How the viewer reacted; null when not at all.',
  })
  viewerReaction(@Root() post: unknown, @Ctx() ctx: Context): Soon<Reaction | null> {
    return after(ctx.loaders.viewerLike.get((post as PostRow)._id), (like) => like?.reaction ?? null);
  }

  @FieldResolver(() => Boolean, { description: 'True when the viewer has saved it.' })
  viewerHasSaved(@Root() post: unknown, @Ctx() ctx: Context): Soon<boolean> {
    return after(ctx.loaders.viewerSave.get((post as PostRow)._id), (save) => save !== null);
  }

  @FieldResolver(() => CommentConnection, {
    description:
      'The comments right under it; their replies stand below them. A total counts those with words.',
  })
  comments(
    @Root() post: unknown,
    @Args(() => PageArgs, { validate: false }) args: PageArgs,
    @Arg('sort', () => CommentSort, {
      defaultValue: CommentSort.NEWEST,
      validate: false,
      description: 'In which order.',
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

  @FieldResolver(() => ReactionConnection, { description: 'Who reacted, latest first.' })
  likers(
    @Root() post: unknown,
    @Args(() => PageArgs, { validate: false }) args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<User>> {
    const { _id, stats } = post as PostRow;
    return reactionPage(ctx, toRange(args), _id, stats.likes);
  }
}
