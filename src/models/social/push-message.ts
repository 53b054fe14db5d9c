import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { collection, defineModel } from '../base.js';

/** How far a push message has come. */
export enum PushStatus {
  PENDING = 'pending',
  SENT = 'sent',
  /** Not needed any more: read meanwhile, out of sight, unwanted, or the person is connected. */
  DROPPED = 'dropped',
  /** Given up: refused for good, or tried too often. */
  DEAD = 'dead',
}

/**
 * A push message to one browser about one notification, written by the lane that writes notifications and delivered
 * afterwards. What it says is made when it is delivered, from the notification as it is then; so a group that grows
 * while it waits is one message.
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

  /** What of the notification it tells: its number. */
  @prop({ type: Number, required: true })
  seq: number;

  @prop({ type: String, enum: PushStatus, required: true })
  status: PushStatus;

  @prop({ type: Number, required: true })
  attempts: number;

  /** When it may be tried; whoever tries moves it on, so that it comes back if they don't. */
  @prop({ type: Date, required: true })
  dueAt: Date;

  /** Why it was dropped, or what it failed of last. */
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
