import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';

/** The most endpoints per owner. */
export const MOST_ENDPOINTS = 20;

/** Deliveries are kept so long. */
const KEPT_SECONDS = 30 * 24 * 60 * 60;

/** The state of a delivery. */
export enum DeliveryStatus {
  PENDING = 'pending',
  DELIVERED = 'delivered',
  FAILED = 'failed',
}
registerEnumType(DeliveryStatus, {
  name: 'WebhookDeliveryStatus',
  description: 'The state of a webhook delivery.',
  valuesConfig: {
    PENDING: { description: 'The delivery waits for its first or next attempt.' },
    DELIVERED: { description: 'The endpoint answered with a status of 200 to 299.' },
    FAILED: { description: 'The endpoint did not accept it for three days, or was switched off.' },
  },
});

/** An address that events are sent to. */
@ObjectType('WebhookEndpoint', {
  implements: Node,
  description: 'An address that the gateway sends events to.',
})
@modelOptions(collection('webhook_endpoints', { timestamps: true }))
@index({ owner: 1, createdAt: -1, _id: -1 })
@index({ owner: 1, slot: 1 }, { unique: true })
@index({ group: 1, createdAt: -1, _id: -1 })
@index({ isActive: 1, events: 1 })
export class WebhookEndpoint extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  owner: Types.ObjectId;

  /** One of the owner's slots. The unique index enforces the limit. */
  @prop({ type: Number, required: true, min: 0, max: MOST_ENDPOINTS - 1 })
  slot: number;

  /** The group whose events it gets; null for an endpoint of the platform. */
  @prop({ type: () => Types.ObjectId, default: null })
  group: Types.ObjectId | null;

  @Field(() => String, { simple: true, description: 'The address that events are posted to.' })
  @prop({ type: String, required: true, maxlength: 2048 })
  url: string;

  @Field(() => String, { simple: true, nullable: true, description: 'The purpose of the endpoint.' })
  @prop({ type: String })
  description?: string;

  @Field(() => [String], { simple: true, description: 'The event types that are sent.' })
  @prop({ type: () => [String], required: true })
  events: string[];

  /** The signing secret, sealed: the gateway needs it to sign. */
  @prop({ type: String, required: true })
  sealedSecret: string;

  @Field(() => Boolean, { simple: true, description: 'Whether events are sent.' })
  @prop({ type: Boolean, required: true })
  isActive: boolean;

  @Field(() => Date, {
    simple: true,
    nullable: true,
    description: 'Since when every attempt has failed. Null if the last one succeeded.',
  })
  @prop({ type: Date, default: null })
  failingSince: Date | null;

  @Field(() => Date, {
    simple: true,
    nullable: true,
    description:
      'When the gateway switched the endpoint off after it failed for too long. Null if it did not.',
  })
  @prop({ type: Date, default: null })
  disabledAt: Date | null;

  @Field(() => Date, { simple: true, description: 'When the endpoint was created.' })
  createdAt: Date;

  @Field(() => Date, { simple: true, description: 'When the endpoint was last changed.' })
  updatedAt: Date;
}

/** One event on its way to one endpoint. */
@ObjectType('WebhookDelivery', {
  implements: Node,
  description: 'An event on its way to an endpoint. Kept for 30 days.',
})
@modelOptions(collection('webhook_deliveries'))
@index({ endpoint: 1, eventId: 1 }, { unique: true })
@index({ endpoint: 1, createdAt: -1, _id: -1 })
@index({ line: 1, status: 1, eventId: 1 })
@index({ createdAt: 1 }, { expireAfterSeconds: KEPT_SECONDS })
export class WebhookDelivery extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  endpoint: Types.ObjectId;

  /** What keeps the order: the deliveries of one line (endpoint and thing) go out one after the other. */
  @prop({ type: () => Types.ObjectId, required: true })
  line: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  eventId: Types.ObjectId;

  @Field(() => String, { simple: true, description: 'The event type.' })
  @prop({ type: String, required: true })
  event: string;

  /** The body that is sent, as text: a redelivery sends the same bytes. */
  @prop({ type: String, required: true })
  body: string;

  @Field(() => DeliveryStatus, { simple: true, description: 'The state of the delivery.' })
  @prop({ type: String, enum: DeliveryStatus, required: true })
  status: DeliveryStatus;

  @Field(() => Int, { simple: true, description: 'Number of attempts so far.' })
  @prop({ type: Number, default: 0 })
  attempts: number;

  /** The start of the three days for attempts. A redelivery resets it. */
  @prop({ type: Date, required: true })
  firstAt: Date;

  /** Attempts since `firstAt`: the place in the schedule of retries. */
  @prop({ type: Number, default: 0 })
  round: number;

  @Field(() => Int, {
    simple: true,
    nullable: true,
    description: "The endpoint's last HTTP status. Null if there was no answer.",
  })
  @prop({ type: Number, default: null })
  responseStatus: number | null;

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'The error of the last attempt. Null if it did not fail.',
  })
  @prop({ type: String, default: null })
  error: string | null;

  @Field(() => Date, {
    simple: true,
    nullable: true,
    description: 'When the next attempt is due. Null if none is.',
  })
  @prop({ type: Date, default: null })
  nextAttemptAt: Date | null;

  @Field(() => Date, {
    simple: true,
    nullable: true,
    description: 'When the endpoint accepted it. Null if it has not.',
  })
  @prop({ type: Date, default: null })
  deliveredAt: Date | null;

  @Field(() => Date, { simple: true, description: 'When the event was queued for the endpoint.' })
  @prop({ type: Date, required: true })
  createdAt: Date;
}

/** The `webhook_endpoints` collection. */
export const WebhookEndpointModel = defineModel(WebhookEndpoint);

/** The `webhook_deliveries` collection. */
export const WebhookDeliveryModel = defineModel(WebhookDelivery);
