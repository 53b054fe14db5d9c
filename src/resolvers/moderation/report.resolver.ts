import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Types } from 'mongoose';
import { targetTypes } from '../../domain.js';
import { requireViewer } from '../../auth/viewer.js';
import type { Context } from '../../loaders/context.js';
import { BY_REPORT_TIME, countReports, scanReports, type ReportsOf } from '../../loaders/moderation/lists.js';
import { page } from '../../loaders/page.js';
import {
  ModerationCase,
  ModerationStatus,
  Report,
  ReportedContent,
  ReportTarget,
} from '../../models/moderation/index.js';
import { User } from '../../models/identity/index.js';
import { canSeeCase, canSeeReport, reportable } from '../../rules/moderation/index.js';
import { canSeeUser } from '../../rules/identity/index.js';
import type { Connection } from '../../schema/connection.js';
import { parseGlobalIdOf } from '../../schema/ids.js';
import { PageArgs, toRange, type Range } from '../../schema/page-args.js';
import { report } from '../../services/moderation/index.js';
import { Viewer } from '../identity/viewer.type.js';
import { ReportInput } from './report.input.js';
import { ReportableUnion, ReportConnection, ReportPayload } from './report.type.js';

/** Reporting content, and the status of reports. */
@Resolver(() => Report)
export class ReportResolver {
  @Mutation(() => ReportPayload, {
    nullable: true,
    description:
      'Reports content to the moderators. The author is not notified. While the case is open, the first report is returned.',
  })
  async report(
    @Arg('input', () => ReportInput) { targetId, ...input }: ReportInput,
    @Ctx() ctx: Context,
  ): Promise<ReportPayload> {
    requireViewer(ctx);
    const { type, id } = parseGlobalIdOf(targetId, targetTypes('evidence'), 'targetId') as {
      type: ReportTarget;
      id: Types.ObjectId;
    };
    const made = await report(ctx, { ...input, targetType: type, targetId: id });
    return { report: await ctx.loaders.report.clear(made).load(made) };
  }

  @FieldResolver(() => ModerationStatus, { description: 'The status of the moderation case.' })
  async status(@Root() root: unknown, @Ctx() ctx: Context): Promise<ModerationStatus> {
    const { case: id } = root as Report;
    return (id && (await ctx.loaders.moderationCase.load(id)))?.status ?? ModerationStatus.PENDING;
  }

  @FieldResolver(() => ReportableUnion, {
    nullable: true,
    description: 'The reported content. Null if it is gone or not visible.',
  })
  target(@Root() root: unknown, @Ctx() ctx: Context): Promise<object | null> {
    return visibleTarget(ctx, root as Report);
  }

  @FieldResolver(() => User, {
    nullable: true,
    description: 'The reporter. Visible to the reporter and to moderators.',
  })
  async reporter(@Root() root: unknown, @Ctx() ctx: Context): Promise<User | null> {
    if (!canSeeReport(ctx, root as Report)) return null;
    const user = await ctx.loaders.user.load((root as Report).reporter);
    return user && (await canSeeUser(ctx, user)) ? user : null;
  }

  @FieldResolver(() => ReportedContent, {
    nullable: true,
    description: 'The content at the time of the report. Moderators only.',
  })
  content(@Root() root: unknown, @Ctx() ctx: Context): ReportedContent | null {
    return canSeeCase(ctx, root as Report) ? (root as Report).content : null;
  }

  @FieldResolver(() => ModerationCase, {
    nullable: true,
    description: 'The moderation case. Moderators only.',
  })
  async case(@Root() root: unknown, @Ctx() ctx: Context): Promise<ModerationCase | null> {
    const { case: id } = root as Report;
    return id && canSeeCase(ctx, root as Report) ? ctx.loaders.moderationCase.load(id) : null;
  }
}

/** The viewer's reports. */
@Resolver(() => Viewer)
export class ViewerReportResolver {
  @FieldResolver(() => ReportConnection, { description: "The viewer's reports, latest first." })
  reports(@Root() root: unknown, @Args() args: PageArgs, @Ctx() ctx: Context): Promise<Connection<Report>> {
    return reportPage(ctx, toRange(args), { reporter: (root as Viewer).user._id });
  }
}

/** A page of reports that the viewer may see. */
export function reportPage(ctx: Context, range: Range, of: ReportsOf): Promise<Connection<Report>> {
  return page<Report, Report>(range, {
    skeleton: (rest) => scanReports(ctx.loaders, rest, of),
    position: (row) => ({ key: row[BY_REPORT_TIME.field as 'createdAt'], id: row._id }),
    hydrate: (row) => row,
    visible: (row) => canSeeReport(ctx, row),
    count: () => countReports(ctx.loaders, of),
  });
}

/** The reported object, by its common visibility rule. Moderators read its content in the case. */
export async function visibleTarget(
  ctx: Context,
  { targetType, target }: Pick<Report, 'targetType' | 'target'>,
): Promise<object | null> {
  const found = await reportable(ctx, targetType, target);
  return found && (await found.visible()) ? found.node : null;
}
