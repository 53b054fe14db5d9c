import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { BaseDocument, collection, defineModel } from '../base.js';

/** The notification counters of a user; the id is the user's. Changed in the same transaction as the rows. */
@modelOptions(collection('notification_counters'))
@index({ event: 1 })
@index({ _id: 1, unread: 1 }, { partialFilterExpression: { unread: { $gt: 0 } } })
export class NotificationCounter extends BaseDocument {
  /** Number of unread notifications. */
  @prop({ type: Number, default: 0 })
  unread: number;

  /** The last number. */
  @prop({ type: Number, default: 0 })
  seq: number;

  /** The last event that changed it, to find the users to signal after the commit. */
  @prop({ type: () => Types.ObjectId })
  event?: Types.ObjectId;
}

/** The `notification_counters` collection. */
export const NotificationCounterModel = defineModel(NotificationCounter);
