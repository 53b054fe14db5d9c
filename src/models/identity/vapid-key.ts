import { modelOptions, prop } from '@typegoose/typegoose';
import { collection, defineModel } from '../base.js';

/**
 * The key pair that identifies this installation to push services (RFC 8292), if none is configured. There is one.
 */
@modelOptions(collection('vapid_keys'))
export class VapidKey {
  @prop({ type: String, required: true })
  _id: string;

  /** As base64url. Browsers get it when they subscribe. */
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
