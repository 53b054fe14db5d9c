import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { registerEnumType } from 'type-graphql';
import { collection, defineModel } from '../base.js';

/** The providers of social sign-in. */
export enum OAuthProvider {
  GOOGLE = 'google',
  GITHUB = 'github',
}
registerEnumType(OAuthProvider, {
  name: 'OAuthProvider',
  description: 'The OAuth providers.',
  valuesConfig: {
    GOOGLE: { description: 'A Google account (OpenID Connect).' },
    GITHUB: { description: 'A GitHub account (OAuth 2).' },
  },
});

/** The purpose of a visit to a provider. */
export enum OAuthPurpose {
  SIGN_IN = 'sign-in',
  LINK = 'link',
}

/** A user's identity at a provider. */
@modelOptions({ schemaOptions: { _id: false } })
export class OAuthIdentity {
  /** The provider's own id of the account, which never changes. */
  @prop({ type: String, required: true, maxlength: 255 })
  subject: string;

  @prop({ type: String })
  email?: string;

  @prop({ type: Boolean, required: true })
  emailVerified: boolean;

  @prop({ type: String })
  firstName?: string;

  @prop({ type: String })
  lastName?: string;

  /** The handle at the provider, if it has handles. */
  @prop({ type: String })
  username?: string;

  @prop({ type: String })
  locale?: string;
}

/**
 * One round trip to a provider. Contains no secret: the state and the client's secret are hashed, the PKCE verifier
 * and the nonce are derived from the state, and the provider's tokens are never stored.
 */
@modelOptions(collection('oauth_states'))
@index({ hash: 1 }, { unique: true })
@index({ expiresAt: 1 }, { expireAfterSeconds: 0 })
export class OAuthState {
  declare _id: Types.ObjectId;

  @prop({ type: String, required: true })
  hash: string;

  /** The hash of the secret that the client keeps, so that another browser cannot complete the sign-in. */
  @prop({ type: String, required: true })
  verifierHash: string;

  @prop({ type: String, enum: OAuthProvider, required: true })
  provider: OAuthProvider;

  @prop({ type: String, enum: OAuthPurpose, required: true })
  purpose: OAuthPurpose;

  /** The user who links the provider, or who was signed in, once that is known. */
  @prop({ type: () => Types.ObjectId, default: null })
  user: Types.ObjectId | null;

  @prop({ type: String, required: true })
  redirectUri: string;

  @prop({ type: Date, required: true })
  createdAt: Date;

  @prop({ type: Date, required: true })
  expiresAt: Date;

  /** When the provider's code arrived. It is exchanged once, whatever the result. */
  @prop({ type: Date, default: null })
  claimedAt: Date | null;

  @prop({ type: String })
  codeHash?: string;

  /** Set from the exchange until it is used: signing in may still require a second factor. */
  @prop({ type: () => OAuthIdentity })
  identity?: OAuthIdentity;

  @prop({ type: Date, default: null })
  usedAt: Date | null;

  /** The session that it started. Ended if the same answer is received again. */
  @prop({ type: () => Types.ObjectId })
  session?: Types.ObjectId;
}

/** The `oauth_states` collection. */
export const OAuthStateModel = defineModel(OAuthState);
