import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { targetRow } from '../../domain.js';
import { after, type Soon } from '../../lib/soon.js';
import type { Context } from '../../loaders/context.js';
import { shownCount } from '../../loaders/social/hidden-counts.js';
import { REPLY_ORDER, scanReplies } from '../../loaders/social/lists/comment.js';
import { CommunityAttachment } from '../../models/community/index.js';
import { User } from '../../models/identity/index.js';
import {
  Comment,
  CommentStatus,
  Reaction,
  ReactionCount,
  toReactionCounts,
  type Comment as CommentRow,
} from '../../models/social/index.js';
import { canSeeUser } from '../../rules/identity/index.js';
import { canSeeUnderTarget, isWithheld } from '../../rules/social/index.js';
import type { Connection } from '../../schema/connection.js';
import { PageArgs, toRange } from '../../schema/page-args.js';
import { CommentConnection } from './comment.connection.js';
import { commentPage, reactionPage, visibleUsers } from './pages.js';
import { Commentable } from './targets.js';
import { ReactionConnection } from './user.connection.js';

/** The computed fields of a comment. The visibility of its place was checked before. */
@Resolver(() => Comment)
export class CommentResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'The text. Null if the comment is deleted, or hidden from the viewer.',
  })
  body(@Root() comment: unknown, @Ctx() ctx: Context): Soon<string | null> {
    const row = comment as CommentRow;
    return after(isGone(ctx, row), (gone) => (gone ? null : row.body));
  }

  @FieldResolver(() => Boolean, {
    description:
      'Whether the comment is deleted, or hidden from the viewer. It keeps its place for the replies, without text.',
  })
  isDeleted(@Root() comment: unknown, @Ctx() ctx: Context): Soon<boolean> {
    return isGone(ctx, comment as CommentRow);
  }

  @FieldResolver(() => CommentStatus, { description: 'The state of the comment.' })
  status(@Root() comment: unknown, @Ctx() ctx: Context): Soon<CommentStatus> {
    const row = comment as CommentRow;
    const stored = row.status ?? CommentStatus.PUBLISHED;
    return after(isGone(ctx, row), (gone) => (gone ? CommentStatus.DELETED : stored));
  }

  @FieldResolver(() => [CommunityAttachment], {
    description: 'The attachments, in order. Comments on posts of the social feed have none.',
  })
  attachments(@Root() comment: unknown, @Ctx() ctx: Context): Soon<CommunityAttachment[]> {
    const row = comment as CommentRow;
    return after(isGone(ctx, row), (gone) => (gone ? [] : (row.attachments ?? [])));
  }

  @FieldResolver(() => User, { nullable: true, description: 'The author. Null if the comment was deleted.' })
  author(@Root() comment: unknown, @Ctx() ctx: Context): Soon<User | null> {
    const row = comment as CommentRow;
    return after(isGone(ctx, row), (gone) => {
      if (gone) return null;
      return after(
        ctx.loaders.user.get(row.author),
        (user) => user && after(canSeeUser(ctx, user), (seen) => (seen ? user : null)),
      );
    });
  }

  @FieldResolver(() => Commentable, { description: 'The content that the comment belongs to.' })
  target(@Root() comment: unknown, @Ctx() ctx: Context): Soon<object | null> {
    const { targetType, target } = comment as CommentRow;
    return targetRow(targetType).find(ctx, target);
  }

  @FieldResolver(() => Comment, { nullable: true, description: 'The comment that this one is nested under.' })
  async parent(@Root() comment: unknown, @Ctx() ctx: Context): Promise<CommentRow | null> {
    const { parent } = comment as CommentRow;
    return parent && visibleComment(ctx, await ctx.loaders.comment.load(parent));
  }

  @FieldResolver(() => Comment, {
    nullable: true,
    description: 'The comment that this one replies to, if it is nested deeper than replies are stored.',
  })
  async replyTo(@Root() comment: unknown, @Ctx() ctx: Context): Promise<CommentRow | null> {
    const { replyTo, parent } = comment as CommentRow;
    const answered = replyTo ?? parent;
    return answered && visibleComment(ctx, await ctx.loaders.comment.load(answered));
  }

  @FieldResolver(() => CommentConnection, { description: 'The direct replies, oldest first.' })
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

  @FieldResolver(() => [User], { description: 'The mentioned users who are visible to the viewer.' })
  mentions(@Root() comment: unknown, @Ctx() ctx: Context): Soon<User[]> {
    const row = comment as CommentRow;
    return after(isGone(ctx, row), (gone) => (gone ? [] : visibleUsers(ctx, row.mentions)));
  }

  @FieldResolver(() => [ReactionCount], {
    description: 'Number of reactions by kind, most frequent first.',
  })
  reactions(@Root() comment: unknown): ReactionCount[] {
    return toReactionCounts((comment as CommentRow).reactions);
  }

  @FieldResolver(() => Reaction, {
    nullable: true,
    description: "The viewer's reaction. Null if there is none.",
  })
  viewerReaction(@Root() comment: unknown, @Ctx() ctx: Context): Soon<Reaction | null> {
    return after(ctx.loaders.viewerLike.get((comment as CommentRow)._id), (like) => like?.reaction ?? null);
  }

  @FieldResolver(() => ReactionConnection, { description: 'The users who reacted, latest first.' })
  likers(
    @Root() comment: unknown,
    @Args(() => PageArgs, { validate: false }) args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<User>> {
    const { _id, stats } = comment as CommentRow;
    return reactionPage(ctx, toRange(args), _id, stats.likes);
  }
}

/** Whether the viewer sees only the place of a comment: it is deleted, or a moderator hid it. */
function isGone(ctx: Context, comment: CommentRow): Soon<boolean> {
  return comment.deletedAt !== null || isWithheld(ctx, comment);
}

async function visibleComment(ctx: Context, comment: CommentRow | null): Promise<CommentRow | null> {
  return comment && (await canSeeUnderTarget(ctx, comment)) ? comment : null;
}
