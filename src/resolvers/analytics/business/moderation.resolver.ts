import { Arg, Ctx, FieldResolver, Float, Int, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../loaders/context.js';
import {
  askPeriod,
  decidedCases,
  openCases,
  openedCases,
  overturnedDecisions,
  ruleOutcomes,
} from '../../../loaders/analytics/index.js';
import { User } from '../../../models/identity/index.js';
import { ReportReason } from '../../../models/moderation/index.js';
import { enumName, inUnit, nearestRank, workBy } from '../../../services/analytics/index.js';
import { party } from '../../support/party.js';
import { InsightRange, periodOfRange } from '../insight-range.input.js';
import { InsightCount, previousOf, ratio } from '../insight.type.js';
import { Insights } from '../insights.resolver.js';
import { ModerationInsights, ModerationRuleInsight, ModeratorWork } from './moderation.type.js';
import { top, TopArg } from './top.js';

/** The way to figures of moderation. */
@Resolver(() => Insights)
export class InsightsModerationResolver {
  @FieldResolver(() => ModerationInsights, {
    description: 'Figures of moderation: workload, times and rules.',
  })
  moderation(
    @Arg('range', () => InsightRange, { description: 'The range of time.' }) range: InsightRange,
  ): ModerationInsights {
    return new ModerationInsights(periodOfRange(range));
  }
}

const asked = (root: unknown) => ({ period: (root as ModerationInsights).period });

/** Figures of moderation, each read when it is asked for. */
@Resolver(() => ModerationInsights)
export class ModerationInsightsResolver {
  @FieldResolver(() => Int, {
    description:
      'Number of cases that wait for a decision at the end of the range, or at present while it runs.',
  })
  async open(@Root() root: unknown, @Ctx() ctx: Context): Promise<number> {
    const [row] = await askPeriod(ctx.loaders, openCases, asked(root));
    return row?.count ?? 0;
  }

  @FieldResolver(() => Int, { description: 'Number of cases that were opened in the range.' })
  async opened(@Root() root: unknown, @Ctx() ctx: Context): Promise<number> {
    const rows = await askPeriod(ctx.loaders, openedCases, asked(root));
    return rows.reduce((sum, { count }) => sum + count, 0);
  }

  @FieldResolver(() => Int, { description: 'Number of cases that were decided in the range.' })
  async resolved(@Root() root: unknown, @Ctx() ctx: Context): Promise<number> {
    const rows = await askPeriod(ctx.loaders, decidedCases, asked(root));
    return rows.reduce((sum, { count }) => sum + count, 0);
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description:
      'The median time from the first report to the decision of the cases decided in the range, in hours with two decimals. Null without decisions.',
  })
  async medianHoursToResolve(@Root() root: unknown, @Ctx() ctx: Context): Promise<number | null> {
    const rows = await askPeriod(ctx.loaders, decidedCases, asked(root));
    const values = rows.map(({ _id, count }) => ({ value: _id.seconds, count }));
    return inUnit(nearestRank(values, 50), 'hours');
  }

  @FieldResolver(() => [InsightCount], {
    description:
      'Cases that were opened in the range by the reason that most reports give: values of ReportReason, the most frequent first.',
  })
  async byCategory(@Root() root: unknown, @Ctx() ctx: Context): Promise<InsightCount[]> {
    const rows = await askPeriod(ctx.loaders, openedCases, asked(root));
    return rows
      .map(({ _id, count }) => ({ key: enumName(ReportReason, _id), count }))
      .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
  }

  @FieldResolver(() => [ModeratorWork], {
    description:
      'Moderators who decided cases in the range, or whose decisions were taken back; busiest first.',
  })
  async byModerator(
    @Root() root: unknown,
    @TopArg() first: number | null,
    @Ctx() ctx: Context,
  ): Promise<ModeratorWork[]> {
    const [decided, overturned] = await Promise.all([
      askPeriod(ctx.loaders, decidedCases, asked(root)),
      askPeriod(ctx.loaders, overturnedDecisions, asked(root)),
    ]);
    const work = workBy(
      decided.map(({ _id, count }) => ({ id: _id.moderator, seconds: _id.seconds, count })),
    );
    const taken = new Map(overturned.map(({ _id, count }) => [_id.toHexString(), { _id, count }]));
    const busy = work.map(({ id, finished: resolved, medianHours }) => {
      const key = id?.toHexString() ?? '';
      const count = taken.get(key)?.count ?? 0;
      taken.delete(key);
      return { userId: id, resolved, medianHours, overturned: count };
    });
    const others = [...taken.values()].map(({ _id, count }) => ({
      ...{ userId: _id, resolved: 0, medianHours: null, overturned: count },
    }));
    return top([...busy, ...others], first);
  }

  @FieldResolver(() => [ModerationRuleInsight], {
    description: 'Automatic rules that found something in the cases opened in the range, busiest first.',
  })
  async rules(@Root() root: unknown, @Ctx() ctx: Context): Promise<ModerationRuleInsight[]> {
    const rows = await askPeriod(ctx.loaders, ruleOutcomes, asked(root));
    return rows
      .map(({ _id: key, triggered, decided, upheld }) => ({
        ...{ key, triggered, upheld },
        precision: ratio(upheld, decided),
      }))
      .sort((a, b) => b.triggered - a.triggered || (a.key < b.key ? -1 : 1));
  }
}

/** Who the moderator is. */
@Resolver(() => ModeratorWork)
export class ModeratorWorkResolver {
  @FieldResolver(() => User, { nullable: true, description: 'The moderator. Null if the account is gone.' })
  user(@Root() root: unknown, @Ctx() ctx: Context): Promise<User | null> {
    return party(ctx, (root as ModeratorWork).userId);
  }
}

/** The resolvers of figures of moderation. */
export const moderationInsights = [
  InsightsModerationResolver,
  ModerationInsightsResolver,
  ModeratorWorkResolver,
  previousOf(ModerationInsights),
];
