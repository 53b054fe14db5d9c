import { Types } from 'mongoose';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { InsightBucketTime, InsightCount, PeriodInsight } from '../insight.type.js';

/** What was published, and what was done with it. */
@ObjectType({
  description:
    'Insights of posts and community posts: what was published in the range, and what users did in it with content of any age.',
})
export class EngagementInsights extends PeriodInsight {}

/** One bucket of engagement. */
@ObjectType({ description: 'Engagement in one bucket.', simpleResolvers: true })
export class EngagementBucket extends InsightBucketTime {
  @Field(() => Int, { description: 'Number of published posts and community posts, without reposts.' })
  posts: number;

  @Field(() => Int, { description: 'Number of comments of all levels.' })
  comments: number;

  @Field(() => Int, { description: 'Number of reactions to anything but messages.' })
  reactions: number;

  @Field(() => Int, { description: 'Number of shares of posts and community posts.' })
  shares: number;

  @Field(() => Int, { description: 'Number of views of posts and community posts, once per viewer and day.' })
  views: number;
}

/** Averages over the posts of a range. */
@ObjectType({
  description: 'Averages per post that was published in the range, two decimals. Null without posts.',
  simpleResolvers: true,
})
export class EngagementInsightAverages {
  @Field(() => Float, { nullable: true, description: 'Number of reactions in the range per post.' })
  likesPerPost: number | null;

  @Field(() => Float, { nullable: true, description: 'Number of comments in the range per post.' })
  commentsPerPost: number | null;

  @Field(() => Float, { nullable: true, description: 'Number of views in the range per post.' })
  viewsPerPost: number | null;
}

/** How deep threads are. */
@ObjectType({ description: 'Number of comments of one level.', simpleResolvers: true })
export class ThreadDepth {
  @Field(() => Int, { description: 'The level in the tree. 0 for comments on the content itself.' })
  depth: number;

  @Field(() => Int, { description: 'Number of comments.' })
  count: number;
}

/** A post of a ranking. */
@ObjectType({ description: 'A post and its score.' })
export class ScoredPost {
  id: Types.ObjectId;

  @Field(() => Float, {
    simple: true,
    description:
      'The score: 2 for each reaction, 3 for each comment, 5 for each share and 0.1 for each view in the range, without those of the author.',
  })
  score: number;
}

/** An author of a ranking. */
@ObjectType({ description: 'An author and what the author published.' })
export class ActiveAuthor {
  id: Types.ObjectId;

  @Field(() => Int, { simple: true, description: 'Number of posts that the user published.' })
  posts: number;

  @Field(() => Int, { simple: true, description: "Number of others' reactions to posts of the user." })
  reactions: number;
}

/** A tag of a ranking. */
@ObjectType({ description: 'A tag and how often it was used.' })
export class UsedTag {
  name: string;

  @Field(() => Int, { simple: true, description: 'Number of posts and community posts with the tag.' })
  uses: number;
}

/** What came into feeds. */
@ObjectType({ description: 'Posts and ties from which feeds are made.', simpleResolvers: true })
export class FeedInsights {
  @Field(() => Int, { description: 'Number of published posts, without reposts.' })
  posts: number;

  @Field(() => Int, { description: 'Number of reposts.' })
  reposts: number;

  @Field(() => Int, { description: 'Number of posts that users saved.' })
  saves: number;

  @Field(() => Int, { description: 'Number of new follows.' })
  follows: number;

  @Field(() => [InsightCount], { description: 'Number of posts by category, a name of PostCategory.' })
  byCategory: InsightCount[];

  @Field(() => [InsightCount], { description: 'Number of posts by visibility, a name of PostVisibility.' })
  byVisibility: InsightCount[];
}

/** What became of stories. */
@ObjectType({ description: 'Stories and their views.', simpleResolvers: true })
export class StoryInsights {
  @Field(() => Int, { description: 'Number of new stories.' })
  created: number;

  @Field(() => Int, { description: 'Number of views of stories, once per viewer and story.' })
  views: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Number of views per new story, two decimals. Null without stories.',
  })
  viewsPerStory: number | null;

  @Field(() => [InsightCount], { description: 'Number of stories by visibility, a name of StoryVisibility.' })
  byVisibility: InsightCount[];
}
