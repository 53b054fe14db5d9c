import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { requireModerator } from '../../auth/viewer.js';
import type { Context } from '../../loaders/context.js';
import { BY_RANK, countCases, scanCases } from '../../loaders/community/lists.js';
import { page } from '../../loaders/page.js';
import {
  ModerationCase,
  ModerationPriority,
  ModerationStatus,
  ReasonCount,
  ReportedContent,
  ReportTarget,
  type ReportReason,
} from '../../models/community/index.js';
import { User } from '../../models/identity/index.js';
import { canSeeCase, REPORTABLE } from '../../rules/community/index.js';
import { canSeeUser } from '../../rules/identity/index.js';
import type { Connection } from '../../schema/connection.js';
import { toGlobalId } from '../../schema/ids.js';
import { PageArgs, toRange } from '../../schema/page-args.js';
import { ModerationCaseConnection, ReportableUnion, ReportConnection } from './report.type.js';
import { reportPage, visibleTarget } from './report.resolver.js';

/** The queue of the moderators. Whoever holds a case has been asked for the role already. */
@Resolver(() => ModerationCase)
export class ModerationCaseResolver {
  @Query(() => ModerationCaseConnection, {
    nullable: true,
    description:
      'For moderators and admins: what was reported, the most urgent first, then whatever waits longest. Never what is about oneself.',
  })
  async moderationCases(
    @Arg('status', () => ModerationStatus, {
      defaultValue: ModerationStatus.PENDING,
      description: 'How far they have come.',
    })
    status: ModerationStatus,
    @Arg('priority', () => ModerationPriority, { nullable: true, description: 'Of this priority only.' })
    priority: ModerationPriority | null,
    @Arg('targetType', () => ReportTarget, { nullable: true, description: 'About this kind of thing only.' })
    targetType: ReportTarget | null,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<ModerationCase>> {
    const { id: notAbout } = requireModerator(ctx);
    const filter = { status, priority: priority ?? null, targetType: targetType ?? null, notAbout };
    return page<ModerationCase, ModerationCase>(toRange(args), {
      skeleton: (range) => scanCases(ctx.loaders, range, filter),
      position: (row) => ({ key: row[BY_RANK.field as 'rank'], id: row._id }),
      hydrate: (row) => row,
      visible: (row) => canSeeCase(ctx, row),
      count: () => countCases(ctx.loaders, filter),
    });
  }

  @FieldResolver(() => [ReasonCount], { description: 'Why it was reported, the most frequent reason first.' })
  reasons(@Root() root: unknown): ReasonCount[] {
    return Object.entries((root as ModerationCase).reasonCounts)
      .map(([reason, count]) => ({ reason: reason as ReportReason, count }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count || a.reason.localeCompare(b.reason));
  }

  @FieldResolver(() => ReportedContent, {
    nullable: true,
    description:
      'What it says now, even where the viewer could not see it otherwise; null once it is gone or the case is decided.',
  })
  async current(@Root() root: unknown, @Ctx() ctx: Context): Promise<ReportedContent | null> {
    const { open, targetType, target } = root as ModerationCase;
    if (!open) return null;
    const found = await REPORTABLE[targetType](ctx, target);
    const author = found && (await ctx.loaders.user.load(found.author));
    return author && { ...found.content, author: author._id, authorUsername: author.username };
  }

  @FieldResolver(() => ReportableUnion, {
    nullable: true,
    description: 'The thing itself with all that hangs on it, where the viewer may see it without the case.',
  })
  target(@Root() root: unknown, @Ctx() ctx: Context): Promise<object | null> {
    return visibleTarget(ctx, root as ModerationCase);
  }

  @FieldResolver(() => User, {
    nullable: true,
    description: 'Whoever made it, where the viewer may see them; `evidence` names them in any case.',
  })
  async author(@Root() root: unknown, @Ctx() ctx: Context): Promise<User | null> {
    const user = await ctx.loaders.user.load((root as ModerationCase).targetAuthor);
    return user && (await canSeeUser(ctx, user)) ? user : null;
  }

  @FieldResolver(() => ReportConnection, { description: 'The reports, latest first.' })
  reports(@Root() root: unknown, @Args() args: PageArgs, @Ctx() ctx: Context) {
    return reportPage(ctx, toRange(args), { case: (root as ModerationCase)._id });
  }
}

/** Whose words these are. */
@Resolver(() => ReportedContent)
export class ReportedContentResolver {
  @FieldResolver(() => ID, { description: 'Whoever made it, by id.' })
  authorId(@Root() root: unknown): string {
    return toGlobalId('User', (root as ReportedContent).author);
  }
}
