import { modelOptions, prop } from '@typegoose/typegoose';
import { Field, Int, ObjectType } from 'type-graphql';
import { collection, defineModel } from '../base.js';
import { TicketPriority } from './ticket-enums.js';
import { WeeklyHours } from './weekly-hours.js';

/** Deadlines of one priority. */
@ObjectType({ description: 'The deadlines of tickets of one priority.', simpleResolvers: true })
@modelOptions({ schemaOptions: { _id: false } })
export class SlaTarget {
  @Field(() => TicketPriority, { description: 'The priority that applies.' })
  @prop({ type: String, enum: TicketPriority, required: true })
  priority: TicketPriority;

  @Field(() => Int, { description: 'Working minutes until the first public reply.' })
  @prop({ type: Number, required: true, min: 1 })
  firstResponseMinutes: number;

  @Field(() => Int, { description: 'Working minutes until the resolution.' })
  @prop({ type: Number, required: true, min: 1 })
  resolutionMinutes: number;
}

/** Working hours and service levels of the support team. There is one document, whose `_id` is `support`. */
@ObjectType({
  description: 'The working hours and service levels of the support team.',
})
@modelOptions(collection('support_settings', { timestamps: { createdAt: false, updatedAt: true } }))
export class SupportSettings {
  @prop({ type: String, required: true })
  declare _id: string;

  @Field(() => String, { simple: true, description: 'The IANA time zone of the working hours.' })
  @prop({ type: String, required: true })
  timezone: string;

  @Field(() => [WeeklyHours], { simple: true, description: 'The working hours.' })
  @prop({ type: () => [WeeklyHours], required: true })
  weeklyHours: WeeklyHours[];

  @Field(() => [String], { simple: true, description: 'Days without work, such as 2026-12-25.' })
  @prop({ type: () => [String], default: [] })
  holidays: string[];

  @Field(() => [SlaTarget], { simple: true, description: 'The deadlines by priority.' })
  @prop({ type: () => [SlaTarget], required: true })
  targets: SlaTarget[];

  @Field(() => Int, {
    simple: true,
    description: 'Working minutes before a deadline at which the support team is warned.',
  })
  @prop({ type: Number, required: true })
  warnMinutes: number;

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'The mailbox that is told of contact messages. Null if every staff member is told.',
  })
  @prop({ type: String, default: null, maxlength: 254 })
  inbox: string | null;

  updatedAt: Date;
}

/** The `support_settings` collection. */
export const SupportSettingsModel = defineModel(SupportSettings);
