import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { BaseDocument, collection, defineModel } from '../base.js';
import { NotificationType } from './notification-enums.js';
import { READ_NOTIFICATION_SECONDS } from './notification.js';

/**
 * An actor of a notification, with their action: one row per comment, one per like. With these rows a group of any
 * size counts every actor once, and an undone action removes its actor.
 */
@modelOptions(collection('notification_actors'))
@index({ notification: 1, actor: 1, source: 1 }, { unique: true })
@index({ notification: 1, at: -1 })
@index({ recipient: 1, actor: 1, type: 1, target: 1 })
@index({ actor: 1, _id: 1 })
@index({ source: 1 }, { partialFilterExpression: { source: { $exists: true } } })
@index({ readAt: 1 }, { expireAfterSeconds: READ_NOTIFICATION_SECONDS })
export class NotificationActor extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  notification: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  recipient: Types.ObjectId;

  @prop({ type: String, enum: NotificationType, required: true })
  type: NotificationType;

  @prop({ type: () => Types.ObjectId, required: true })
  target: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  actor: Types.ObjectId;

  /** The comment that caused it. Absent for actions that occur only once, such as a like. */
  @prop({ type: () => Types.ObjectId })
  source?: Types.ObjectId;

  @prop({ type: Date, required: true })
  at: Date;

  /** The same as on the notification, with which it expires. */
  @prop({ type: Date, default: null })
  readAt: Date | null;
}

/** The `notification_actors` collection. */
export const NotificationActorModel = defineModel(NotificationActor);
