import { Types } from 'mongoose';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { EventType } from '../../../models/calendar/index.js';
import { Group, SuggestionStatus } from '../../../models/community/index.js';
import { InsightCount, InsightRating, PeriodInsight } from '../insight.type.js';

/** Groups, events and suggestions. */
@ObjectType({ description: 'Insights of groups, events and suggestions.' })
export class CommunityInsights extends PeriodInsight {}

/** A group of a ranking. */
@ObjectType({ description: 'A group and how it grew in the range.', simpleResolvers: true })
export class GroupGrowth {
  @Field(() => Group, { description: 'The group that is counted.' })
  group: Group;

  @Field(() => Int, { description: 'Number of members at the end of the range.' })
  members: number;

  @Field(() => Int, { description: 'Number of members who joined in the range, less those who left.' })
  growth: number;

  @Field(() => Int, { description: 'Number of users who published, commented or reacted in the range.' })
  active: number;
}

/** Events of one type. */
@ObjectType({ description: 'Events of one type and their participants.', simpleResolvers: true })
export class EventTypeInsight {
  @Field(() => EventType, { description: 'The type of the events.' })
  type: EventType;

  @Field(() => Int, { description: 'Number of events.' })
  events: number;

  @Field(() => Int, {
    description: 'Number of participants with a confirmed place, whether or not they came.',
  })
  registrations: number;

  @Field(() => Int, { description: 'Number of participants who were there.' })
  attended: number;

  @Field(() => Int, { description: 'Number of participants who had a place and were not there.' })
  noShow: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'The share of attended registrations among those with a recorded attendance, 0 to 1. Null if no attendance is recorded.',
  })
  rate: number | null;
}

/** An organizer of a ranking. */
@ObjectType({ description: 'An organizer and the events of the range.' })
export class OrganizerInsight {
  id: Types.ObjectId;

  @Field(() => Int, { simple: true, description: 'Number of events.' })
  events: number;

  @Field(() => Int, { simple: true, description: 'Number of participants who were there.' })
  attendance: number;

  @Field(() => Float, {
    simple: true,
    nullable: true,
    description: 'The average rating of the events, 1 to 5, two decimals. Null without ratings.',
  })
  rating: number | null;
}

/** Suggestions of one status. */
@ObjectType({ description: 'Number of suggestions of one status.', simpleResolvers: true })
export class SuggestionCount {
  @Field(() => SuggestionStatus, { description: 'The present status.' })
  status: SuggestionStatus;

  @Field(() => Int, { description: 'Number of suggestions that were made in the range.' })
  count: number;
}

/** Webinars and who took part. */
@ObjectType({
  description: 'Webinars that start in the range, and how their participants took part.',
  simpleResolvers: true,
})
export class WebinarInsights {
  @Field(() => Int, { description: 'Number of webinars.' })
  events: number;

  @Field(() => Int, {
    description: 'Number of participants with a confirmed place, whether or not they came.',
  })
  registrations: number;

  @Field(() => Int, { description: 'Number of participants who were there.' })
  attended: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'The share of attended registrations among those with a recorded attendance, 0 to 1. Null if no attendance is recorded.',
  })
  rate: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'The share of those who were there and stayed to the end, 0 to 1. Null without attendance.',
  })
  completionRate: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'The average attendance in minutes, two decimals. Null if no duration is known.',
  })
  averageMinutes: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Number of questions per participant who was there, two decimals. Null without attendance.',
  })
  questionsPerAttendee: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Number of polls answered per participant who was there, two decimals. Null without attendance.',
  })
  pollsPerAttendee: number | null;

  @Field(() => InsightRating, { description: 'The average rating, 1 to 5.' })
  rating: InsightRating;

  @Field(() => [InsightCount], {
    description: 'Number of registrations by experience, a name of ExperienceLevel. Empty text if not told.',
  })
  byExperience: InsightCount[];

  @Field(() => [InsightCount], {
    description: 'Number of registrations by source, a name of RegistrationSource.',
  })
  bySource: InsightCount[];
}
