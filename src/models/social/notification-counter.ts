import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { BaseDocument, collection, defineModel } from '../base.js';

/** How a person stands with notifications; its id is the person's. Changes with the rows, in the same transaction. */
@modelOptions(collection('notification_counters'))
@index({ event: 1 })
@index({ _id: 1, unread: 1 }, { partialFilterExpression: { unread: { $gt: 0 } } })
export class NotificationCounter extends BaseDocument {
  /** How many are unread. */
  @prop({ type: Number, default: 0 })
  unread: number;

  /** The last number given out. */
  @prop({ type: Number, default: 0 })
  seq: number;

  /** The last event that changed something here: by it is found whom to signal once it is committed. */
  @prop({ type: () => Types.ObjectId })
  event?: Types.ObjectId;
}

/** The `notification_counters` collection. */
export const NotificationCounterModel = defineModel(NotificationCounter);
