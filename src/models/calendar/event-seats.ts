import { modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { collection, defineModel } from '../base.js';

/**
 * Number of taken places of an event. Every transaction that takes or frees a place changes this document first, on
 * the condition that it fits: so the capacity holds for concurrent requests, and the waitlist has one order.
 */
@modelOptions(collection('event_seats'))
export class EventSeats {
  /** The event. */
  @prop({ type: () => Types.ObjectId, required: true })
  _id: Types.ObjectId;

  /** Null if not limited. */
  @prop({ type: Number, default: null })
  capacity: number | null;

  /** Places that are confirmed, paid for or held. */
  @prop({ type: Number, default: 0 })
  taken: number;

  /** Users on the waitlist. */
  @prop({ type: Number, default: 0 })
  waiting: number;

  /** Changes with everything that is done here, so that two transactions meet. */
  @prop({ type: Number, default: 0 })
  revision: number;

  /** The last number given out on the waitlist. */
  @prop({ type: Number, default: 0 })
  lastTicket: number;
}

/** The `event_seats` collection. */
export const EventSeatsModel = defineModel(EventSeats);
