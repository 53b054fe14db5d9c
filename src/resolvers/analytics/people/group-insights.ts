import { Types } from 'mongoose';
import { Arg, Ctx, Field, FieldResolver, Int, ObjectType, Resolver, Root } from 'type-graphql';
import { isModerator } from '../../../auth/viewer.js';
import { periodBefore, type InsightPeriod } from '../../../lib/insight-period.js';
import type { Context } from '../../../loaders/context.js';
import { Group } from '../../../models/community/index.js';
import { User } from '../../../models/identity/index.js';
import { mayInGroup } from '../../../rules/community/index.js';
import { refuse } from '../../../schema/errors.js';
import { groupBuckets } from '../../../services/analytics/index.js';
import { InsightRange, periodOfRange } from '../insight-range.input.js';
import { InsightBucketTime, perBucket, PeriodInsight } from '../insight.type.js';
import { checkFirst, First, listedUser } from './listed.js';

/** What happened in a group. */
@ObjectType({
  description: 'Insights of a group. For its owner and moderators, and for platform moderators.',
})
export class GroupInsights extends PeriodInsight {
  constructor(
    period: InsightPeriod,
    readonly group: Group,
  ) {
    super(period);
  }
}

/** One bucket of a group. */
@ObjectType({ description: 'A group in one bucket.', simpleResolvers: true })
export class GroupBucket extends InsightBucketTime {
  @Field(() => Int, {
    nullable: true,
    description:
      'Number of members at the end of the bucket, or now while it runs. Null for buckets that have not begun.',
  })
  members: number | null;

  @Field(() => Int, { description: 'Number of published posts.' })
  posts: number;

  @Field(() => Int, { description: 'Number of comments on posts of the group.' })
  comments: number;

  @Field(() => Int, { description: 'Number of users who published, commented or reacted.' })
  active: number;
}

/** A user who did much in a group. */
@ObjectType({ description: 'A user and what the user published in the group.' })
export class GroupContributor {
  id: Types.ObjectId;

  @Field(() => Int, { simple: true, description: 'Number of posts.' })
  posts: number;

  @Field(() => Int, { simple: true, description: 'Number of comments.' })
  comments: number;
}

/** The way to insights of a group. */
@Resolver(() => Group)
export class InsightsOfGroupResolver {
  @FieldResolver(() => GroupInsights, {
    description:
      'Insights of the group in a range. For its owner and moderators, and for platform moderators.',
  })
  async insights(
    @Root() root: unknown,
    @Arg('range', () => InsightRange, { description: 'The range of time.' }) range: InsightRange,
    @Ctx() ctx: Context,
  ): Promise<GroupInsights> {
    const group = root as Group;
    if (!isModerator(ctx) && !(await mayInGroup(ctx, group._id, 'canModerate')))
      throw refuse.forbidden('Only moderators of the group read its insights.');
    return new GroupInsights(periodOfRange(range), group);
  }
}

/** Figures of a group. */
@Resolver(() => GroupInsights)
export class GroupInsightsResolver {
  @FieldResolver(() => [GroupBucket], { description: 'Figures by bucket, empty ones included.' })
  async buckets(@Root() root: unknown, @Ctx() ctx: Context): Promise<GroupBucket[]> {
    const { period, group } = root as GroupInsights;
    const rows = await groupBuckets(ctx, period, group);
    return perBucket(period, (_, index) => rows[index]!);
  }

  @FieldResolver(() => [GroupContributor], {
    description: 'Users who published most posts and comments in the range, most first.',
  })
  async topContributors(
    @Root() root: unknown,
    @First() first: number,
    @Ctx() ctx: Context,
  ): Promise<GroupContributor[]> {
    const { period, group } = root as GroupInsights;
    const of = {
      posts: { name: 'groups.posts', weight: 1 },
      comments: { name: 'groups.comments', weight: 1 },
    };
    const rows = await ctx.loaders.rollupTop.load({
      ...{ of, period, part: 1, first: group._id.toHexString(), most: checkFirst(first) },
    });
    return rows.map(({ key, figures }) => ({
      id: Types.ObjectId.createFromHexString(key),
      ...{ posts: figures['posts']!, comments: figures['comments']! },
    }));
  }

  @FieldResolver(() => GroupInsights, {
    description:
      'The same figures over the period before: as many local days, and the same elapsed time while the period runs.',
  })
  previous(@Root() root: unknown): GroupInsights {
    const { period, group } = root as GroupInsights;
    return new GroupInsights(periodBefore(period), group);
  }
}

/** The user of a ranking. */
@Resolver(() => GroupContributor)
export class GroupContributorResolver {
  @FieldResolver(() => User, {
    nullable: true,
    description: 'The user. Null if the viewer may not see the account.',
  })
  user(@Root() root: unknown, @Ctx() ctx: Context): Promise<User | null> {
    return listedUser(ctx, (root as GroupContributor).id);
  }
}
