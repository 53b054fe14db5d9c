import { Types } from 'mongoose';
import { Arg, Args, Ctx, FieldResolver, Float, ID, Int, ObjectType, Resolver, Root } from 'type-graphql';
import { requireViewer } from '../../../auth/viewer.js';
import { periodBefore, type InsightPeriod } from '../../../lib/insight-period.js';
import { figuresOf, rowsOf, type InsightSubject } from '../../../loaders/analytics/index.js';
import { scanToolUses } from '../../../loaders/analytics/lists.js';
import type { Context } from '../../../loaders/context.js';
import { page } from '../../../loaders/page.js';
import { Role, User } from '../../../models/identity/index.js';
import { Tool, ToolUse } from '../../../models/marketplace/index.js';
import { isToolAuthor } from '../../../rules/marketplace/index.js';
import type { Connection } from '../../../schema/connection.js';
import { refuse } from '../../../schema/errors.js';
import { parseGlobalId } from '../../../schema/ids.js';
import { PageArgs, toRange } from '../../../schema/page-args.js';
import { ToolUseConnection } from '../../marketplace/tool.type.js';
import { InsightRange, periodOfRange } from '../insight-range.input.js';
import { average, InsightCount, ratio } from '../insight.type.js';
import { Insights } from '../insights.resolver.js';
import { byCount, TOP, topOf } from './figures.js';

/** Figures of one tool in a period. */
@ObjectType({ description: 'Figures of one tool in a period, of the runs that clients report.' })
export class ToolInsights implements InsightSubject {
  constructor(
    readonly period: InsightPeriod,
    readonly id: string,
    readonly alone: boolean,
  ) {}
}

/** The way to figures and runs of tools. */
@Resolver(() => Insights)
export class InsightsToolsResolver {
  @FieldResolver(() => [ToolInsights], { description: 'The tools that ran in the range, most used first.' })
  async tools(
    @Arg('range', () => InsightRange, { description: 'The range of time.' }) range: InsightRange,
    @Arg('first', () => Int, { defaultValue: TOP, description: 'Number of tools, 1 to 100. Defaults to 10.' })
    first: number,
    @Ctx() { loaders }: Context,
  ): Promise<ToolInsights[]> {
    const period = periodOfRange(range);
    const rows = await loaders.rollup.load({ name: 'tools.uses', period });
    return rows
      .sort(
        byCount(
          ({ figures }) => figures.count,
          ({ key }) => key[0]!,
        ),
      )
      .slice(0, topOf(first))
      .map(({ key }) => new ToolInsights(period, key[0]!, false));
  }

  @FieldResolver(() => ToolUseConnection, {
    description: 'Single runs of tools in the last 90 days, newest first.',
  })
  toolUses(
    @Arg('toolId', () => ID, { nullable: true, description: 'Runs of this tool only.' })
    toolId: string | null,
    @Args() args: PageArgs,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<ToolUse>> {
    const tool = toolId ? parseGlobalId(toolId, 'Tool', 'toolId') : null;
    return page<ToolUse, ToolUse>(toRange(args), {
      skeleton: (range) => scanToolUses(loaders, range, tool),
      position: ({ createdAt, _id }) => ({ key: createdAt, id: _id }),
      hydrate: (row) => row,
    });
  }
}

/** Figures of a tool, at the tool. */
@Resolver(() => Tool)
export class ToolOwnInsightsResolver {
  @FieldResolver(() => ToolInsights, {
    nullable: true,
    description: 'Figures of the tool in a range. For its author and admins.',
  })
  insights(
    @Root() root: unknown,
    @Arg('range', () => InsightRange, { description: 'The range of time.' }) range: InsightRange,
    @Ctx() ctx: Context,
  ): ToolInsights {
    const { role } = requireViewer(ctx);
    if (role !== Role.ADMIN && !isToolAuthor(ctx, root as Tool))
      throw refuse.forbidden('This is for the author of the tool and admins.');
    return new ToolInsights(periodOfRange(range), (root as Tool)._id.toHexString(), true);
  }
}

/** Whose run it was. */
@Resolver(() => ToolUse)
export class ToolUseUserResolver {
  @FieldResolver(() => User, {
    nullable: true,
    description: 'The user who ran the tool. Null for everyone but the user and admins.',
  })
  async user(@Root() root: unknown, @Ctx() { viewer, loaders }: Context): Promise<User | null> {
    const { user } = root as ToolUse;
    return viewer?.role === Role.ADMIN || viewer?.id.equals(user) ? loaders.user.load(user) : null;
  }
}

/** The figures of one tool. */
@Resolver(() => ToolInsights)
export class ToolInsightsResolver {
  @FieldResolver(() => Tool, { nullable: true, description: 'The tool. Null if it was removed.' })
  async tool(@Root() root: unknown, @Ctx() { loaders }: Context): Promise<Tool | null> {
    return loaders.tool.load(new Types.ObjectId((root as ToolInsights).id));
  }

  @FieldResolver(() => Int, { description: 'Number of runs.' })
  async uses(@Root() root: unknown, @Ctx() { loaders }: Context): Promise<number> {
    return (await figuresOf(loaders, root as ToolInsights, 'tools.uses')).count;
  }

  @FieldResolver(() => Int, {
    description: 'Number of different users. Exact up to about 4,000, then within 1 %.',
  })
  async users(@Root() root: unknown, @Ctx() { loaders }: Context): Promise<number> {
    return (await figuresOf(loaders, root as ToolInsights, 'tools.uses')).unique('users');
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description: 'The share of successful runs, 0 to 1. Null without runs.',
  })
  async successRate(@Root() root: unknown, @Ctx() { loaders }: Context): Promise<number | null> {
    const uses = await figuresOf(loaders, root as ToolInsights, 'tools.uses');
    return ratio(uses.sum('succeeded'), uses.count);
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description: 'Average duration in milliseconds of runs that have one. Null if none has one.',
  })
  async averageMs(@Root() root: unknown, @Ctx() { loaders }: Context): Promise<number | null> {
    const uses = await figuresOf(loaders, root as ToolInsights, 'tools.uses');
    return average(uses.sum('ms'), uses.sum('timed'));
  }

  @FieldResolver(() => [InsightCount], { description: 'Runs by action, the most frequent first.' })
  async byAction(
    @Root() root: unknown,
    @Arg('first', () => Int, {
      defaultValue: TOP,
      description: 'Number of actions, 1 to 100. Defaults to 10.',
    })
    first: number,
    @Ctx() { loaders }: Context,
  ): Promise<InsightCount[]> {
    const rows = await rowsOf(loaders, root as ToolInsights, 'tools.actions');
    return rows
      .map(({ key, figures }) => ({ key: key[1]!, count: figures.count }))
      .sort(
        byCount(
          ({ count }) => count,
          ({ key }) => key,
        ),
      )
      .slice(0, topOf(first));
  }

  @FieldResolver(() => ToolInsights, {
    description:
      'The same figures over the period before: as many local days, and the same elapsed time while the period runs.',
  })
  previous(@Root() root: unknown): ToolInsights {
    const { period, id, alone } = root as ToolInsights;
    return new ToolInsights(periodBefore(period), id, alone);
  }
}

/** Resolvers of figures of tools. */
export const toolInsightResolvers = [
  ...[InsightsToolsResolver, ToolOwnInsightsResolver, ToolUseUserResolver, ToolInsightsResolver],
];
