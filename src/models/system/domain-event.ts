import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Schema, Types } from 'mongoose';
import { collection, defineModel } from '../base.js';

/**
 * One line of the log: something that happened, written in the transaction that made it happen. Never changed
 * afterwards, except for `expireAt`, which the leader sets once every lane has passed the event.
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

  /** Who did it; null when nobody in particular did. */
  @prop({ type: Types.ObjectId, default: null })
  actor!: Types.ObjectId | null;

  @prop({ required: true, type: Schema.Types.Mixed })
  data!: Record<string, unknown>;

  @prop({ type: Date })
  expireAt?: Date;
}

export const DomainEventModel = defineModel(DomainEventDocument);
