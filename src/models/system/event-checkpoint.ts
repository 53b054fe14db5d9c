import { modelOptions, prop } from '@typegoose/typegoose';
import { Schema, type mongo } from 'mongoose';
import { collection, defineModel } from '../base.js';

/**
 * The checkpoint of a lane. Each batch moves it in the transaction of the batch's effects, on the condition that
 * `fence` is still the writing leader's: a leader that lost its lease matches nothing.
 */
@modelOptions(collection('event_checkpoints'))
export class EventCheckpoint {
  /** The lane's name. */
  @prop({ required: true, type: String })
  _id!: string;

  @prop({ required: true, type: Number })
  fence!: number;

  /** The change stream's resume token. Missing until the lane's first scan of the log is complete. */
  @prop({ type: Schema.Types.Mixed })
  token?: unknown;

  @prop({ type: Date })
  at?: Date;

  /**
   * The session id of the leader's transactions, so that the next leader can abort one that a killed process left
   * open.
   */
  @prop({ type: Schema.Types.Mixed })
  session?: mongo.Binary;
}

export const EventCheckpointModel = defineModel(EventCheckpoint);
