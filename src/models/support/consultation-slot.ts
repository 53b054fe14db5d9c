import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { BaseDocument, collection, defineModel } from '../base.js';

/** The grid of bookings: starts and durations are multiples of it. */
export const SLOT_MINUTES = 5;
/** The same in milliseconds. */
export const SLOT_MS = SLOT_MINUTES * 60_000;

/** The condition for the numbers of the slots in a range of time. */
export const slotsIn = ({ start, end }: { start: Date; end: Date }) => ({
  $gte: Math.floor(start.getTime() / SLOT_MS),
  $lt: Math.ceil(end.getTime() / SLOT_MS),
});

/**
 * Five minutes of a user that a consultation or a group session takes. The unique index is what prevents double bookings:
 * two overlapping ones would share at least one row, however they begin. A consultation and a session take the consultant's
 * time, a seat takes its client's.
 */
@modelOptions(collection('consultation_slots'))
@index({ consultant: 1, slot: 1 }, { unique: true })
@index({ consultation: 1 })
@index({ at: 1 }, { expireAfterSeconds: 7 * 24 * 60 * 60 })
export class ConsultationSlot extends BaseDocument {
  /** The user whose time it is: the consultant, or the client of a seat. */
  @prop({ type: () => Types.ObjectId, required: true })
  consultant: Types.ObjectId;

  /** Number of five-minute periods since 1970. */
  @prop({ type: Number, required: true })
  slot: number;

  /** The consultation or the group session that takes it. */
  @prop({ type: () => Types.ObjectId, required: true })
  consultation: Types.ObjectId;

  @prop({ type: Date, required: true })
  at: Date;
}

/** The `consultation_slots` collection. */
export const ConsultationSlotModel = defineModel(ConsultationSlot);
