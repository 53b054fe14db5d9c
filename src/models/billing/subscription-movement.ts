import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { BaseDocument, collection, defineModel } from '../base.js';

/** How recurring revenue changes. */
export enum MovementKind {
  NEW = 'new',
  EXPANSION = 'expansion',
  CONTRACTION = 'contraction',
  CHURN = 'churn',
  REACTIVATION = 'reactivation',
}

/**
 * A change of what a subscription brings, written in the transaction that notes the subscription's new state and never
 * changed. It says nothing about who subscribed.
 */
@modelOptions(collection('subscription_movements'))
@index({ at: 1 })
@index({ subscription: 1 })
export class SubscriptionMovement extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  subscription: Types.ObjectId;

  @prop({ type: String, enum: MovementKind, required: true })
  kind: MovementKind;

  /** The difference for a year, in minor units, not rounded; negative for what is lost. */
  @prop({ type: Number, required: true })
  yearly: number;

  @prop({ type: String, required: true })
  currency: string;

  @prop({ type: Date, required: true })
  at: Date;
}

/** The `subscription_movements` collection. */
export const SubscriptionMovementModel = defineModel(SubscriptionMovement);
