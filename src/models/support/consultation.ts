import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';
import { ConsultationCategory, ConsultationStatus, ConsultationType } from './consultation-enums.js';
import {
  ConsultationFeedback,
  ConsultationLocation,
  ConsultationNotes,
  ConsultationPricing,
} from './consultation-parts.js';

/** A booked session with a consultant. `consultation_slots` reserves its time. */
@ObjectType('Consultation', {
  implements: Node,
  description: 'A booked session with a consultant. Only the client, the consultant and admins see it.',
})
@modelOptions(collection('consultations', { timestamps: true }))
@index({ number: 1 }, { unique: true })
@index({ client: 1, scheduledAt: -1, _id: -1 })
@index({ client: 1, status: 1, scheduledAt: -1, _id: -1 })
@index({ consultant: 1, scheduledAt: -1, _id: -1 })
@index({ consultant: 1, status: 1, scheduledAt: -1, _id: -1 })
@index({ session: 1, client: 1 }, { partialFilterExpression: { session: { $exists: true } } })
@index({ session: 1, createdAt: 1, _id: 1 }, { partialFilterExpression: { session: { $exists: true } } })
@index({ status: 1, scheduledAt: 1 })
@index({ status: 1, endsAt: 1 })
@index({ cancelledBy: 1 }, { partialFilterExpression: { cancelledBy: { $exists: true } } })
@index({ category: 1 })
@index({ scheduledAt: 1 })
@index({ createdAt: 1 })
@index({ cancelledAt: 1 }, { sparse: true })
@index({ remindAt: 1 }, { partialFilterExpression: { remindAt: { $type: 'date' } }, name: 'reminders' })
@index(
  { 'pricing.dueAt': 1 },
  { partialFilterExpression: { 'pricing.dueAt': { $type: 'date' } }, name: 'unpaid' },
)
export class Consultation extends BaseDocument {
  @Field(() => String, { simple: true, description: 'The human-readable number, such as CONS-2026-000123.' })
  @prop({ type: String, required: true })
  number: string;

  @prop({ type: () => Types.ObjectId, required: true })
  client: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  consultant: Types.ObjectId;

  /** The group session of which this is a seat. Its time, place and agenda are copied here, so that lists read one row. */
  @prop({ type: () => Types.ObjectId })
  session?: Types.ObjectId;

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

  @Field(() => ConsultationType, { simple: true, description: 'The form of the consultation.' })
  @prop({ type: String, enum: ConsultationType, default: ConsultationType.ONE_ON_ONE })
  type: ConsultationType;

  @Field(() => ConsultationStatus, { simple: true, description: 'The status of the consultation.' })
  @prop({ type: String, enum: ConsultationStatus, default: ConsultationStatus.DRAFT })
  status: ConsultationStatus;

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

  @Field(() => ConsultationLocation, { simple: true, description: 'The place of the consultation.' })
  @prop({ type: () => ConsultationLocation, required: true })
  location: ConsultationLocation;

  @Field(() => ConsultationPricing, { simple: true, description: 'The price of the consultation.' })
  @prop({ type: () => ConsultationPricing, required: true })
  pricing: ConsultationPricing;

  @Field(() => [String], { simple: true, description: 'The agenda: up to 20 items of 200 characters each.' })
  @prop({ type: () => [String], default: [] })
  agenda: string[];

  @prop({ type: () => ConsultationNotes, default: () => ({}) })
  notes: ConsultationNotes;

  @Field(() => ConsultationFeedback, { simple: true, description: 'The feedback of both sides.' })
  @prop({ type: () => ConsultationFeedback, default: () => ({}) })
  feedback: ConsultationFeedback;

  /** How late the client may cancel with a full refund; the rule at the time of the booking. */
  @prop({ type: Number, required: true })
  cancellationMinutes: number;

  /** The part of the price that is given back later than that. */
  @prop({ type: Number, required: true })
  lateRefundPercent: number;

  @prop({ type: () => Types.ObjectId })
  cancelledBy?: Types.ObjectId;

  @Field(() => Date, { simple: true, nullable: true, description: 'Time of the cancellation.' })
  @prop({ type: Date })
  cancelledAt?: Date;

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'The reason of the cancellation, up to 500 characters.',
  })
  @prop({ type: String, maxlength: 500 })
  cancelReason?: string;

  /** When the next reminder is due; null when none is left. */
  @prop({ type: Date, default: null })
  remindAt: Date | null;

  /** How often date, status or place has changed: the SEQUENCE of its iCalendar event. */
  @prop({ type: Number, default: 0 })
  revision: number;

  @Field(() => Date, { simple: true, description: 'Time of the booking.' })
  createdAt: Date;

  @Field(() => Date, { simple: true, description: 'Time of the last change.' })
  updatedAt: Date;
}

/** The `consultations` collection. */
export const ConsultationModel = defineModel(Consultation);
