import { Field, Float, Int, ObjectType } from 'type-graphql';
import { ApiUsage } from '../../../models/analytics/index.js';
import { connection } from '../../../schema/connection.js';
import { InsightBucketTime, PeriodInsight } from '../insight.type.js';

/** Operations of the API in a period. */
@ObjectType({
  description: 'Operations of the API over HTTP and WebSocket. Extrapolated where only a sample is kept.',
})
export class ApiInsights extends PeriodInsight {}

/** Operations in a bucket. */
@ObjectType({ description: 'Operations of the API in a bucket.', simpleResolvers: true })
export class ApiBucket extends InsightBucketTime {
  @Field(() => Int, { description: 'Number of operations.' })
  requests: number;

  @Field(() => Int, { description: 'Number of operations whose answer has errors.' })
  errors: number;

  @Field(() => Int, {
    nullable: true,
    description: 'The 95th percentile of the duration in milliseconds. Null without operations.',
  })
  p95Ms: number | null;
}

/** Operations of one name. */
@ObjectType({ description: 'Operations with one name.', simpleResolvers: true })
export class ApiOperation {
  @Field(() => String, {
    description:
      'The name that clients give. "(anonymous)" without one, "(invalid)" for requests that are no operation, "(other)" beyond 300 names a day.',
  })
  name: string;

  @Field(() => Int, { description: 'Number of operations.' })
  requests: number;

  @Field(() => Int, { description: 'Number of operations whose answer has errors.' })
  errors: number;

  @Field(() => Float, {
    nullable: true,
    description: 'The share of operations whose answer has errors, 0 to 1. Null without operations.',
  })
  errorRate: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The median duration in milliseconds by nearest rank. Null without operations.',
  })
  p50Ms: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The 95th percentile of the duration in milliseconds. Null without operations.',
  })
  p95Ms: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The 99th percentile of the duration in milliseconds. Null without operations.',
  })
  p99Ms: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Average number of commands by which an operation reads from MongoDB. Null without operations.',
  })
  mongoCommands: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Average size of an answer in bytes. Null without operations.',
  })
  bytes: number | null;
}

/** Operations of one client. */
@ObjectType({ description: 'Operations of one client.', simpleResolvers: true })
export class ApiClient {
  @Field(() => String, {
    description: 'The name that the client gives of itself, else the family of its user agent.',
  })
  key: string;

  @Field(() => Int, { description: 'Number of operations.' })
  requests: number;

  @Field(() => Int, { description: 'Number of operations whose answer has errors.' })
  errors: number;
}

/** A page of operations. */
export const ApiUsageConnection = connection('ApiUsage', () => ApiUsage);
