import { Types } from 'mongoose';
import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../loaders/context.js';
import { User } from '../../../models/identity/index.js';
import { Post, Reaction, Tag } from '../../../models/social/index.js';
import {
  engagementBuckets,
  engagementTotals,
  feedFigures,
  POST_FIGURES,
  reactionCounts,
  storyFigures,
  threadDepths,
} from '../../../services/analytics/index.js';
import { InsightRange, periodOfRange } from '../insight-range.input.js';
import { average, InsightCount, perBucket } from '../insight.type.js';
import { Insights } from '../insights.resolver.js';
import {
  ActiveAuthor,
  EngagementBucket,
  EngagementInsightAverages,
  EngagementInsights,
  FeedInsights,
  ScoredPost,
  StoryInsights,
  ThreadDepth,
  UsedTag,
} from './engagement-insights.type.js';
import { checkFirst, First, listedPost, listedUser } from './listed.js';

const idOf = (key: string): Types.ObjectId => Types.ObjectId.createFromHexString(key);

/** The way to insights of engagement. */
@Resolver(() => Insights)
export class EngagementOfInsightsResolver {
  @FieldResolver(() => EngagementInsights, { description: 'Insights of posts in a range.' })
  engagement(
    @Arg('range', () => InsightRange, { description: 'The range of time.' }) range: InsightRange,
  ): EngagementInsights {
    return new EngagementInsights(periodOfRange(range));
  }
}

/** Figures of engagement. */
@Resolver(() => EngagementInsights)
export class EngagementInsightsResolver {
  @FieldResolver(() => [EngagementBucket], { description: 'Figures by bucket, empty ones included.' })
  async buckets(@Root() root: unknown, @Ctx() ctx: Context): Promise<EngagementBucket[]> {
    const { period } = root as EngagementInsights;
    const rows = await engagementBuckets(ctx, period);
    return perBucket(period, (_, index) => rows[index]!);
  }

  @FieldResolver(() => EngagementInsightAverages, { description: 'Averages per post of the range.' })
  async averages(@Root() root: unknown, @Ctx() ctx: Context): Promise<EngagementInsightAverages> {
    const { posts, reactions, comments, views } = await engagementTotals(
      ctx,
      (root as EngagementInsights).period,
    );
    return {
      likesPerPost: average(reactions, posts),
      commentsPerPost: average(comments, posts),
      viewsPerPost: average(views, posts),
    };
  }

  @FieldResolver(() => [ThreadDepth], { description: 'Number of comments by level, the lowest level first.' })
  threadDepth(@Root() root: unknown, @Ctx() ctx: Context): Promise<ThreadDepth[]> {
    return threadDepths(ctx, (root as EngagementInsights).period);
  }

  @FieldResolver(() => [InsightCount], {
    description: 'Number of reactions by kind, a name of Reaction, most frequent first.',
  })
  byReaction(@Root() root: unknown, @Ctx() ctx: Context): Promise<InsightCount[]> {
    return reactionCounts(ctx, (root as EngagementInsights).period, Reaction);
  }

  @FieldResolver(() => [ScoredPost], { description: 'Posts of users with the highest scores in the range.' })
  async topPosts(@Root() root: unknown, @First() first: number, @Ctx() ctx: Context): Promise<ScoredPost[]> {
    const { period } = root as EngagementInsights;
    const most = checkFirst(first);
    const rows = await ctx.loaders.rollupTop.load({ of: POST_FIGURES, period, part: 1, most });
    return rows.map(({ key, score }) => ({ id: idOf(key), score: Math.round(score * 10) / 10 }));
  }

  @FieldResolver(() => [ActiveAuthor], {
    description: 'Users who published most posts in the range, then those with most reactions.',
  })
  async topAuthors(
    @Root() root: unknown,
    @First() first: number,
    @Ctx() ctx: Context,
  ): Promise<ActiveAuthor[]> {
    const { period } = root as EngagementInsights;
    const of = {
      posts: { name: 'creators.posts', weight: 1 },
      reactions: { name: 'creators.reactions', weight: 0 },
    };
    const rows = await ctx.loaders.rollupTop.load({ of, period, part: 0, most: checkFirst(first) });
    return rows.map(({ key, figures }) => ({
      ...{ id: idOf(key), posts: figures['posts']!, reactions: figures['reactions']! },
    }));
  }

  @FieldResolver(() => [UsedTag], { description: 'Tags that were used most by content of the range.' })
  async topTags(@Root() root: unknown, @First() first: number, @Ctx() ctx: Context): Promise<UsedTag[]> {
    const { period } = root as EngagementInsights;
    const of = {
      posts: { name: 'engagement.post-tags', weight: 1 },
      topics: { name: 'engagement.topic-tags', weight: 1 },
    };
    const rows = await ctx.loaders.rollupTop.load({ of, period, part: 0, most: checkFirst(first) });
    return rows.map(({ key, score }) => ({ name: key, uses: score }));
  }

  @FieldResolver(() => FeedInsights, { description: 'Posts, reposts, saves and follows of the range.' })
  feeds(@Root() root: unknown, @Ctx() ctx: Context): Promise<FeedInsights> {
    return feedFigures(ctx, (root as EngagementInsights).period);
  }

  @FieldResolver(() => StoryInsights, { description: 'Stories and their views.' })
  async stories(@Root() root: unknown, @Ctx() ctx: Context): Promise<StoryInsights> {
    const figures = await storyFigures(ctx, (root as EngagementInsights).period);
    return { ...figures, viewsPerStory: average(figures.views, figures.created) };
  }
}

/** The post of a ranking. */
@Resolver(() => ScoredPost)
export class ScoredPostResolver {
  @FieldResolver(() => Post, { nullable: true, description: 'The post. Null if it was deleted since.' })
  post(@Root() root: unknown, @Ctx() ctx: Context): Promise<Post | null> {
    return listedPost(ctx, (root as ScoredPost).id);
  }
}

/** The author of a ranking. */
@Resolver(() => ActiveAuthor)
export class ActiveAuthorResolver {
  @FieldResolver(() => User, {
    nullable: true,
    description: 'The user. Null if the account was deleted since.',
  })
  user(@Root() root: unknown, @Ctx() ctx: Context): Promise<User | null> {
    return listedUser(ctx, (root as ActiveAuthor).id);
  }
}

/** The tag of a ranking. */
@Resolver(() => UsedTag)
export class UsedTagResolver {
  @FieldResolver(() => Tag, { nullable: true, description: 'The tag. Null if it does not exist any more.' })
  tag(@Root() root: unknown, @Ctx() ctx: Context): Promise<Tag | null> {
    return ctx.loaders.tagByName.load((root as UsedTag).name);
  }
}
