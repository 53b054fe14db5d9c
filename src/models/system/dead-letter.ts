import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Schema, Types } from 'mongoose';
import { collection, defineModel } from '../base.js';

/** An event that a lane could not process, stored with its error in the transaction that skipped it. */
@modelOptions(collection('dead_letters'))
@index({ lane: 1, 'event._id': 1, stage: 1 }, { unique: true })
export class DeadLetter {
  declare _id: Types.ObjectId;

  @prop({ required: true, type: String })
  lane!: string;

  /** The whole event, which may be kept here longer than in the log. */
  @prop({ required: true, type: Schema.Types.Mixed })
  event!: Record<string, unknown>;

  /** The failed step: the effects, or the publishing after the commit. */
  @prop({ required: true, type: String, enum: ['handle', 'afterCommit'] })
  stage!: 'handle' | 'afterCommit';

  @prop({ required: true, type: String })
  error!: string;

  @prop({ type: String })
  stack?: string;

  @prop({ required: true, type: Number })
  attempts!: number;

  @prop({ required: true, type: Date })
  at!: Date;
}

export const DeadLetterModel = defineModel(DeadLetter);
