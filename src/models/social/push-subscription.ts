import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { collection, defineModel } from '../base.js';

/** The keys for encrypting messages to a browser (RFC 8291), as base64url. */
@modelOptions({ schemaOptions: { _id: false } })
export class PushKeys {
  @prop({ type: String, required: true })
  p256dh: string;

  @prop({ type: String, required: true })
  auth: string;
}

/**
 * A browser that receives a user's push messages, for one session; it is removed when the session ends. The address
 * is a capability to send messages, so it is never shown again.
 */
@modelOptions(collection('push_subscriptions'))
@index({ endpoint: 1 }, { unique: true })
@index({ user: 1, createdAt: 1 })
@index({ session: 1 })
@index({ expireAt: 1 }, { expireAfterSeconds: 0 })
export class PushSubscription {
  declare _id: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  user: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  session: Types.ObjectId;

  /** The address of its push service. */
  @prop({ type: String, required: true, maxlength: 2048 })
  endpoint: string;

  @prop({ type: () => PushKeys, required: true })
  keys: PushKeys;

  /** The gateway's public key that it was created with. Its push service refuses messages with another one. */
  @prop({ type: String, required: true })
  serverKey: string;

  @prop({ type: Date, required: true })
  createdAt: Date;

  /** When it expires, as stated by the browser. */
  @prop({ type: Date })
  expireAt?: Date;
}

/** The `push_subscriptions` collection. */
export const PushSubscriptionModel = defineModel(PushSubscription);
