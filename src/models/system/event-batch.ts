import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { collection, defineModel } from '../base.js';

/**
 * The events that a lane processed in one transaction. Kept longer than the events themselves, so that it is known
 * exactly which events a lane has processed, even if its resume token is no longer valid.
 */
@modelOptions(collection('event_batches'))
@index({ lane: 1, ids: 1 })
@index({ lane: 1, _id: 1 }, { name: 'unpublished', partialFilterExpression: { unpublished: true } })
export class EventBatch {
  declare _id: Types.ObjectId;

  @prop({ required: true, type: String })
  lane!: string;

  @prop({ required: true, type: () => [Types.ObjectId] })
  ids!: Types.ObjectId[];

  @prop({ required: true, type: Date })
  at!: Date;

  /** Set until the lane's `afterCommit` succeeded. A new leader repeats marked batches. */
  @prop({ type: Boolean })
  unpublished?: boolean;
}

export const EventBatchModel = defineModel(EventBatch);
