import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { BaseDocument, collection, defineModel } from '../base.js';
import { ConversationEventType } from './messaging-enums.js';

/** How long events are kept for replay. A client that was away longer must refetch. */
export const REPLAY_SECONDS = 30 * 24 * 60 * 60;

/** A numbered event of a conversation, kept for replay. */
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

  /** The message of the event. */
  @prop({ type: () => Types.ObjectId })
  message?: Types.ObjectId;

  /** The acting user. */
  @prop({ type: () => Types.ObjectId, required: true })
  user: Types.ObjectId;

  @prop({ type: Date, required: true })
  at: Date;
}

/** The `conversation_events` collection. */
export const ConversationEventModel = defineModel(ConversationEvent);
