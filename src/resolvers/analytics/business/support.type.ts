import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { Types } from 'mongoose';
import { PeriodInsight } from '../insight.type.js';

/** Figures of support. */
@ObjectType({
  description: 'Figures of tickets and contact messages. Times are calendar time, not working time.',
})
export class SupportInsights extends PeriodInsight {}

/** How long customers wait for an answer. */
@ObjectType({
  description: 'The time from the opening of a ticket to the first public reply of the support team.',
  simpleResolvers: true,
})
export class SupportResponseTime {
  @Field(() => Float, { nullable: true, description: 'The median in minutes. Null without replies.' })
  p50Minutes: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'The 95th percentile in minutes. Null without replies.',
  })
  p95Minutes: number | null;
}

/** How long tickets take. */
@ObjectType({
  description: 'The time from the opening of a ticket to its resolution, waiting included.',
  simpleResolvers: true,
})
export class SupportResolutionTime {
  @Field(() => Float, { nullable: true, description: 'The median in hours. Null without resolutions.' })
  p50Hours: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'The 95th percentile in hours. Null without resolutions.',
  })
  p95Hours: number | null;
}

/** The work of a member of the support team. */
@ObjectType({ description: 'The work of a member of the support team.' })
export class SupportAgentWork {
  userId: Types.ObjectId | null;

  @Field(() => Int, { simple: true, description: 'Number of tickets that the member finished in the range.' })
  resolved: number;

  @Field(() => Float, {
    simple: true,
    nullable: true,
    description:
      'The average rating of tickets of the member that customers gave in the range, 1 to 5. Null without ratings.',
  })
  satisfaction: number | null;
}

/** What contact messages are counted by. */
export enum ContactDimension {
  CATEGORY = 'category',
  STATUS = 'status',
}
registerEnumType(ContactDimension, {
  name: 'ContactDimension',
  description: 'The property that contact messages are counted by.',
  valuesConfig: {
    CATEGORY: { description: 'The category of a message.' },
    STATUS: { description: 'The status of a message.' },
  },
});
