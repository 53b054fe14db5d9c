import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { collection, defineModel } from '../base.js';

/** The public half of an Ed25519 key, in JWKS form. */
@modelOptions({ schemaOptions: { _id: false } })
export class PublicKey {
  @prop({ type: String, enum: ['OKP'], required: true })
  kty: 'OKP';

  @prop({ type: String, enum: ['Ed25519'], required: true })
  crv: 'Ed25519';

  @prop({ type: String, required: true })
  x: string;
}

/**
 * A key that signs access tokens. The current one signs; retired ones verify and are removed when their last token
 * has expired. A unique index ensures that there is one current key.
 */
@modelOptions(collection('signing_keys', { timestamps: { createdAt: true, updatedAt: false } }))
@index({ kid: 1 }, { unique: true })
@index({ current: 1 }, { unique: true, partialFilterExpression: { current: true } })
@index({ expiresAt: 1 }, { expireAfterSeconds: 0 })
export class SigningKey {
  declare _id: Types.ObjectId;

  @prop({ type: String, required: true })
  kid: string;

  @prop({ type: () => PublicKey, required: true })
  publicKey: PublicKey;

  /** The private half, encrypted with a key derived from AUTH_SECRET; see auth/seal.ts. */
  @prop({ type: String, required: true })
  sealedPrivateKey: string;

  @prop({ type: Boolean, required: true })
  current: boolean;

  createdAt: Date;

  @prop({ type: Date, default: null })
  retiredAt: Date | null;

  @prop({ type: Date, default: null })
  expiresAt: Date | null;
}

/** The `signing_keys` collection. */
export const SigningKeyModel = defineModel(SigningKey);
