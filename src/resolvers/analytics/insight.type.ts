import { Field, FieldResolver, Float, Int, ObjectType, Resolver, Root, type ClassType } from 'type-graphql';
import type { Bucket } from '../../lib/civil-time.js';
import { periodBefore, type InsightPeriod } from '../../lib/insight-period.js';

/** What insights of a period are the figures of: each figure is read by a resolver of its own, so only what is asked for costs. */
export abstract class PeriodInsight {
  constructor(readonly period: InsightPeriod) {}

  /** The same insight, with whatever else it was asked with, of another period. */
  over(period: InsightPeriod): this {
    return Object.assign(Object.create(Object.getPrototypeOf(this) as object) as this, this, { period });
  }
}

/** The time of a bucket. Types of buckets extend it with their figures. */
@ObjectType({ description: 'The time of a bucket.' })
export abstract class InsightBucketTime {
  @Field(() => Date, {
    description: "The bucket's start: a local midnight, or hour, of the range's time zone.",
  })
  start: Date;

  @Field(() => Boolean, {
    description:
      'Whether the bucket is cut by the range or still running, so that its figures are not complete.',
  })
  partial: boolean;
}

/** One object for every bucket of a period, empty ones included. */
export function perBucket<T>(
  period: InsightPeriod,
  make: (bucket: Bucket, index: number) => T,
): (T & InsightBucketTime)[] {
  return period.buckets.map((bucket, index) => ({
    ...make(bucket, index),
    ...{ start: bucket.start, partial: bucket.partial },
  }));
}

/** Makes the field `previous` of an insight: the same figures over the period before. */
export function previousOf<T extends PeriodInsight>(Type: ClassType<T>): ClassType {
  @Resolver(() => Type)
  class PreviousResolver {
    @FieldResolver(() => Type, {
      description:
        'The same figures over the period before: as many local days, and the same elapsed time while the period runs.',
    })
    previous(@Root() root: unknown): T {
      const insight = root as T;
      return insight.over(periodBefore(insight.period));
    }
  }
  return PreviousResolver;
}

/** A key and how often it occurs, in insights. */
@ObjectType({ description: 'A number of occurrences by key.', simpleResolvers: true })
export class InsightCount {
  @Field(() => String, { description: 'The key. Empty text for occurrences without one.' })
  key: string;

  @Field(() => Int, { description: 'Number of occurrences.' })
  count: number;
}

/** An average rating. */
@ObjectType({ description: 'An average of ratings.', simpleResolvers: true })
export class InsightRating {
  @Field(() => Float, { nullable: true, description: 'The average, two decimals. Null without ratings.' })
  average: number | null;

  @Field(() => Int, { description: 'Number of ratings.' })
  count: number;
}

/** A share of two numbers with four decimals; null where there is nothing to share. */
export const ratio = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 10_000) / 10_000;

/** An average with two decimals; null without values. */
export const average = (sum: number, count: number): number | null =>
  count === 0 ? null : Math.round((sum / count) * 100) / 100;
