import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';
import { WebhookStatus } from './payment-enums.js';

/**
 * An event of the processor. Only the changed object's id is stored; its state is fetched. `fence` counts the
 * attempts and is the fencing token of the lease.
 */
@ObjectType('WebhookEvent', {
  implements: Node,
  description: 'An event of the payment processor. Visible to admins only.',
})
@modelOptions(collection('webhook_events'))
@index({ providerId: 1 }, { unique: true })
@index({ receivedAt: -1, _id: -1 })
@index({ status: 1, receivedAt: -1, _id: -1 })
@index({ status: 1, dueAt: 1 })
@index({ expireAt: 1 }, { expireAfterSeconds: 0 })
export class WebhookEvent extends BaseDocument {
  @Field(() => String, { simple: true, description: 'The id of the event at the processor.' })
  @prop({ type: String, required: true })
  providerId: string;

  @Field(() => String, { simple: true, description: 'The type of the event, such as `invoice.paid`.' })
  @prop({ type: String, required: true })
  type: string;

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'The id of the changed object at the processor. Null if the event names none.',
  })
  @prop({ type: String, default: null })
  objectId: string | null;

  /** Other ids of the object that processing needs, by name. */
  @prop({ type: () => Object, default: {} })
  refs: Record<string, string>;

  @Field(() => WebhookStatus, { simple: true, description: 'The state of the event.' })
  @prop({ type: String, enum: WebhookStatus, required: true })
  status: WebhookStatus;

  @Field(() => Int, { simple: true, description: 'Number of attempts to process the event.' })
  @prop({ type: Number, required: true })
  attempts: number;

  @prop({ type: Number, required: true })
  fence: number;

  /** When it may be tried; while it is processed, when its lease ends. */
  @prop({ type: Date, required: true })
  dueAt: Date;

  @Field(() => Date, { simple: true, description: 'Time at which the event was received first.' })
  @prop({ type: Date, required: true })
  receivedAt: Date;

  @Field(() => Date, {
    simple: true,
    nullable: true,
    description: 'Time at which the event was applied. Null until then.',
  })
  @prop({ type: Date, default: null })
  processedAt: Date | null;

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'The error of the last attempt, or why the event is ignored. Null if neither.',
  })
  @prop({ type: String, default: null, maxlength: 1000 })
  error: string | null;

  /** When it happened at the processor. */
  @prop({ type: Date, required: true })
  happenedAt: Date;

  @prop({ type: Date })
  expireAt?: Date;
}

/** The `webhook_events` collection. */
export const WebhookEventModel = defineModel(WebhookEvent);

/** A lock on an object at the processor. Taking it raises the fencing token, which writes carry. */
@modelOptions(collection('billing_locks'))
// A fencing token is never below the time in milliseconds, so a lock that is created again still rises.
@index({ expiresAt: 1 }, { expireAfterSeconds: 7 * 24 * 3_600 })
export class BillingLock {
  @prop({ required: true, type: String })
  _id!: string;

  @prop({ type: String, default: null })
  holder!: string | null;

  @prop({ required: true, type: Number })
  fence!: number;

  @prop({ required: true, type: Date })
  expiresAt!: Date;
}

/** The `billing_locks` collection. */
export const BillingLockModel = defineModel(BillingLock);
