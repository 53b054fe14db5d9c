import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { BaseDocument, collection, defineModel } from '../base.js';
import { ConversationEventType } from './messaging-enums.js';

/** What happened is told again to whoever was away for so long; whoever comes later fetches anew. */
export const REPLAY_SECONDS = 30 * 24 * 60 * 60;

/** One thing that happened in a conversation, at its number: what a stream tells again to those who were away. */
@modelOptions(collection('conversation_events'))
@index({ conversation: 1, seq: 1 }, { unique: true })
@index({ at: 1 }, { expireAfterSeconds: REPLAY_SECONDS })
export class ConversationEvent extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  conversation: Types.ObjectId;

  @prop({ type: Number, required: true })
  seq: number;

  @prop({ type: String, enum: ConversationEventType, required: true })
  type: ConversationEventType;

  /** The message that it is about. */
  @prop({ type: () => Types.ObjectId })
  message?: Types.ObjectId;

  /** Who did it. */
  @prop({ type: () => Types.ObjectId, required: true })
  user: Types.ObjectId;

  @prop({ type: Date, required: true })
  at: Date;
}

/** The `conversation_events` collection. */
export const ConversationEventModel = defineModel(ConversationEvent);
