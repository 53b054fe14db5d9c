import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { BaseDocument, collection, defineModel } from '../base.js';

/** A user's own deletion of a message. Others still see it. */
@modelOptions(collection('message_deletions'))
@index({ user: 1, message: 1 }, { unique: true })
@index({ user: 1, conversation: 1, place: 1 })
@index({ message: 1 })
export class MessageDeletion extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  user: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  message: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  conversation: Types.ObjectId;

  /** The message's number. */
  @prop({ type: Number, required: true })
  place: number;

  @prop({ type: Date, required: true })
  createdAt: Date;
}

/** The `message_deletions` collection. */
export const MessageDeletionModel = defineModel(MessageDeletion);
