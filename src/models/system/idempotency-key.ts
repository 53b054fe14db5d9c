import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Schema, Types } from 'mongoose';
import { collection, defineModel } from '../base.js';

const THIRTY_DAYS_IN_SECONDS = 30 * 24 * 60 * 60;

/** The result of an operation with a `clientId`, so that a repetition returns it and has no further effect. */
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

  /** The hash of the canonical input. */
  @prop({ required: true, type: String })
  hash!: string;

  /** The ids of the operation's result, by name. */
  @prop({ type: Schema.Types.Mixed })
  result?: Record<string, Types.ObjectId>;

  @prop({ required: true, type: Date })
  at!: Date;
}

export const IdempotencyKeyModel = defineModel(IdempotencyKey);
