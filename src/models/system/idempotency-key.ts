import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Schema, Types } from 'mongoose';
import { collection, defineModel } from '../base.js';

const THIRTY_DAYS_IN_SECONDS = 30 * 24 * 60 * 60;

/** What an operation with a `clientId` led to, so that its repetition leads to the same and nothing more. */
@modelOptions(collection('idempotency_keys'))
@index({ actor: 1, operation: 1, clientId: 1 }, { unique: true })
@index({ at: 1 }, { expireAfterSeconds: THIRTY_DAYS_IN_SECONDS })
export class IdempotencyKey {
  declare _id: Types.ObjectId;

  @prop({ required: true, type: Types.ObjectId })
  actor!: Types.ObjectId;

  @prop({ required: true, type: String })
  operation!: string;

  @prop({ required: true, type: String })
  clientId!: string;

  /** Of the canonical input. */
  @prop({ required: true, type: String })
  hash!: string;

  /** The ids that the operation answered with, by name. */
  @prop({ type: Schema.Types.Mixed })
  result?: Record<string, Types.ObjectId>;

  @prop({ required: true, type: Date })
  at!: Date;
}

export const IdempotencyKeyModel = defineModel(IdempotencyKey);
