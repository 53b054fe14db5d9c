import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';
import { Money } from '../money.js';
import { EventMode, EventState, EventType, EventVisibility } from './event-enums.js';
import {
  EventAgendaItem,
  EventRecurrence,
  EventStats,
  OccurrenceException,
  StoredEventLocation,
} from './event-parts.js';

/** The condition of every list of events, identical to that of the partial indexes. */
export const LISTED_EVENT = { listed: true };

/** The most co-hosts of an event. */
export const MOST_CO_HOSTS = 20;

/** The most exceptions of one series. */
export const MOST_EXCEPTIONS = 200;

/** When an endless series ends. */
export const ENDLESS = new Date('9999-01-01T00:00:00Z');

/** An event. Registrations have their own collection, `event_seats` enforces the capacity. */
@ObjectType('Event', { implements: Node, description: 'An event that users register for.' })
@modelOptions(collection('events', { timestamps: true }))
@index({ listed: 1, nextAt: 1, _id: 1 }, { partialFilterExpression: LISTED_EVENT })
@index({ listed: 1, type: 1, nextAt: 1, _id: 1 }, { partialFilterExpression: LISTED_EVENT })
@index({ group: 1, listed: 1, nextAt: 1, _id: 1 }, { partialFilterExpression: LISTED_EVENT })
@index({ organizer: 1, createdAt: -1, _id: -1 })
@index({ coHosts: 1, createdAt: -1 }, { sparse: true })
@index({ group: 1, createdAt: -1 }, { sparse: true })
@index({ tags: 1, nextAt: 1 }, { partialFilterExpression: LISTED_EVENT })
@index({ status: 1, startsAt: 1 })
@index({ status: 1, lastEndsAt: 1, _id: 1 })
@index({ remindAt: 1, _id: 1 }, { partialFilterExpression: { remindAt: { $exists: true } } })
@index({ advanceAt: 1, _id: 1 }, { partialFilterExpression: { advanceAt: { $exists: true } } })
@index({ slug: 1 }, { unique: true })
@index({ series: 1 }, { sparse: true })
@index({ 'location.coordinates': '2dsphere' }, { sparse: true })
export class Event extends BaseDocument {
  @Field(() => String, { simple: true, description: 'The title of the event.' })
  @prop({ type: String, required: true, maxlength: 200 })
  title: string;

  @Field(() => String, {
    simple: true,
    description: 'The name of the event in addresses. Unique; former slugs lead to the event too.',
  })
  @prop({ type: String, required: true })
  slug: string;

  @Field(() => String, { simple: true, nullable: true, description: 'The description of the event.' })
  @prop({ type: String, maxlength: 5000 })
  description?: string;

  @prop({ type: () => Types.ObjectId, default: null })
  group: Types.ObjectId | null;

  @prop({ type: () => Types.ObjectId, required: true })
  organizer: Types.ObjectId;

  @prop({ type: () => [Types.ObjectId], default: [] })
  coHosts: Types.ObjectId[];

  @Field(() => EventType, { simple: true, description: 'The kind of event.' })
  @prop({ type: String, enum: EventType, default: EventType.MEETUP })
  type: EventType;

  @Field(() => EventMode, {
    simple: true,
    description: 'Whether the event takes place online, at an address, or both.',
  })
  @prop({ type: String, enum: EventMode, default: EventMode.ONLINE })
  mode: EventMode;

  @prop({ type: String, enum: EventState, default: EventState.DRAFT })
  status: EventState;

  @Field(() => EventVisibility, { simple: true, description: 'The visibility of the event.' })
  @prop({ type: String, enum: EventVisibility, default: EventVisibility.PUBLIC })
  visibility: EventVisibility;

  /** Published (cancelled and completed ones stay listed) and neither deleted nor removed. */
  @prop({ type: Boolean, default: false })
  listed: boolean;

  @Field(() => Date, {
    simple: true,
    description: 'Start of the first occurrence. For an all-day event, local midnight of the first day.',
  })
  @prop({ type: Date, required: true })
  startsAt: Date;

  @Field(() => Date, {
    simple: true,
    description: 'End of the first occurrence. For an all-day event, local midnight after the last day.',
  })
  @prop({ type: Date, required: true })
  endsAt: Date;

  @Field(() => String, { simple: true, description: 'The IANA time zone, such as `Europe/Berlin`.' })
  @prop({ type: String, default: 'UTC' })
  timezone: string;

  @Field(() => Boolean, { simple: true, description: 'Whether the event takes whole days.' })
  @prop({ type: Boolean, default: false })
  isAllDay: boolean;

  @Field(() => EventRecurrence, {
    simple: true,
    nullable: true,
    description: 'The recurrence of the event. Null if it takes place once.',
  })
  @prop({ type: () => EventRecurrence })
  recurrence?: EventRecurrence;

  @prop({ type: () => [OccurrenceException], default: [] })
  exceptions: OccurrenceException[];

  /** The series that this one was split off. */
  @prop({ type: () => Types.ObjectId })
  series?: Types.ObjectId;

  /** Start of the occurrence that runs or comes next; of the last one when all are over. Lists are sorted by it. */
  @prop({ type: Date, required: true })
  nextAt: Date;

  /** When `nextAt` has to be looked at again. */
  @prop({ type: Date })
  advanceAt?: Date;

  /** End of the last occurrence; ENDLESS where there is none. */
  @prop({ type: Date, required: true })
  lastEndsAt: Date;

  /** When the next reminder is due. */
  @prop({ type: Date })
  remindAt?: Date;

  @prop({ type: () => StoredEventLocation })
  location?: StoredEventLocation;

  /** The link to join online. Shown to participants only. */
  @prop({ type: String, maxlength: 2048 })
  virtualLink?: string;

  @Field(() => Boolean, {
    simple: true,
    description: 'Whether only registered users take part. False if everybody may come without registering.',
  })
  @prop({ type: Boolean, default: false })
  registrationRequired: boolean;

  @Field(() => Int, {
    simple: true,
    nullable: true,
    description: 'Number of places. Null if not limited. Participants never exceed it.',
  })
  @prop({ type: Number, min: 1 })
  capacity?: number;

  @Field(() => Boolean, {
    simple: true,
    description: 'Whether users may wait for a place when all are taken.',
  })
  @prop({ type: Boolean, default: false })
  waitlistEnabled: boolean;

  @Field(() => Date, {
    simple: true,
    nullable: true,
    description: 'Time until which users may register. Null if they may until the event is over.',
  })
  @prop({ type: Date })
  registrationDeadline?: Date;

  @Field(() => Money, { simple: true, nullable: true, description: 'The fee. Null if the event is free.' })
  @prop({ type: () => Money })
  fee?: Money;

  @Field(() => [EventAgendaItem], { simple: true, description: 'The agenda of the event.' })
  @prop({ type: () => [EventAgendaItem], default: [] })
  agenda: EventAgendaItem[];

  @Field(() => [String], { simple: true, description: 'Tags, lower case.' })
  @prop({ type: () => [String], default: [] })
  tags: string[];

  @Field(() => String, { simple: true, nullable: true, description: 'The address of the cover image.' })
  @prop({ type: String, maxlength: 2048 })
  coverImage?: string;

  @Field(() => EventStats, { simple: true, description: 'Counts of registrations and ratings.' })
  @prop({ type: () => EventStats, default: () => ({}) })
  stats: EventStats;

  /** The version that calendars compare (RFC 5545 SEQUENCE). */
  @prop({ type: Number, default: 0 })
  sequence: number;

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'The reason of the cancellation. Null if the event was not cancelled.',
  })
  @prop({ type: String, maxlength: 500 })
  cancelReason?: string;

  @prop({ type: Date, default: null })
  deletedAt: Date | null;

  /** The decision of a moderator that hid it; overturned, it comes back. */
  @prop({ type: () => Types.ObjectId })
  removedBy?: Types.ObjectId;

  @Field(() => Date, { simple: true, description: 'Time of creation.' })
  createdAt: Date;

  @Field(() => Date, { simple: true, description: 'Time of the last change.' })
  updatedAt: Date;
}

/** The `events` collection. */
export const EventModel = defineModel(Event);
