import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { isModerator, requireModerator } from '../../auth/viewer.js';
import type { Context } from '../../loaders/context.js';
import { MOST_BUCKETS } from '../../loaders/community/metrics.js';
import {
  CommunityMetrics,
  CommunityPost,
  EngagementAverages,
  Group,
  MetricsPeriod,
  TopContent,
  TopContributor,
} from '../../models/community/index.js';
import { User } from '../../models/identity/index.js';
import { Post } from '../../models/social/index.js';
import { canSeeCommunityPost, mayInGroup } from '../../rules/community/index.js';
import { canSeeUser } from '../../rules/identity/index.js';
import { canSeePost } from '../../rules/social/index.js';
import { refuse } from '../../schema/errors.js';

const FROM = 'Only buckets that begin at or after this time.';
const TO = 'Only buckets that begin before this time.';
const PERIOD = 'The length of a bucket.';
const DAY_MS = 24 * 60 * 60 * 1_000;
const SHORTEST = { daily: 1, weekly: 7, monthly: 28, yearly: 365 } as const;

function checkRange(period: MetricsPeriod, from: Date, to: Date): void {
  if (to <= from) throw refuse.badInput('The range ends before it begins.', 'to');
  const buckets = (to.getTime() - from.getTime()) / (SHORTEST[period] * DAY_MS);
  if (buckets > MOST_BUCKETS)
    throw refuse.badInput(`The range is too long; up to ${MOST_BUCKETS} buckets are allowed.`, 'to');
}

/** Metrics of groups, for those who moderate them. */
@Resolver(() => Group)
export class GroupMetricsResolver {
  @FieldResolver(() => [CommunityMetrics], {
    description:
      'Metrics of the group by time, oldest first. For moderators of the group and of the platform. Buckets without a row are left out.',
  })
  async metrics(
    @Root() root: unknown,
    @Arg('period', () => MetricsPeriod, { description: PERIOD }) period: MetricsPeriod,
    @Arg('from', () => Date, { description: FROM }) from: Date,
    @Arg('to', () => Date, { description: TO }) to: Date,
    @Ctx() ctx: Context,
  ): Promise<CommunityMetrics[]> {
    const { _id: group } = root as Group;
    if (!isModerator(ctx) && !(await mayInGroup(ctx, group, 'canModerate')))
      throw refuse.forbidden('Only moderators of the group read its metrics.');
    checkRange(period, from, to);
    return ctx.loaders.communityMetrics.load({ group, period, from, to });
  }
}

/** Metrics of the platform. */
@Resolver()
export class CommunityMetricsResolver {
  @Query(() => [CommunityMetrics], {
    nullable: true,
    description: 'Metrics of the platform by time, oldest first. For moderators and admins.',
  })
  communityMetrics(
    @Arg('period', () => MetricsPeriod, { description: PERIOD }) period: MetricsPeriod,
    @Arg('from', () => Date, { description: FROM }) from: Date,
    @Arg('to', () => Date, { description: TO }) to: Date,
    @Ctx() ctx: Context,
  ): Promise<CommunityMetrics[]> {
    requireModerator(ctx);
    checkRange(period, from, to);
    return ctx.loaders.communityMetrics.load({ group: null, period, from, to });
  }
}

/** What follows from the counts. */
@Resolver(() => CommunityMetrics)
export class MetricsAverageResolver {
  @FieldResolver(() => EngagementAverages, { description: 'Averages per new post of the bucket.' })
  averages(@Root() root: unknown): EngagementAverages {
    const { content, engagement } = root as CommunityMetrics;
    const per = (count: number): number =>
      content.posts === 0 ? 0 : Math.round((count / content.posts) * 100) / 100;
    return {
      likesPerPost: per(content.reactions),
      commentsPerPost: per(content.comments),
      viewsPerPost: per(engagement.views),
    };
  }
}

/** Who contributed. */
@Resolver(() => TopContributor)
export class TopContributorResolver {
  @FieldResolver(() => User, {
    nullable: true,
    description: 'The user. Null if the viewer may not see the account.',
  })
  async user(@Root() root: unknown, @Ctx() ctx: Context): Promise<User | null> {
    const user = await ctx.loaders.user.load((root as TopContributor).user);
    return user && (await canSeeUser(ctx, user)) ? user : null;
  }
}

/** What was engaged with. */
@Resolver(() => TopContent)
export class TopContentResolver {
  @FieldResolver(() => CommunityPost, {
    nullable: true,
    description: 'The community post. Null if the content is of another type, or the viewer may not see it.',
  })
  async communityPost(@Root() root: unknown, @Ctx() ctx: Context): Promise<CommunityPost | null> {
    const post = await ctx.loaders.communityPost.load((root as TopContent).content);
    return post && (await canSeeCommunityPost(ctx, post)) ? post : null;
  }

  @FieldResolver(() => Post, {
    nullable: true,
    description: 'The post of a user. Null if the content is of another type, or the viewer may not see it.',
  })
  async post(@Root() root: unknown, @Ctx() ctx: Context): Promise<Post | null> {
    const post = await ctx.loaders.post.load((root as TopContent).content);
    return post && (await canSeePost(ctx, post)) ? post : null;
  }
}
