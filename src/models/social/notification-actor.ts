import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { BaseDocument, collection, defineModel } from '../base.js';
import { NotificationType } from './notification-enums.js';
import { READ_NOTIFICATION_SECONDS } from './notification.js';

/**
 * Somebody behind a notification, with what they did for it: once for each comment, once for a like. By these rows a
 * group of any size counts everybody once, and forgets whoever takes it back.
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

  /** The comment that did it; absent where there can be but one of it, such as a like. */
  @prop({ type: () => Types.ObjectId })
  source?: Types.ObjectId;

  @prop({ type: Date, required: true })
  at: Date;

  /** As on the notification, with which it goes. */
  @prop({ type: Date, default: null })
  readAt: Date | null;
}

/** The `notification_actors` collection. */
export const NotificationActorModel = defineModel(NotificationActor);
