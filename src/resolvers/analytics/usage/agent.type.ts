import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { InsightSubject } from '../../../loaders/analytics/index.js';
import type { InsightPeriod } from '../../../lib/insight-period.js';
import { InsightBucketTime, PeriodInsight } from '../insight.type.js';

/** Figures of one agent in a period. */
@ObjectType({ description: 'Figures of one agent in a period.' })
export class AgentInsight implements InsightSubject {
  constructor(
    readonly period: InsightPeriod,
    readonly id: string,
    readonly alone: boolean,
  ) {}
}

/** Percentiles of a duration. */
@ObjectType({
  description: 'Percentiles of a duration in milliseconds, by nearest rank.',
  simpleResolvers: true,
})
export class ResponseTime {
  @Field(() => Int, { nullable: true, description: 'The median in milliseconds. Null without answers.' })
  p50: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The 95th percentile in milliseconds. Null without answers.',
  })
  p95: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The 99th percentile in milliseconds. Null without answers.',
  })
  p99: number | null;
}

/** Chats in a period. */
@ObjectType({ description: 'Chats with agents in a period.' })
export class ChatInsights extends PeriodInsight {}

/** Chats in a bucket. */
@ObjectType({ description: 'Chats with agents in a bucket.', simpleResolvers: true })
export class ChatBucket extends InsightBucketTime {
  @Field(() => Int, { description: 'Number of chats that were begun.' })
  sessions: number;

  @Field(() => Int, { description: 'Number of messages of users and agents.' })
  messages: number;

  @Field(() => Float, { description: 'Number of tokens of answers, titles and summaries.' })
  tokens: number;

  @Field(() => Float, {
    description: 'Cost of answers, titles and summaries at the providers, in US dollars.',
  })
  cost: number;
}

/** Feedback in a bucket. */
@ObjectType({ description: 'Feedback on answers and chats in a bucket.', simpleResolvers: true })
export class ChatFeedbackBucket extends InsightBucketTime {
  @Field(() => Int, { description: 'Number of ratings.' })
  count: number;

  @Field(() => Float, { nullable: true, description: 'The average rating, 1 to 5. Null without ratings.' })
  average: number | null;

  @Field(() => Int, { description: 'Number of ratings of 4 and 5.' })
  positive: number;

  @Field(() => Int, { description: 'Number of ratings of 1 and 2.' })
  negative: number;
}

/** Feedback with one category. */
@ObjectType({
  description: 'Feedback with one category. Feedback with several counts for each.',
  simpleResolvers: true,
})
export class ChatCategory {
  @Field(() => String, { description: 'The category of the feedback, such as ACCURACY.' })
  key: string;

  @Field(() => Int, { description: 'Number of ratings.' })
  count: number;

  @Field(() => Float, { nullable: true, description: 'The average rating, 1 to 5. Null without ratings.' })
  average: number | null;
}

/** Uses of a quick action. */
@ObjectType({ description: 'Uses of a quick action of the platform.', simpleResolvers: true })
export class QuickActionUses {
  @Field(() => String, {
    description: 'The label. "(own)" for all quick actions of users together, "(removed)" for removed ones.',
  })
  label: string;

  @Field(() => Int, { description: 'Number of answers.' })
  uses: number;
}

/** Answers of one provider. */
@ObjectType({ description: 'Answers, titles and summaries of one provider.', simpleResolvers: true })
export class ProviderUsage {
  @Field(() => String, { description: 'The provider, such as OPENAI.' })
  key: string;

  @Field(() => Int, { description: 'Number of answers that the provider took part in.' })
  messages: number;

  @Field(() => Float, { description: 'Number of tokens of the calls.' })
  tokens: number;

  @Field(() => Float, { description: 'Cost in US dollars.' })
  cost: number;

  @Field(() => Int, { description: 'Number of calls that failed.' })
  errors: number;
}
