import { modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, Int, ObjectType } from 'type-graphql';

/**
 * The service level of a ticket. Times are working time of the support team. The job finds pending deadlines by
 * `nextCheckAt`.
 */
@ObjectType({
  description: 'The service level agreement (SLA) of a ticket: its deadlines and how they were met.',
})
@modelOptions({ schemaOptions: { _id: false } })
export class TicketSla {
  @Field(() => Date, {
    simple: true,
    nullable: true,
    description: 'Deadline of the first public reply of the support team.',
  })
  @prop({ type: Date, default: null })
  firstResponseDueAt: Date | null;

  @Field(() => Date, {
    simple: true,
    nullable: true,
    description: 'Deadline of the resolution. It moves while the ticket waits for the customer.',
  })
  @prop({ type: Date, default: null })
  resolutionDueAt: Date | null;

  @Field(() => Date, {
    simple: true,
    nullable: true,
    description: 'Deadline of the reply to the last customer message. Null if the support team replied last.',
  })
  @prop({ type: Date, default: null })
  nextResponseDueAt: Date | null;

  @Field(() => Date, {
    simple: true,
    nullable: true,
    description: 'Time of the first public reply of the support team.',
  })
  @prop({ type: Date, default: null })
  firstRespondedAt: Date | null;

  @Field(() => Date, {
    simple: true,
    nullable: true,
    description: 'Time since which the ticket waits for the customer. Null if it does not wait.',
  })
  @prop({ type: Date, default: null })
  pausedAt: Date | null;

  @Field(() => Int, {
    simple: true,
    description: 'Working minutes during which the ticket has waited for the customer.',
  })
  @prop({ type: Number, default: 0 })
  pausedMinutes: number;

  @Field(() => Boolean, { simple: true, description: 'Whether a deadline was missed.' })
  @prop({ type: Boolean, default: false })
  breached: boolean;

  @Field(() => Date, {
    simple: true,
    nullable: true,
    description: 'Time of the warning that a deadline is near. Null if no deadline was near.',
  })
  @prop({ type: Date, default: null })
  warnedAt: Date | null;

  /** Working time that was left to the resolution when the clock was stopped, in milliseconds. */
  @prop({ type: Number, default: null })
  resolutionLeftMs: number | null;

  /** When the deadline of the next reply is warned of, and when it is missed; null once that was done. */
  @prop({ type: Date, default: null })
  responseWarnAt: Date | null;

  @prop({ type: Date, default: null })
  responseCheckAt: Date | null;

  /** The same of the resolution. */
  @prop({ type: Date, default: null })
  resolutionWarnAt: Date | null;

  @prop({ type: Date, default: null })
  resolutionCheckAt: Date | null;

  /** The next moment at which the job has to look at this ticket; null while no clock runs. */
  @prop({ type: Date, default: null })
  nextCheckAt: Date | null;
}

/** How a ticket was resolved. */
@ObjectType({ description: 'The resolution of a ticket.' })
@modelOptions({ schemaOptions: { _id: false } })
export class TicketResolution {
  @Field(() => String, { simple: true, description: 'The summary, up to 500 characters.' })
  @prop({ type: String, required: true, maxlength: 500 })
  summary: string;

  @prop({ type: () => Types.ObjectId, required: true })
  resolvedBy: Types.ObjectId;

  @Field(() => Date, { simple: true, description: 'Time of the resolution.' })
  @prop({ type: Date, required: true })
  resolvedAt: Date;
}

/** What the customer thinks of a resolution. */
@ObjectType({ description: 'The rating of the resolution by the customer.', simpleResolvers: true })
@modelOptions({ schemaOptions: { _id: false } })
export class TicketSatisfaction {
  @Field(() => Int, { description: 'The rating, 1 to 5.' })
  @prop({ type: Number, required: true, min: 1, max: 5 })
  rating: number;

  @Field(() => String, { nullable: true, description: 'The comment of the customer, up to 500 characters.' })
  @prop({ type: String, maxlength: 500 })
  feedback?: string;

  @Field(() => Date, { description: 'Time of the rating.' })
  @prop({ type: Date, required: true })
  ratedAt: Date;
}

/** The contact of a ticket without an account. */
@ObjectType({
  description: 'The sender of a contact message who has no account. For staff only.',
  simpleResolvers: true,
})
@modelOptions({ schemaOptions: { _id: false } })
export class TicketContact {
  @Field(() => String, { description: 'The name of the sender.' })
  @prop({ type: String, required: true, maxlength: 100 })
  name: string;

  @Field(() => String, { description: 'The email address of the sender.' })
  @prop({ type: String, required: true, maxlength: 254 })
  email: string;
}
