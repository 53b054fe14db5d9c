import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { requireModerator, requireViewer } from '../../auth/viewer.js';
import type { Context } from '../../loaders/context.js';
import { BY_RANK, countCases, scanCases } from '../../loaders/moderation/lists.js';
import { page } from '../../loaders/page.js';
import {
  ModerationAction,
  ModerationCase,
  ModerationPriority,
  ModerationStatus,
  ReasonCount,
  ReportedContent,
  ReportTarget,
  type ReportReason,
} from '../../models/moderation/index.js';
import { Group } from '../../models/community/index.js';
import { canSeeGroup } from '../../rules/community/index.js';
import { User } from '../../models/identity/index.js';
import { moderatesCase, moderatesGroup, reportable } from '../../rules/moderation/index.js';
import { canSeeUser } from '../../rules/identity/index.js';
import type { Connection } from '../../schema/connection.js';
import { parseGlobalId, toGlobalId } from '../../schema/ids.js';
import { PageArgs, toRange } from '../../schema/page-args.js';
import { ModerationCaseConnection, ReportableUnion, ReportConnection } from './report.type.js';
import { reportPage, visibleTarget } from './report.resolver.js';

/** The moderators' queue. The role was checked before. */
@Resolver(() => ModerationCase)
export class ModerationCaseResolver {
  @Query(() => ModerationCaseConnection, {
    nullable: true,
    description:
      'The moderation queue: most urgent first, then oldest. Cases about the viewer are left out. Moderators and admins only.',
  })
  async moderationCases(
    @Arg('status', () => ModerationStatus, {
      defaultValue: ModerationStatus.PENDING,
      description: 'Returns cases of this status only.',
    })
    status: ModerationStatus,
    @Arg('priority', () => ModerationPriority, {
      nullable: true,
      description: 'Returns cases of this priority only.',
    })
    priority: ModerationPriority | null,
    @Arg('targetType', () => ReportTarget, {
      nullable: true,
      description: 'Returns cases about this type of content only.',
    })
    targetType: ReportTarget | null,
    @Arg('groupId', () => ID, {
      nullable: true,
      description: 'Returns cases of this group only. Moderators of the group need it.',
    })
    groupId: string | null,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<ModerationCase>> {
    const group = groupId ? parseGlobalId(groupId, 'Group', 'groupId') : null;
    // Moderators of a group see only its cases.
    const { id: notAbout } =
      group && (await moderatesGroup(ctx, group)) ? requireViewer(ctx) : requireModerator(ctx);
    const filter = {
      status,
      priority: priority ?? null,
      targetType: targetType ?? null,
      group,
      notAbout,
    };
    return page<ModerationCase, ModerationCase>(toRange(args), {
      skeleton: (range) => scanCases(ctx.loaders, range, filter),
      position: (row) => ({ key: row[BY_RANK.field as 'rank'], id: row._id }),
      hydrate: (row) => row,
      visible: (row) => moderatesCase(ctx, row),
      count: () => countCases(ctx.loaders, filter),
    });
  }

  @FieldResolver(() => [ReasonCount], {
    description: 'Number of reports by reason, most frequent first. A reason of automatic rules counts once.',
  })
  reasons(@Root() root: unknown): ReasonCount[] {
    const { reasonCounts, automaticReasons = [] } = root as ModerationCase;
    const counts = { ...reasonCounts };
    for (const reason of automaticReasons) counts[reason] = (counts[reason] ?? 0) + 1;
    return Object.entries(counts)
      .map(([reason, count]) => ({ reason: reason as ReportReason, count }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count || a.reason.localeCompare(b.reason));
  }

  @FieldResolver(() => ReportedContent, {
    nullable: true,
    description: 'The current content. Null if it is gone or the case is resolved.',
  })
  async current(@Root() root: unknown, @Ctx() ctx: Context): Promise<ReportedContent | null> {
    const { open, targetType, target } = root as ModerationCase;
    if (!open) return null;
    const found = await reportable(ctx, targetType, target);
    const author = found && (await ctx.loaders.user.load(found.author));
    return author && { ...found.content, author: author._id, authorUsername: author.username };
  }

  @FieldResolver(() => ReportableUnion, {
    nullable: true,
    description: 'The reported content. Null if it is not visible to the moderator outside of the case.',
  })
  target(@Root() root: unknown, @Ctx() ctx: Context): Promise<object | null> {
    return visibleTarget(ctx, root as ModerationCase);
  }

  @FieldResolver(() => User, {
    nullable: true,
    description:
      'The author of the content. Null if not visible to the moderator; `evidence` names the author.',
  })
  async author(@Root() root: unknown, @Ctx() ctx: Context): Promise<User | null> {
    const user = await ctx.loaders.user.load((root as ModerationCase).targetAuthor);
    return user && (await canSeeUser(ctx, user)) ? user : null;
  }

  @FieldResolver(() => Group, {
    nullable: true,
    description: 'The group of the content. Null if there is none, or the viewer may not see it.',
  })
  async group(@Root() root: unknown, @Ctx() ctx: Context): Promise<Group | null> {
    const { group: id } = root as ModerationCase;
    const group = id && (await ctx.loaders.group.load(id));
    return group && (await canSeeGroup(ctx, group)) ? group : null;
  }

  @FieldResolver(() => User, {
    nullable: true,
    description: 'The moderator who works on the case. Null if nobody does.',
  })
  async assignee(@Root() root: unknown, @Ctx() ctx: Context): Promise<User | null> {
    const { assignee } = root as ModerationCase;
    return assignee ? ctx.loaders.user.load(assignee) : null;
  }

  @FieldResolver(() => Int, {
    description:
      'The version of the case. It changes with every assignment and decision; hand it to `moderate`.',
  })
  version(@Root() root: unknown): number {
    // Old cases have no version.
    return (root as Partial<ModerationCase>).version ?? 0;
  }

  @FieldResolver(() => Boolean, { description: 'Whether automatic rules flagged the content.' })
  isAutomatic(@Root() root: unknown): boolean {
    return (root as Partial<ModerationCase>).isAutomatic ?? false;
  }

  @FieldResolver(() => [String], {
    description: 'The names of the automatic rules that flagged the content.',
  })
  rulesTriggered(@Root() root: unknown): string[] {
    return (root as Partial<ModerationCase>).rulesTriggered ?? [];
  }

  @FieldResolver(() => [ModerationAction], {
    description: 'The decisions about the case, in their order. 100 at most.',
  })
  actions(@Root() root: unknown, @Ctx() ctx: Context): Promise<ModerationAction[]> {
    return ctx.loaders.caseActions.load({ parent: (root as ModerationCase)._id, size: 100 });
  }

  @FieldResolver(() => [ModerationCase], {
    description: 'Earlier cases about the same content, latest first. 20 at most.',
  })
  async previousCases(@Root() root: unknown, @Ctx() ctx: Context): Promise<ModerationCase[]> {
    const { _id, target } = root as ModerationCase;
    const cases = await ctx.loaders.casesOfTarget.load({ parent: target, size: 20 });
    return cases.filter((one) => !one._id.equals(_id));
  }

  @FieldResolver(() => ReportConnection, { description: 'The reports, latest first.' })
  reports(@Root() root: unknown, @Args() args: PageArgs, @Ctx() ctx: Context) {
    return reportPage(ctx, toRange(args), { case: (root as ModerationCase)._id });
  }
}

/** The author of the content. */
@Resolver(() => ReportedContent)
export class ReportedContentResolver {
  @FieldResolver(() => ID, { description: 'The id of the author.' })
  authorId(@Root() root: unknown): string {
    return toGlobalId('User', (root as ReportedContent).author);
  }
}
