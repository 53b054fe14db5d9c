import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { BaseDocument, collection, defineModel } from '../base.js';
import { ChatMessageStatus, ChatRole } from './chat-enums.js';
import { ChatAttachment } from './chat-message-parts.js';

/** A message in a shared chat. */
@modelOptions(collection('chat_share_messages'))
@index({ share: 1, place: 1 }, { unique: true })
@index({ user: 1 })
export class ChatShareMessage extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  share: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  user: Types.ObjectId;

  /** Position in the branch, from 1. */
  @prop({ type: Number, required: true })
  place: number;

  @prop({ type: String, enum: ChatRole, required: true })
  role: ChatRole;

  @prop({ type: String, enum: ChatMessageStatus, required: true })
  status: ChatMessageStatus;

  @prop({ type: String, default: '' })
  content: string;

  @prop({ type: () => [ChatAttachment], default: [] })
  attachments: ChatAttachment[];

  @prop({ type: Date, required: true })
  createdAt: Date;
}

/** The `chat_share_messages` collection. */
export const ChatShareMessageModel = defineModel(ChatShareMessage);

/**
 * A snapshot of a chat, taken when it was shared. It never changes; it is removed with its session or when the user
 * stops sharing.
 */
@modelOptions(collection('chat_shares'))
@index({ session: 1 }, { unique: true })
@index({ token: 1 }, { unique: true })
@index({ user: 1 })
export class ChatShare extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  session: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  user: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  agent: Types.ObjectId;

  @prop({ type: String, required: true })
  token: string;

  @prop({ type: String, required: true, maxlength: 100 })
  title: string;

  @prop({ type: Date, required: true })
  sharedAt: Date;
}

/** The `chat_shares` collection. */
export const ChatShareModel = defineModel(ChatShare);
