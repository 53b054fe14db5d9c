import { Arg, Ctx, Field, FieldResolver, Float, Int, ObjectType, Resolver, Root } from 'type-graphql';
import type { Cohort, RetentionUnit } from '../../../loaders/analytics/index.js';
import type { Context } from '../../../loaders/context.js';
import { activeBy, activeUsers, totalUsers, userBuckets } from '../../../services/analytics/index.js';
import { InsightRange, periodOfRange } from '../insight-range.input.js';
import { InsightBucketTime, InsightCount, perBucket, PeriodInsight, ratio } from '../insight.type.js';
import { Insights } from '../insights.resolver.js';

/** Who came and who was there. */
@ObjectType({
  description:
    'Insights of users. A user is active when signing up, signing in or refreshing the session, unless the user turned usage analytics off.',
})
export class UserInsights extends PeriodInsight {}

/** One bucket of users. */
@ObjectType({ description: 'Users in one bucket.', simpleResolvers: true })
export class UserBucket extends InsightBucketTime {
  @Field(() => Int, { description: 'Number of new accounts.' })
  registrations: number;

  @Field(() => Int, {
    description: 'Number of users who were active. Users who were active in several buckets count in each.',
  })
  active: number;

  @Field(() => Int, { description: 'Number of successful sign-ins, those of new accounts included.' })
  signIns: number;

  @Field(() => Int, {
    description: 'Number of failed sign-ins: a wrong password, provider or second factor.',
  })
  failures: number;
}

/** Users who came in the same week. */
@ObjectType({
  description: 'Users whose first activity ever was in the same week of the zone, from Monday.',
  simpleResolvers: true,
})
export class RetentionCohort {
  @Field(() => String, { description: 'The local day of the Monday, such as 2026-11-02.' })
  cohort: string;

  @Field(() => Int, { description: 'Number of users of the cohort.' })
  size: number;

  @Field(() => [Float], {
    nullable: 'items',
    description:
      'Shares of the cohort that were active in the same week, the next week, and so on. The first is 1. Null for weeks in the future, and without users.',
  })
  weeks: (number | null)[];

  @Field(() => Int, {
    description: 'Number of weeks of the list that are over. Later shares may still grow.',
  })
  completeWeeks: number;
}

/** Users who came on the same day. */
@ObjectType({
  description: 'Users whose first activity ever was on the same day of the zone.',
  simpleResolvers: true,
})
export class DailyRetentionCohort {
  @Field(() => String, { description: 'The local day, such as 2026-11-02.' })
  cohort: string;

  @Field(() => Int, { description: 'Number of users of the cohort.' })
  size: number;

  @Field(() => [Float], {
    nullable: 'items',
    description:
      'Shares of the cohort that were active on the same day, the next day, and so on, up to 31. The first is 1. Null for days in the future, and without users.',
  })
  days: (number | null)[];

  @Field(() => Int, { description: 'Number of days of the list that are over. Later shares may still grow.' })
  completeDays: number;
}

const sharesOf = ({ size, cells }: Cohort): (number | null)[] =>
  cells.map((count) => (count === null ? null : ratio(count, size)));

const cohorts = async (ctx: Context, root: unknown, unit: RetentionUnit): Promise<Cohort[]> =>
  ctx.loaders.retention.load({ period: (root as UserInsights).period, unit });

/** The way to insights of users. */
@Resolver(() => Insights)
export class UsersOfInsightsResolver {
  @FieldResolver(() => UserInsights, { description: 'Insights of users in a range.' })
  users(
    @Arg('range', () => InsightRange, { description: 'The range of time.' }) range: InsightRange,
  ): UserInsights {
    return new UserInsights(periodOfRange(range));
  }
}

/** Figures of users. */
@Resolver(() => UserInsights)
export class UserInsightsResolver {
  @FieldResolver(() => Int, {
    description:
      'Number of accounts at the end of the range, whatever their status. Accounts count until they are erased.',
  })
  total(@Root() root: unknown, @Ctx() ctx: Context): Promise<number> {
    return totalUsers(ctx, (root as UserInsights).period);
  }

  @FieldResolver(() => Int, {
    description: 'Number of users who were active in the range, each counted once.',
  })
  active(@Root() root: unknown, @Ctx() ctx: Context): Promise<number> {
    return activeUsers(ctx, (root as UserInsights).period);
  }

  @FieldResolver(() => [UserBucket], { description: 'Figures by bucket, empty ones included.' })
  async buckets(@Root() root: unknown, @Ctx() ctx: Context): Promise<UserBucket[]> {
    const { period } = root as UserInsights;
    const rows = await userBuckets(ctx, period);
    return perBucket(period, (_, index) => rows[index]!);
  }

  @FieldResolver(() => [InsightCount], {
    description:
      'Number of active users by country code, as a trusted proxy tells. A user who was active in several countries counts in each.',
  })
  byCountry(@Root() root: unknown, @Ctx() ctx: Context): Promise<InsightCount[]> {
    return activeBy(ctx, (root as UserInsights).period, 'country');
  }

  @FieldResolver(() => [InsightCount], {
    description: 'Number of active users by the method of their account, a name of AuthMethod.',
  })
  byMethod(@Root() root: unknown, @Ctx() ctx: Context): Promise<InsightCount[]> {
    return activeBy(ctx, (root as UserInsights).period, 'method');
  }

  @FieldResolver(() => [InsightCount], {
    description:
      'Number of active users by plan, a name of PlatformPlan. A user who changed the plan counts in each.',
  })
  byPlan(@Root() root: unknown, @Ctx() ctx: Context): Promise<InsightCount[]> {
    return activeBy(ctx, (root as UserInsights).period, 'plan');
  }

  @FieldResolver(() => [RetentionCohort], {
    description:
      'Retention by weeks: a cohort for every week of the range, of users whose first activity ever lies in the range. Up to 500 weeks.',
  })
  async retention(@Root() root: unknown, @Ctx() ctx: Context): Promise<RetentionCohort[]> {
    return (await cohorts(ctx, root, 'week')).map((one) => ({
      ...{ cohort: one.cohort, size: one.size, weeks: sharesOf(one), completeWeeks: one.complete },
    }));
  }

  @FieldResolver(() => [DailyRetentionCohort], {
    description:
      'Retention by days: a cohort for every day of the range, of users whose first activity ever lies in the range. Up to 500 days.',
  })
  async dailyRetention(@Root() root: unknown, @Ctx() ctx: Context): Promise<DailyRetentionCohort[]> {
    return (await cohorts(ctx, root, 'day')).map((one) => ({
      ...{ cohort: one.cohort, size: one.size, days: sharesOf(one), completeDays: one.complete },
    }));
  }
}
