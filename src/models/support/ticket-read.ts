import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { BaseDocument, collection, defineModel } from '../base.js';

/** Number of messages of the other side that a user has read in a ticket. */
@modelOptions(collection('ticket_reads'))
@index({ user: 1, ticket: 1 }, { unique: true })
@index({ ticket: 1 })
export class TicketRead extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  user: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  ticket: Types.ObjectId;

  @prop({ type: Number, required: true })
  messages: number;

  @prop({ type: Date, required: true })
  at: Date;
}

/** The `ticket_reads` collection. */
export const TicketReadModel = defineModel(TicketRead);
