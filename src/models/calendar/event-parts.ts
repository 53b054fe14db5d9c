import { modelOptions, prop } from '@typegoose/typegoose';
import { Field, Int, ObjectType } from 'type-graphql';
import { GeoPoint } from '../social/post-parts.js';
import { RecurrenceFrequency, RecurrenceDay } from './event-enums.js';

const embedded = modelOptions({ schemaOptions: { _id: false } });

/** How an event repeats. The resolver adds `rule`, the same as text of RFC 5545. */
@ObjectType({ description: 'The recurrence of an event, in the time zone of the event.' })
@embedded
export class EventRecurrence {
  @Field(() => RecurrenceFrequency, { simple: true, description: 'The frequency of the recurrence.' })
  @prop({ type: String, enum: RecurrenceFrequency, required: true })
  frequency: RecurrenceFrequency;

  @Field(() => Int, {
    simple: true,
    description: 'Every how many days, weeks, months or years. 1 means each of them.',
  })
  @prop({ type: Number, default: 1, min: 1 })
  interval: number;

  @Field(() => Int, {
    simple: true,
    nullable: true,
    description: 'Number of occurrences. Null if not limited.',
  })
  @prop({ type: Number, min: 1 })
  count?: number;

  @Field(() => Date, {
    simple: true,
    nullable: true,
    description:
      'Time after which no occurrence starts; an occurrence at that time counts. Null if not limited.',
  })
  @prop({ type: Date })
  until?: Date;

  @Field(() => [RecurrenceDay], {
    simple: true,
    description: 'Days of the week. Empty if the day follows from the start of the event.',
  })
  @prop({ type: () => [String], enum: RecurrenceDay, default: [] })
  byDay: RecurrenceDay[];

  @Field(() => [Int], {
    simple: true,
    description:
      'Days of the month, negative ones counted from its end. Months without the day are skipped. Empty if the day follows from the start.',
  })
  @prop({ type: () => [Number], default: [] })
  byMonthDay: number[];

  @Field(() => [Int], {
    simple: true,
    description:
      'Positions of the days of a month or year that count: 1 is the first, -1 the last. Empty if all of them count.',
  })
  @prop({ type: () => [Number], default: [] })
  bySetPos: number[];
}

/** An occurrence that is not as the rule has it. */
@embedded
export class OccurrenceException {
  /** The start by the rule, which identifies the occurrence even if it is moved. */
  @prop({ type: Date, required: true })
  originalStart: Date;

  @prop({ type: Boolean, default: false })
  cancelled: boolean;

  /** Where it was moved to. */
  @prop({ type: Date })
  startsAt?: Date;

  @prop({ type: Date })
  endsAt?: Date;

  @prop({ type: String, maxlength: 200 })
  title?: string;
}

/** Where an event takes place. The resolver adds `kind`, which follows from the mode. */
@embedded
export class StoredEventLocation {
  @prop({ type: String, maxlength: 200 })
  venue?: string;

  @prop({ type: String, maxlength: 500 })
  address?: string;

  @prop({ type: String, maxlength: 100 })
  city?: string;

  @prop({ type: String, maxlength: 100 })
  country?: string;

  @prop({ type: String, maxlength: 100 })
  platform?: string;

  @prop({ type: () => GeoPoint })
  coordinates?: GeoPoint;
}

/** One item of the agenda. */
@ObjectType({ description: 'One item of the agenda of an event.', simpleResolvers: true })
@embedded
export class EventAgendaItem {
  @Field(() => Date, { description: 'Time at which the item starts.' })
  @prop({ type: Date, required: true })
  startsAt: Date;

  @Field(() => String, { description: 'The title of the event.' })
  @prop({ type: String, required: true, maxlength: 100 })
  title: string;

  @Field(() => String, { nullable: true, description: 'The description of the event.' })
  @prop({ type: String, maxlength: 300 })
  description?: string;
}

/** Denormalised counts, folded from the event log; reconcile recomputes them. */
@ObjectType({ description: 'Counts of an event.' })
@embedded
export class EventStats {
  @Field(() => Int, {
    simple: true,
    description: 'Number of participants with a confirmed place, whether or not they came.',
  })
  @prop({ type: Number, default: 0 })
  confirmed: number;

  @Field(() => Int, { simple: true, description: 'Number of users on the waitlist.' })
  @prop({ type: Number, default: 0 })
  waitlisted: number;

  @Field(() => Int, { simple: true, description: 'Number of participants who were there.' })
  @prop({ type: Number, default: 0 })
  attended: number;

  @Field(() => Int, { simple: true, description: 'Number of ratings.' })
  @prop({ type: Number, default: 0 })
  ratings: number;

  /** All ratings added up. */
  @prop({ type: Number, default: 0 })
  ratingSum: number;
}
