import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { BaseDocument, collection, defineModel } from '../base.js';
import { TicketEventType } from './ticket-enums.js';

/** How long the log of a ticket is kept. */
export const TICKET_REPLAY_SECONDS = 30 * 24 * 60 * 60;

/**
 * An event of a ticket, from which streams resume. `publicSeq` is absent for events that customers do not see, so
 * that gaps in their numbers reveal no internal notes.
 */
@modelOptions(collection('ticket_events'))
@index({ ticket: 1, seq: 1 }, { unique: true })
@index(
  { ticket: 1, publicSeq: 1 },
  { unique: true, partialFilterExpression: { publicSeq: { $type: 'number' } } },
)
@index({ at: 1 }, { expireAfterSeconds: TICKET_REPLAY_SECONDS })
export class TicketEvent extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  ticket: Types.ObjectId;

  @prop({ type: Number, required: true })
  seq: number;

  @prop({ type: Number })
  publicSeq?: number;

  @prop({ type: String, enum: TicketEventType, required: true })
  type: TicketEventType;

  @prop({ type: () => Types.ObjectId })
  message?: Types.ObjectId;

  @prop({ type: Date, required: true })
  at: Date;
}

/** The `ticket_events` collection. */
export const TicketEventModel = defineModel(TicketEvent);
