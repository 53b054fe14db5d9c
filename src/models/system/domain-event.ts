import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Schema, Types } from 'mongoose';
import { collection, defineModel } from '../base.js';

/**
 * An event of the log, written in the transaction of the fact. Never changed afterwards, except for `expireAt`, which
 * the leader sets once every lane has processed the event.
 */
@modelOptions(collection('domain_events'))
@index({ expireAt: 1 }, { expireAfterSeconds: 0 })
export class DomainEventDocument {
  declare _id: Types.ObjectId;

  /** A key of `DomainEvents`. */
  @prop({ required: true, type: String })
  type!: string;

  @prop({ required: true, type: Date })
  at!: Date;

  /** The acting user. Null if there is none. */
  @prop({ type: Types.ObjectId, default: null })
  actor!: Types.ObjectId | null;

  @prop({ required: true, type: Schema.Types.Mixed })
  data!: Record<string, unknown>;

  @prop({ type: Date })
  expireAt?: Date;
}

export const DomainEventModel = defineModel(DomainEventDocument);
