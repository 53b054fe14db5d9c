import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { BaseDocument, collection, defineModel } from '../base.js';
import { Shelf } from './messaging-enums.js';

/**
 * A conversation as it lies before one person. Only the lane `messaging` writes here, once for each event; the rules are
 * asked again whenever it is read.
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

  /** Messages of others that they have not read and may see. */
  @prop({ type: Number, default: 0 })
  unread: number;

  /** When the last message came that they may see; before there is one, when they came. */
  @prop({ type: Date, required: true })
  lastActivity: Date;

  /** The number of the last message that was folded in here, and that of the last that they may see. */
  @prop({ type: Number, default: 0 })
  seq: number;

  @prop({ type: Number, default: 0 })
  shownSeq: number;

  /** As the membership had it when this was written. */
  @prop({ type: Number, default: 0 })
  readSeq: number;

  /** The person's own number of the last change here: the place in the live stream of the inbox. */
  @prop({ type: Number, required: true })
  inboxSeq: number;
}

/** The `inbox_entries` collection. */
export const InboxEntryModel = defineModel(InboxEntry);
