import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, ObjectType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';
import { EventRegistrationStatus, EventRole, RegistrationSource } from './registration-enums.js';
import { EventAttendance, EventAttendee, EventFeedback } from './registration-parts.js';

/** Statuses that take one of the places. */
export const SEATED = [
  EventRegistrationStatus.PENDING,
  EventRegistrationStatus.CONFIRMED,
  EventRegistrationStatus.ATTENDED,
  EventRegistrationStatus.NO_SHOW,
] as const;

/** Statuses of participants whose place is settled: what `stats.confirmed` counts. */
export const SETTLED = [
  EventRegistrationStatus.CONFIRMED,
  EventRegistrationStatus.ATTENDED,
  EventRegistrationStatus.NO_SHOW,
] as const;

/**
 * A user's registration for an event. One row per event and user; registering again after a cancellation reuses the
 * row. A registration for a recurring event is for all of its occurrences.
 */
@ObjectType('EventRegistration', {
  implements: Node,
  description: 'The registration of a user for an event.',
})
@modelOptions(collection('event_registrations', { timestamps: true }))
@index({ event: 1, user: 1 }, { unique: true })
@index({ event: 1, status: 1, createdAt: 1, _id: 1 })
@index({ event: 1, createdAt: 1, _id: 1 })
@index({ event: 1, _id: 1 })
@index(
  { event: 1, ticket: 1 },
  { unique: true, partialFilterExpression: { status: EventRegistrationStatus.WAITLISTED } },
)
@index({ user: 1, status: 1, eventEndsAt: 1, _id: 1 })
@index({ user: 1, eventEndsAt: 1, _id: 1 })
@index({ heldUntil: 1, _id: 1 }, { partialFilterExpression: { status: EventRegistrationStatus.PENDING } })
@index({ status: 1, createdAt: -1 })
@index({ 'attendee.email': 1 })
@index({ invitedBy: 1 }, { sparse: true })
@index({ 'attendance.recordedBy': 1 }, { sparse: true })
export class EventRegistration extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  event: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  user: Types.ObjectId;

  @Field(() => EventRole, { simple: true, description: 'The role of the participant.' })
  @prop({ type: String, enum: EventRole, default: EventRole.ATTENDEE })
  role: EventRole;

  @Field(() => EventRegistrationStatus, { simple: true, description: 'The status of the registration.' })
  @prop({ type: String, enum: EventRegistrationStatus, required: true })
  status: EventRegistrationStatus;

  /** The place in the order of the waitlist: positions follow from it. */
  @prop({ type: Number })
  ticket?: number;

  /** Until when a place that waits for payment is held. */
  @prop({ type: Date })
  heldUntil?: Date;

  /** The end of the event's last occurrence: what lists of upcoming registrations go by. */
  @prop({ type: Date, required: true })
  eventEndsAt: Date;

  @prop({ type: () => EventAttendee, required: true })
  attendee: EventAttendee;

  @prop({ type: String, enum: RegistrationSource, default: RegistrationSource.WEBSITE })
  source: RegistrationSource;

  @prop({ type: () => EventAttendance })
  attendance?: EventAttendance;

  @prop({ type: () => EventFeedback })
  feedback?: EventFeedback;

  @Field(() => Date, {
    simple: true,
    nullable: true,
    description: 'Time at which the certificate was issued. Null if there is none.',
  })
  @prop({ type: Date })
  certificateIssuedAt?: Date;

  @prop({ type: () => Types.ObjectId })
  invitedBy?: Types.ObjectId;

  @Field(() => Date, { simple: true, description: 'Time of registration or invitation.' })
  createdAt: Date;

  updatedAt: Date;
}

/** The `event_registrations` collection. */
export const EventRegistrationModel = defineModel(EventRegistration);
