import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Float, Int, Resolver, Root } from 'type-graphql';
import { sharedNow } from '../../../lib/clock.js';
import type { Context } from '../../../loaders/context.js';
import { refuse } from '../../../schema/errors.js';
import * as analytics from '../../../services/analytics/index.js';
import { InsightRange, periodOfRange } from '../insight-range.input.js';
import { average, perBucket, previousOf, ratio } from '../insight.type.js';
import { Insights } from '../insights.resolver.js';
import {
  TrafficBucket,
  TrafficCampaign,
  TrafficCount,
  TrafficEvent,
  TrafficInsights,
  TrafficPage,
} from './traffic.type.js';

const MOST = 100;

/** The length of a list of the first ones. */
@ArgsType()
export class TopArgs {
  @Field(() => Int, { defaultValue: 10, description: 'The length of the list, 1 to 100. Defaults to 10.' })
  limit: number;
}

/** @throws BAD_USER_INPUT */
function checkedLimit({ limit }: TopArgs): number {
  if (limit < 1 || limit > MOST) throw refuse.badInput(`limit must be between 1 and ${MOST}.`, 'limit');
  return limit;
}

/** The way to visits. */
@Resolver(() => Insights)
export class InsightsTrafficResolver {
  @FieldResolver(() => TrafficInsights, { description: 'Visits of a period.' })
  traffic(
    @Arg('range', () => InsightRange, { description: 'The range of time.' }) range: InsightRange,
  ): TrafficInsights {
    return new TrafficInsights(periodOfRange(range));
  }
}

const periodOf = (root: unknown) => (root as TrafficInsights).period;

/** Visits. */
@Resolver(() => TrafficInsights)
export class TrafficInsightsResolver {
  @FieldResolver(() => Int, {
    description:
      'Number of visitors with a page view, each once in the whole range. Within 2 percent from some 4,000 on.',
  })
  async visitors(@Root() root: unknown, @Ctx() ctx: Context): Promise<number> {
    return (await analytics.viewsOf(ctx, periodOf(root))).unique('visitors');
  }

  @FieldResolver(() => Int, { description: 'Number of sessions that began in the range.' })
  async sessions(@Root() root: unknown, @Ctx() ctx: Context): Promise<number> {
    return (await analytics.sessionsOf(ctx, periodOf(root))).count;
  }

  @FieldResolver(() => Int, { description: 'Number of page views.' })
  async pageViews(@Root() root: unknown, @Ctx() ctx: Context): Promise<number> {
    return (await analytics.viewsOf(ctx, periodOf(root))).count;
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description:
      'The share of sessions with one page view and no other event, 0 to 1 with four decimals. Null without sessions.',
  })
  async bounceRate(@Root() root: unknown, @Ctx() ctx: Context): Promise<number | null> {
    const sessions = await analytics.sessionsOf(ctx, periodOf(root));
    return ratio(sessions.sum('bounces'), sessions.count);
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description:
      'The average time from the first to the last event of a session in seconds, two decimals. Null without sessions.',
  })
  async averageSessionSeconds(@Root() root: unknown, @Ctx() ctx: Context): Promise<number | null> {
    const sessions = await analytics.sessionsOf(ctx, periodOf(root));
    return average(sessions.sum('seconds'), sessions.count);
  }

  @FieldResolver(() => Int, {
    description: 'Number of sessions with an event in the last five minutes, whatever the range.',
  })
  live(): Promise<number> {
    return analytics.liveSessions(sharedNow());
  }

  @FieldResolver(() => [TrafficBucket], { description: 'Visits of every bucket, empty ones included.' })
  async buckets(@Root() root: unknown, @Ctx() ctx: Context): Promise<TrafficBucket[]> {
    const period = periodOf(root);
    const at = await analytics.trafficBuckets(ctx, period);
    return perBucket(period, (_, index) => at(index));
  }

  @FieldResolver(() => [TrafficPage], { description: 'Pages, most viewed first.' })
  async pages(@Root() root: unknown, @Args() top: TopArgs, @Ctx() ctx: Context): Promise<TrafficPage[]> {
    const pages = await analytics.pagesOf(ctx, periodOf(root), checkedLimit(top));
    return pages.map(({ path, figures, entries, exits }) => ({
      ...{ path, entries, exits, views: figures.count, visitors: figures.unique('visitors') },
      averageSeconds: average(figures.sum('seconds'), figures.sum('timed')),
      scrollDepth: average(figures.sum('depth'), figures.sum('scrolled')),
    }));
  }

  @FieldResolver(() => [TrafficCount], {
    description:
      'Sources of sessions, most visitors first: utm_source, else the host of the page that led here, else direct.',
  })
  sources(@Root() root: unknown, @Args() top: TopArgs, @Ctx() ctx: Context): Promise<TrafficCount[]> {
    return analytics.visitorsBy(ctx, periodOf(root), 'source', checkedLimit(top));
  }

  @FieldResolver(() => [TrafficCampaign], { description: 'Campaigns, most visitors first.' })
  campaigns(
    @Root() root: unknown,
    @Args() top: TopArgs,
    @Arg('variants', () => Boolean, {
      defaultValue: false,
      description: 'Whether campaigns are told apart by term and content too. Defaults to false.',
    })
    variants: boolean,
    @Ctx() ctx: Context,
  ): Promise<TrafficCampaign[]> {
    return analytics.visitorsByCampaign(ctx, periodOf(root), variants, checkedLimit(top));
  }

  @FieldResolver(() => [TrafficCount], { description: 'Countries as two letters, most visitors first.' })
  countries(@Root() root: unknown, @Args() top: TopArgs, @Ctx() ctx: Context): Promise<TrafficCount[]> {
    return analytics.visitorsBy(ctx, periodOf(root), 'country', checkedLimit(top));
  }

  @FieldResolver(() => [TrafficCount], {
    description: 'Kinds of device (desktop, mobile, tablet), most visitors first.',
  })
  devices(@Root() root: unknown, @Args() top: TopArgs, @Ctx() ctx: Context): Promise<TrafficCount[]> {
    return analytics.visitorsBy(ctx, periodOf(root), 'device', checkedLimit(top));
  }

  @FieldResolver(() => [TrafficCount], { description: 'Browsers, most visitors first.' })
  browsers(@Root() root: unknown, @Args() top: TopArgs, @Ctx() ctx: Context): Promise<TrafficCount[]> {
    return analytics.visitorsBy(ctx, periodOf(root), 'browser', checkedLimit(top));
  }

  @FieldResolver(() => [TrafficCount], { description: 'Operating systems, most visitors first.' })
  operatingSystems(
    @Root() root: unknown,
    @Args() top: TopArgs,
    @Ctx() ctx: Context,
  ): Promise<TrafficCount[]> {
    return analytics.visitorsBy(ctx, periodOf(root), 'os', checkedLimit(top));
  }

  @FieldResolver(() => [TrafficEvent], { description: 'Events beside page views, most frequent first.' })
  events(@Root() root: unknown, @Args() top: TopArgs, @Ctx() ctx: Context): Promise<TrafficEvent[]> {
    return analytics.eventsOf(ctx, periodOf(root), checkedLimit(top));
  }
}

/** The period before. */
export const PreviousTrafficResolver = previousOf(TrafficInsights);
