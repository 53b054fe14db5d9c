import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';
import { Money } from '../money.js';
import { ConsultationCategory, ConsultationType } from './consultation-enums.js';
import { ConsultationLocation } from './consultation-parts.js';

/** The fewest and the most seats of a group session. */
export const SEATS = { least: 2, most: 100 };

/**
 * A session that a consultant offers to several clients. It owns the consultant's time; each client has a consultation that
 * points to it.
 */
@ObjectType('ConsultationSession', {
  implements: Node,
  description: 'A group session of a consultant. Each client books a seat, which is a consultation.',
})
@modelOptions(collection('consultation_sessions', { timestamps: true }))
@index({ consultant: 1, cancelledAt: 1, scheduledAt: 1, _id: 1 })
export class ConsultationSession extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  consultant: Types.ObjectId;

  @Field(() => String, { simple: true, description: 'The title, up to 200 characters.' })
  @prop({ type: String, required: true, maxlength: 200 })
  title: string;

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'The description, up to 1,000 characters.',
  })
  @prop({ type: String, maxlength: 1000 })
  description?: string;

  @Field(() => ConsultationCategory, { simple: true, description: 'The subject area.' })
  @prop({ type: String, enum: ConsultationCategory, required: true })
  category: ConsultationCategory;

  @Field(() => ConsultationType, { simple: true, description: 'The form: GROUP or WORKSHOP.' })
  @prop({ type: String, enum: ConsultationType, default: ConsultationType.GROUP })
  type: ConsultationType;

  @Field(() => Date, { simple: true, description: 'The start time.' })
  @prop({ type: Date, required: true })
  scheduledAt: Date;

  @Field(() => Date, { simple: true, description: 'The end time.' })
  @prop({ type: Date, required: true })
  endsAt: Date;

  @Field(() => Int, { simple: true, description: 'The duration in minutes, 15 to 480.' })
  @prop({ type: Number, required: true, min: 15, max: 480 })
  durationMinutes: number;

  @Field(() => String, { simple: true, description: 'The IANA time zone of the consultant.' })
  @prop({ type: String, default: 'UTC' })
  timezone: string;

  /** Shown to participants. */
  @prop({ type: () => ConsultationLocation, required: true })
  location: ConsultationLocation;

  @Field(() => Money, {
    simple: true,
    nullable: true,
    description: 'The price of a seat. Null if the session is free of charge.',
  })
  @prop({ type: () => Money })
  price?: Money;

  @Field(() => [String], { simple: true, description: 'The agenda: up to 20 items of 200 characters each.' })
  @prop({ type: () => [String], default: [] })
  agenda: string[];

  @Field(() => Int, {
    simple: true,
    description: `The number of seats, ${SEATS.least} to ${SEATS.most}.`,
  })
  @prop({ type: Number, required: true, min: SEATS.least, max: SEATS.most })
  seats: number;

  /** The number of booked seats: consultations of the session that are not cancelled. */
  @prop({ type: Number, default: 0, min: 0 })
  taken: number;

  @Field(() => Date, {
    simple: true,
    nullable: true,
    description: 'Time of the cancellation. Null if the session takes place.',
  })
  @prop({ type: Date, default: null })
  cancelledAt: Date | null;

  /** The last reminder of which the consultant was notified: once for all seats. */
  @prop({ type: Date, default: null })
  remindedFor: Date | null;

  @Field(() => Date, { simple: true, description: 'Time of the offer.' })
  createdAt: Date;

  @Field(() => Date, { simple: true, description: 'Time of the last change.' })
  updatedAt: Date;
}

/** The `consultation_sessions` collection. */
export const ConsultationSessionModel = defineModel(ConsultationSession);
