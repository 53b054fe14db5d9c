import { Types } from 'mongoose';
import { Arg, Ctx, Field, FieldResolver, Float, Int, ObjectType, Resolver, Root } from 'type-graphql';
import { requireViewer } from '../../../auth/viewer.js';
import type { Context } from '../../../loaders/context.js';
import { Post } from '../../../models/social/index.js';
import {
  creatorBuckets,
  POST_FIGURES,
  viewsByCountry,
  viewsByHour,
} from '../../../services/analytics/index.js';
import { Viewer } from '../../identity/viewer.type.js';
import { InsightRange, periodOfRange } from '../insight-range.input.js';
import { InsightBucketTime, InsightCount, perBucket, PeriodInsight } from '../insight.type.js';
import { checkFirst, First, listedPost } from './listed.js';

/** What others did with the viewer's posts. */
@ObjectType({ description: "Insights of the viewer's posts: what other users did with them in the range." })
export class CreatorInsights extends PeriodInsight {}

/** One bucket of the viewer's posts. */
@ObjectType({
  description: "Responses of other users to the viewer's posts in one bucket.",
  simpleResolvers: true,
})
export class CreatorBucket extends InsightBucketTime {
  @Field(() => Int, { description: 'Number of views, once per viewer and day.' })
  views: number;

  @Field(() => Int, { description: 'Number of reactions to posts.' })
  reactions: number;

  @Field(() => Int, { description: 'Number of comments of all levels.' })
  comments: number;

  @Field(() => Int, { description: 'Number of shares of posts.' })
  shares: number;

  @Field(() => Int, { description: 'Number of times that users saved posts.' })
  saves: number;

  @Field(() => Int, { description: 'Number of new followers.' })
  newFollowers: number;
}

/** A post of the viewer's ranking. */
@ObjectType({ description: 'A post of the viewer and what others did with it in the range.' })
export class CreatorPost {
  id: Types.ObjectId;

  @Field(() => Int, { simple: true, description: 'Number of views, once per viewer and day.' })
  views: number;

  @Field(() => Int, { simple: true, description: 'Number of reactions.' })
  reactions: number;

  @Field(() => Float, {
    simple: true,
    nullable: true,
    description: 'Reactions, comments and shares per hundred views, two decimals. Null without views.',
  })
  engagementRate: number | null;
}

/** Views of one hour of the day. */
@ObjectType({ description: 'Views in one hour of the day.', simpleResolvers: true })
export class HourViews {
  @Field(() => Int, { description: "The hour of the day in the range's zone, 0 to 23." })
  hour: number;

  @Field(() => Int, { description: 'Number of views.' })
  views: number;
}

/** Who looked at the viewer's posts. */
@ObjectType({ description: "The audience of the viewer's posts." })
export class CreatorAudience extends PeriodInsight {}

const me = (ctx: Context): string => requireViewer(ctx).id.toHexString();

/** The way to the viewer's insights. */
@Resolver(() => Viewer)
export class InsightsOfViewerResolver {
  @FieldResolver(() => CreatorInsights, { description: "Insights of the viewer's posts in a range." })
  insights(
    @Arg('range', () => InsightRange, { description: 'The range of time.' }) range: InsightRange,
  ): CreatorInsights {
    return new CreatorInsights(periodOfRange(range));
  }
}

/** Figures of the viewer's posts. */
@Resolver(() => CreatorInsights)
export class CreatorInsightsResolver {
  @FieldResolver(() => [CreatorBucket], { description: 'Figures by bucket, empty ones included.' })
  async buckets(@Root() root: unknown, @Ctx() ctx: Context): Promise<CreatorBucket[]> {
    const { period } = root as CreatorInsights;
    const rows = await creatorBuckets(ctx, period, me(ctx));
    return perBucket(period, (_, index) => rows[index]!);
  }

  @FieldResolver(() => [CreatorPost], {
    description:
      'Posts of the viewer with most engagement in the range: 2 for each reaction, 3 for each comment, 5 for each share and 0.1 for each view.',
  })
  async topPosts(@Root() root: unknown, @First() first: number, @Ctx() ctx: Context): Promise<CreatorPost[]> {
    const { period } = root as CreatorInsights;
    const question = { of: POST_FIGURES, period, part: 1, first: me(ctx), most: checkFirst(first) };
    const rows = await ctx.loaders.rollupTop.load(question);
    return rows.map(({ key, figures }) => {
      const { views, reactions, comments, shares } = figures as Record<keyof typeof POST_FIGURES, number>;
      const engaged = reactions + comments + shares;
      const engagementRate = views === 0 ? null : Math.round((engaged / views) * 10_000) / 100;
      return { id: Types.ObjectId.createFromHexString(key), views, reactions, engagementRate };
    });
  }

  @FieldResolver(() => CreatorAudience, { description: "The audience of the viewer's posts." })
  audience(@Root() root: unknown): CreatorAudience {
    return new CreatorAudience((root as CreatorInsights).period);
  }
}

/** The audience of the viewer's posts. */
@Resolver(() => CreatorAudience)
export class CreatorAudienceResolver {
  @FieldResolver(() => [InsightCount], {
    description: 'Number of views by country code, as a trusted proxy tells, most frequent first.',
  })
  byCountry(@Root() root: unknown, @Ctx() ctx: Context): Promise<InsightCount[]> {
    return viewsByCountry(ctx, (root as CreatorAudience).period, me(ctx));
  }

  @FieldResolver(() => [HourViews], { description: 'Number of views by hour of the day, all 24 hours.' })
  byHour(@Root() root: unknown, @Ctx() ctx: Context): Promise<HourViews[]> {
    return viewsByHour(ctx, (root as CreatorAudience).period, me(ctx));
  }
}

/** The post of the viewer's ranking. */
@Resolver(() => CreatorPost)
export class CreatorPostResolver {
  @FieldResolver(() => Post, { nullable: true, description: 'The post. Null if it was deleted since.' })
  post(@Root() root: unknown, @Ctx() ctx: Context): Promise<Post | null> {
    return listedPost(ctx, (root as CreatorPost).id);
  }
}
