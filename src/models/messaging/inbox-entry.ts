import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { BaseDocument, collection, defineModel } from '../base.js';
import { Shelf } from './messaging-enums.js';

/**
 * A conversation in the inbox of one user. Only the lane `messaging` writes here, once per event; the rules are
 * checked again at every read.
 */
@modelOptions(collection('inbox_entries'))
@index({ user: 1, conversation: 1 }, { unique: true })
@index({ user: 1, shelf: 1, lastActivity: -1, _id: -1 })
@index({ user: 1, inboxSeq: 1 })
@index({ user: 1, shelf: 1 }, { partialFilterExpression: { unread: { $gt: 0 } }, name: 'unread_of_user' })
@index({ conversation: 1 })
export class InboxEntry extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  user: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  conversation: Types.ObjectId;

  @prop({ type: String, enum: Shelf, required: true })
  shelf: Shelf;

  /** Number of unread messages from other participants that the user may see. */
  @prop({ type: Number, default: 0 })
  unread: number;

  /** Time of the last visible message. Before the first one, the time of joining. */
  @prop({ type: Date, required: true })
  lastActivity: Date;

  /** The number of the last message that was processed here, and of the last one that the user may see. */
  @prop({ type: Number, default: 0 })
  seq: number;

  @prop({ type: Number, default: 0 })
  shownSeq: number;

  /** The membership's value when this was written. */
  @prop({ type: Number, default: 0 })
  readSeq: number;

  /** The user's own number of the last change, which is the position in the live stream of the inbox. */
  @prop({ type: Number, required: true })
  inboxSeq: number;
}

/** The `inbox_entries` collection. */
export const InboxEntryModel = defineModel(InboxEntry);
