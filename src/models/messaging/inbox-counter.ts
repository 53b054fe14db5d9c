import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { BaseDocument, collection, defineModel } from '../base.js';

/** How often a person's inbox has changed; its id is the person's. Written by the lane `messaging` alone. */
@modelOptions(collection('inbox_counters'))
@index({ event: 1 })
export class InboxCounter extends BaseDocument {
  /** The last number given out. */
  @prop({ type: Number, default: 0 })
  seq: number;

  /** The last event that changed something here: by it is found whom to signal once it is committed. */
  @prop({ type: () => Types.ObjectId })
  event?: Types.ObjectId;
}

/** The `inbox_counters` collection. */
export const InboxCounterModel = defineModel(InboxCounter);
