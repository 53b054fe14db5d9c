import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { collection, defineModel } from '../base.js';

/** The keys that what is sent to a browser is encrypted with (RFC 8291), as base64url. */
@modelOptions({ schemaOptions: { _id: false } })
export class PushKeys {
  @prop({ type: String, required: true })
  p256dh: string;

  @prop({ type: String, required: true })
  auth: string;
}

/**
 * A browser that takes push messages for somebody, on one session: it goes when that ends. Who knows the address can send
 * there, so it is never shown again.
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

  /** Where its push service takes messages for it. */
  @prop({ type: String, required: true, maxlength: 2048 })
  endpoint: string;

  @prop({ type: () => PushKeys, required: true })
  keys: PushKeys;

  /** The public key of the gateway that it was made with; with another one its push service takes nothing. */
  @prop({ type: String, required: true })
  serverKey: string;

  @prop({ type: Date, required: true })
  createdAt: Date;

  /** When the browser says that it ends. */
  @prop({ type: Date })
  expireAt?: Date;
}

/** The `push_subscriptions` collection. */
export const PushSubscriptionModel = defineModel(PushSubscription);
