import { modelOptions, prop } from '@typegoose/typegoose';
import { collection, defineModel } from '../base.js';

/** The pair of keys by which push services know this installation (RFC 8292), where none is configured: there is one. */
@modelOptions(collection('vapid_keys'))
export class VapidKey {
  @prop({ type: String, required: true })
  _id: string;

  /** As base64url; browsers are given it when they subscribe. */
  @prop({ type: String, required: true })
  publicKey: string;

  /** Encrypted with a key derived from AUTH_SECRET; see auth/seal.ts. */
  @prop({ type: String, required: true })
  sealedPrivateKey: string;

  @prop({ type: Date, required: true })
  createdAt: Date;
}

/** The `vapid_keys` collection. */
export const VapidKeyModel = defineModel(VapidKey);
