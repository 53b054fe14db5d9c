import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { BaseDocument, collection, defineModel } from '../base.js';

/** The counter of a user's inbox changes; its id is the user's. Only the lane `messaging` writes it. */
@modelOptions(collection('inbox_counters'))
@index({ event: 1 })
export class InboxCounter extends BaseDocument {
  /** The last number. */
  @prop({ type: Number, default: 0 })
  seq: number;

  /** The last event that changed it, to find the users to signal after the commit. */
  @prop({ type: () => Types.ObjectId })
  event?: Types.ObjectId;
}

/** The `inbox_counters` collection. */
export const InboxCounterModel = defineModel(InboxCounter);
