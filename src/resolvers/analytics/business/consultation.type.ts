import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { Types } from 'mongoose';
import type { InsightPeriod } from '../../../lib/insight-period.js';
import { InsightBucketTime, PeriodInsight } from '../insight.type.js';

/** Figures of consultations; each field takes its range. */
@ObjectType({ description: 'Figures of the consultations of all consultants.' })
export class ConsultationInsights {}

/** Figures of one consultant. */
@ObjectType({ description: 'Figures of the consultations of one consultant.' })
export class ConsultantInsights extends PeriodInsight {
  constructor(
    period: InsightPeriod,
    readonly consultant: Types.ObjectId,
    readonly currency: string | null,
  ) {
    super(period);
  }
}

/** Consultations of a bucket. */
@ObjectType({ description: 'Consultations of a bucket.', simpleResolvers: true })
export class ConsultationBucket extends InsightBucketTime {
  @Field(() => Int, { description: 'Number of consultations that were booked.' })
  booked: number;

  @Field(() => Int, { description: 'Number of consultations that took place, by their end.' })
  completed: number;

  @Field(() => Int, { description: 'Number of consultations that were cancelled, unpaid ones included.' })
  cancelled: number;

  @Field(() => Float, {
    description:
      'The prices of completed and cancelled consultations as far as they were paid and not refunded, in minor units of the currency.',
  })
  revenue: number;

  @Field(() => String, {
    nullable: true,
    description: 'The currency of the revenue. Null if no consultation ended in the range.',
  })
  currency: string | null;
}

/** The work of a consultant. */
@ObjectType({ description: 'The work of a consultant.' })
export class ConsultantWork {
  userId: Types.ObjectId;

  @Field(() => Int, {
    simple: true,
    description: 'Number of consultations that took place, by their end.',
  })
  completed: number;

  @Field(() => Float, {
    simple: true,
    nullable: true,
    description: 'The average rating of these consultations by clients, 1 to 5. Null without ratings.',
  })
  rating: number | null;
}
