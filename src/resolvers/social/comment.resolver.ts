import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { after, type Soon } from '../../lib/soon.js';
import type { Context } from '../../loaders/context.js';
import { shownCount } from '../../loaders/social/hidden-counts.js';
import { REPLY_ORDER, scanReplies } from '../../loaders/social/lists/comment.js';
import { User } from '../../models/identity/index.js';
import {
  Comment,
  Reaction,
  ReactionCount,
  toReactionCounts,
  type Comment as CommentRow,
  type Post as PostRow,
} from '../../models/social/index.js';
import { canSeeUser } from '../../rules/identity/index.js';
import { canSeeUnderTarget } from '../../rules/social/index.js';
import type { Connection } from '../../schema/connection.js';
import { PageArgs, toRange } from '../../schema/page-args.js';
import { CommentConnection } from './comment.connection.js';
import { commentPage, reactionPage, visibleUsers } from './pages.js';
import { Commentable } from './targets.js';
import { ReactionConnection } from './user.connection.js';

/** What a comment has beside its own fields. Whoever gets here may see its place in the tree. */
@Resolver(() => Comment)
export class CommentResolver {
  @FieldResolver(() => String, { nullable: true, description: 'The words; null once it is deleted.' })
  body(@Root() comment: unknown): string | null {
    const { body, deletedAt } = comment as CommentRow;
    return deletedAt ? null : body;
  }

  @FieldResolver(() => Boolean, {
    description:
      'True when it was deleted: it keeps its place, because replies hang on it, but not its words.',
  })
  isDeleted(@Root() comment: unknown): boolean {
    return (comment as CommentRow).deletedAt !== null;
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who wrote it; null once it is deleted.' })
  author(@Root() comment: unknown, @Ctx() ctx: Context): Soon<User | null> {
    const { author, deletedAt } = comment as CommentRow;
    if (deletedAt) return null;
    return after(
      ctx.loaders.user.get(author),
      (user) => user && after(canSeeUser(ctx, user), (seen) => (seen ? user : null)),
    );
  }

  @FieldResolver(() => Commentable, { description: 'What it stands under.' })
  target(@Root() comment: unknown, @Ctx() ctx: Context): Promise<PostRow | null> {
    return ctx.loaders.post.load((comment as CommentRow).target);
  }

  @FieldResolver(() => Comment, { nullable: true, description: 'The comment that it hangs on.' })
  async parent(@Root() comment: unknown, @Ctx() ctx: Context): Promise<CommentRow | null> {
    const { parent } = comment as CommentRow;
    return parent && visibleComment(ctx, await ctx.loaders.comment.load(parent));
  }

  @FieldResolver(() => Comment, {
    nullable: true,
    description: 'What it really answers, where that stands deeper than replies may hang.',
  })
  async replyTo(@Root() comment: unknown, @Ctx() ctx: Context): Promise<CommentRow | null> {
    const { replyTo, parent } = comment as CommentRow;
    const answered = replyTo ?? parent;
    return answered && visibleComment(ctx, await ctx.loaders.comment.load(answered));
  }

  @FieldResolver(() => CommentConnection, { description: 'The direct replies, as the conversation went.' })
  replies(
    @Root() comment: unknown,
    @Args(() => PageArgs, { validate: false }) args: PageArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Comment>> {
    const { _id, stats, target } = comment as CommentRow;
    return commentPage(ctx, info, toRange(args), {
      order: REPLY_ORDER,
      scan: (range) => scanReplies(ctx.loaders, range, _id),
      count: () => shownCount(ctx.loaders, stats.replies, 'replies', _id, target),
    });
  }

  @FieldResolver(() => [User], { description: 'The people named in it, as far as the viewer may see them.' })
  mentions(@Root() comment: unknown, @Ctx() ctx: Context): Promise<User[]> | User[] {
    const { mentions, deletedAt } = comment as CommentRow;
    return deletedAt ? [] : visibleUsers(ctx, mentions);
  }

  @FieldResolver(() => [ReactionCount], {
    description: 'How often each reaction was chosen, most frequent first.',
  })
  reactions(@Root() comment: unknown): ReactionCount[] {
    return toReactionCounts((comment as CommentRow).reactions);
  }

  @FieldResolver(() => Reaction, {
    nullable: true,
    description: 'How the viewer reacted; null when not at all.',
  })
  viewerReaction(@Root() comment: unknown, @Ctx() ctx: Context): Soon<Reaction | null> {
    return after(ctx.loaders.viewerLike.get((comment as CommentRow)._id), (like) => like?.reaction ?? null);
  }

  @FieldResolver(() => ReactionConnection, { description: 'Who reacted, latest first.' })
  likers(
    @Root() comment: unknown,
    @Args(() => PageArgs, { validate: false }) args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<User>> {
    const { _id, stats } = comment as CommentRow;
    return reactionPage(ctx, toRange(args), _id, stats.likes);
  }
}

async function visibleComment(ctx: Context, comment: CommentRow | null): Promise<CommentRow | null> {
  return comment && (await canSeeUnderTarget(ctx, comment)) ? comment : null;
}
