import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { collection, defineModel } from '../base.js';

/** The status of a push message. */
export enum PushStatus {
  PENDING = 'pending',
  SENT = 'sent',
  /** No longer needed: read in the meantime, not visible, unwanted, or the user is connected. */
  DROPPED = 'dropped',
  /** Given up: refused permanently, or tried too often. */
  DEAD = 'dead',
}

/**
 * A push message to one browser about one notification, written by the notifications lane and delivered afterwards
 * (outbox). Its text is made at delivery from the notification's current state, so a group that grows while it waits
 * is one message.
 */
@modelOptions(collection('push_messages'))
@index({ subscription: 1, notification: 1 }, { unique: true })
@index({ status: 1, dueAt: 1 })
@index({ user: 1 })
@index({ expireAt: 1 }, { expireAfterSeconds: 0 })
export class PushMessage {
  declare _id: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  user: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  subscription: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  notification: Types.ObjectId;

  /** The notification's number. */
  @prop({ type: Number, required: true })
  seq: number;

  @prop({ type: String, enum: PushStatus, required: true })
  status: PushStatus;

  @prop({ type: Number, required: true })
  attempts: number;

  /** When the next attempt is due. An attempt moves it forward, so that a failed worker's message is tried again. */
  @prop({ type: Date, required: true })
  dueAt: Date;

  /** Why it was dropped, or the last error. */
  @prop({ type: String })
  reason?: string;

  @prop({ type: Date, required: true })
  createdAt: Date;

  @prop({ type: Date })
  sentAt?: Date;

  @prop({ type: Date })
  expireAt?: Date;
}

/** The `push_messages` collection. */
export const PushMessageModel = defineModel(PushMessage);
