import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';
import { ConsultationCategory } from './consultation-enums.js';
import { WeeklyHours } from './weekly-hours.js';

/** The most entries of a consultant's weekly hours. */
export const MOST_HOURS = 50;
/** The most entries of a consultant's time off. */
export const MOST_TIME_OFF = 200;

/** What an hour of a consultant costs. */
@ObjectType({ description: 'An hourly rate.', simpleResolvers: true })
@modelOptions({ schemaOptions: { _id: false } })
export class HourlyRate {
  @Field(() => Int, { description: 'The amount in minor units of the currency, such as cents.' })
  @prop({ type: Number, required: true, min: 0 })
  amount: number;

  @Field(() => String, { description: 'The ISO 4217 code of the currency.' })
  @prop({ type: String, required: true, match: /^[A-Z]{3}$/ })
  currency: string;
}

/** Time in which a consultant cannot be booked. */
@ObjectType({ description: 'A period in which a consultant cannot be booked.', simpleResolvers: true })
@modelOptions({ schemaOptions: { _id: false } })
export class TimeOff {
  @Field(() => Date, { description: 'The start time.' })
  @prop({ type: Date, required: true })
  startsAt: Date;

  @Field(() => Date, { description: 'The end, exclusive.' })
  @prop({ type: Date, required: true })
  endsAt: Date;
}

/**
 * A user who can be booked for consultations. `_id` is that of the account. The rating is folded from consultations,
 * because different clients rate the same consultant.
 */
@ObjectType('Consultant', {
  implements: Node,
  description: 'A person who can be booked for consultations.',
})
@modelOptions(collection('consultants', { timestamps: true }))
@index({ isActive: 1, rank: -1, _id: -1 })
@index({ isActive: 1, categories: 1, rank: -1, _id: -1 })
export class Consultant extends BaseDocument {
  @Field(() => String, { simple: true, nullable: true, description: 'The headline, up to 200 characters.' })
  @prop({ type: String, maxlength: 200 })
  headline?: string;

  @Field(() => [ConsultationCategory], { simple: true, description: 'The subject areas.' })
  @prop({ type: () => [String], enum: ConsultationCategory, default: [] })
  categories: ConsultationCategory[];

  @Field(() => HourlyRate, {
    simple: true,
    nullable: true,
    description: 'The price of an hour. Null if consultations are free of charge.',
  })
  @prop({ type: () => HourlyRate })
  hourlyRate?: HourlyRate;

  @Field(() => String, { simple: true, description: 'The IANA time zone of the weekly hours.' })
  @prop({ type: String, required: true })
  timezone: string;

  @Field(() => [WeeklyHours], {
    simple: true,
    description: 'The weekly hours, in the time zone of the consultant.',
  })
  @prop({ type: () => [WeeklyHours], default: [] })
  weeklyHours: WeeklyHours[];

  /** Shown to the consultant only. */
  @prop({ type: () => [TimeOff], default: [] })
  timeOff: TimeOff[];

  @Field(() => Int, { simple: true, description: 'Minutes that stay free after each consultation.' })
  @prop({ type: Number, default: 0, min: 0, max: 240 })
  bufferMinutes: number;

  @Field(() => Int, {
    simple: true,
    description: 'Minutes before the start up to which a consultation can be booked.',
  })
  @prop({ type: Number, default: 0, min: 0, max: 43_200 })
  noticeMinutes: number;

  @Field(() => Int, {
    simple: true,
    description:
      'Minutes before the start up to which the client can cancel with a full refund, or reschedule.',
  })
  @prop({ type: Number, default: 1_440, min: 0, max: 43_200 })
  cancellationMinutes: number;

  @Field(() => Int, {
    simple: true,
    description: 'Percentage of the price that is refunded after a late cancellation.',
  })
  @prop({ type: Number, default: 0, min: 0, max: 100 })
  lateRefundPercent: number;

  @Field(() => Boolean, { simple: true, description: 'Whether the consultant can be booked.' })
  @prop({ type: Boolean, default: true })
  isActive: boolean;

  /** The sum of the clients' ratings. */
  @prop({ type: Number, default: 0 })
  ratingSum: number;

  @Field(() => Int, { simple: true, description: 'Number of ratings by clients.' })
  @prop({ type: Number, default: 0 })
  ratingCount: number;

  /** Orders the list: number of ratings of at least 4. */
  @prop({ type: Number, default: 0 })
  rank: number;

  createdAt: Date;

  updatedAt: Date;
}

/** The `consultants` collection. */
export const ConsultantModel = defineModel(Consultant);
