import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { Types } from 'mongoose';
import { PeriodInsight } from '../insight.type.js';

/** Figures of moderation. */
@ObjectType({ description: 'Figures of reports, cases and decisions.' })
export class ModerationInsights extends PeriodInsight {}

/** The work of a moderator. */
@ObjectType({ description: 'The work of a moderator.' })
export class ModeratorWork {
  userId: Types.ObjectId | null;

  @Field(() => Int, { simple: true, description: 'Number of cases that the moderator decided in the range.' })
  resolved: number;

  @Field(() => Float, {
    simple: true,
    nullable: true,
    description:
      'The median time from the first report to the decision, in hours with two decimals. Null without decisions.',
  })
  medianHours: number | null;

  @Field(() => Int, {
    simple: true,
    description: 'Number of decisions of the moderator that appeals took back in the range.',
  })
  overturned: number;
}

/** How good an automatic rule is. */
@ObjectType({ description: 'An automatic rule and what became of its findings.', simpleResolvers: true })
export class ModerationRuleInsight {
  @Field(() => String, { description: 'The name of the rule, such as spam_keywords.' })
  key: string;

  @Field(() => Int, { description: 'Number of cases of the range in which the rule found something.' })
  triggered: number;

  @Field(() => Int, {
    description: 'Number of these that ended in a sanction which no appeal has taken back.',
  })
  upheld: number;

  @Field(() => Float, {
    nullable: true,
    description: 'The share of the decided ones that were upheld, 0 to 1. Null if none is decided.',
  })
  precision: number | null;
}
