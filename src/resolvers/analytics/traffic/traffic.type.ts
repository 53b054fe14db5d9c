import { Field, Float, Int, ObjectType } from 'type-graphql';
import { InsightBucketTime, PeriodInsight } from '../insight.type.js';

/** Visits of a period. */
@ObjectType({
  description:
    'Visits of a period. Visitors are counted by page views; views of visitors who ask not to be tracked count as page views only. Crawlers do not count.',
})
export class TrafficInsights extends PeriodInsight {}

/** Visits of a bucket. */
@ObjectType({ description: 'Visits of a bucket.', simpleResolvers: true })
export class TrafficBucket extends InsightBucketTime {
  @Field(() => Int, {
    description:
      'Number of visitors, each once in the bucket. The sum over buckets counts returning visitors again.',
  })
  visitors: number;

  @Field(() => Int, { description: 'Number of sessions that began in the bucket.' })
  sessions: number;

  @Field(() => Int, { description: 'Number of page views.' })
  pageViews: number;
}

/** A page. */
@ObjectType({ description: 'Visits of a page.', simpleResolvers: true })
export class TrafficPage {
  @Field(() => String, { description: 'The path of the page, without query.' })
  path: string;

  @Field(() => Int, { description: 'Number of page views.' })
  views: number;

  @Field(() => Int, { description: 'Number of visitors.' })
  visitors: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'The average time spent in seconds, two decimals, of page views that tell it. Null if none does.',
  })
  averageSeconds: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'The average scroll depth in percent, two decimals, of page views that tell it. Null if none does.',
  })
  scrollDepth: number | null;

  @Field(() => Int, {
    description: 'Number of sessions that began on the page, by the start of the session.',
  })
  entries: number;

  @Field(() => Int, {
    description: 'Number of sessions that ended on the page, by the start of the session.',
  })
  exits: number;
}

/** Visitors by a key. */
@ObjectType({ description: 'A number of visitors by key.', simpleResolvers: true })
export class TrafficCount {
  @Field(() => String, { description: 'The key. Empty text for visitors without one.' })
  key: string;

  @Field(() => Int, { description: 'Number of visitors. A visitor with several keys counts under each.' })
  visitors: number;
}

/** A campaign. */
@ObjectType({ description: 'Visitors of a campaign (UTM).', simpleResolvers: true })
export class TrafficCampaign {
  @Field(() => String, { description: 'The source, utm_source in lower case.' })
  source: string;

  @Field(() => String, { nullable: true, description: 'The medium, utm_medium. Null if absent.' })
  medium: string | null;

  @Field(() => String, { nullable: true, description: 'The campaign, utm_campaign. Null if absent.' })
  campaign: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The search term, utm_term. Null if absent, or if variants are not asked for.',
  })
  term: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The variant, utm_content. Null if absent, or if variants are not asked for.',
  })
  content: string | null;

  @Field(() => Int, { description: 'Number of visitors.' })
  visitors: number;
}

/** An event by name. */
@ObjectType({ description: 'Events of one name, beside page views.', simpleResolvers: true })
export class TrafficEvent {
  @Field(() => String, { description: 'The name of the event.' })
  name: string;

  @Field(() => Int, { description: 'Number of events.' })
  count: number;

  @Field(() => Int, { description: 'Number of visitors with such an event.' })
  visitors: number;
}
