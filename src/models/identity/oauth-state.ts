import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { registerEnumType } from 'type-graphql';
import { collection, defineModel } from '../base.js';

/** Who else may vouch for a person. */
export enum OAuthProvider {
  GOOGLE = 'google',
  GITHUB = 'github',
}
registerEnumType(OAuthProvider, {
  name: 'OAuthProvider',
  description: 'Where else one may have an account to sign in with.',
  valuesConfig: {
    GOOGLE: { description: 'A Google account (OpenID Connect).' },
    GITHUB: { description: 'A GitHub account (OAuth 2).' },
  },
});

/** What somebody went to a provider for. */
export enum OAuthPurpose {
  SIGN_IN = 'sign-in',
  LINK = 'link',
}

/** Who somebody is, as a provider says. */
@modelOptions({ schemaOptions: { _id: false } })
export class OAuthIdentity {
  /** The provider's own name of the account, which never changes. */
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

  /** The handle there, where there are handles. */
  @prop({ type: String })
  username?: string;

  @prop({ type: String })
  locale?: string;
}

/**
 * One way to a provider and back. Holds no secret: the state and what the client keeps are hashed, the PKCE verifier and
 * the nonce are derived from the state, and the provider's tokens are never written down.
 */
@modelOptions(collection('oauth_states'))
@index({ hash: 1 }, { unique: true })
@index({ expiresAt: 1 }, { expireAfterSeconds: 0 })
export class OAuthState {
  declare _id: Types.ObjectId;

  @prop({ type: String, required: true })
  hash: string;

  /** Of the secret that the client keeps, so that nobody else's browser comes back in its place. */
  @prop({ type: String, required: true })
  verifierHash: string;

  @prop({ type: String, enum: OAuthProvider, required: true })
  provider: OAuthProvider;

  @prop({ type: String, enum: OAuthPurpose, required: true })
  purpose: OAuthPurpose;

  /** Who links; who was signed in, once that is known. */
  @prop({ type: () => Types.ObjectId, default: null })
  user: Types.ObjectId | null;

  @prop({ type: String, required: true })
  redirectUri: string;

  @prop({ type: Date, required: true })
  createdAt: Date;

  @prop({ type: Date, required: true })
  expiresAt: Date;

  /** When the provider's code came: it is exchanged once, whatever becomes of it. */
  @prop({ type: Date, default: null })
  claimedAt: Date | null;

  @prop({ type: String })
  codeHash?: string;

  /** From the exchange until it is used: signing in may still wait for a second factor. */
  @prop({ type: () => OAuthIdentity })
  identity?: OAuthIdentity;

  @prop({ type: Date, default: null })
  usedAt: Date | null;

  /** The session that it started; ended when the same answer comes again. */
  @prop({ type: () => Types.ObjectId })
  session?: Types.ObjectId;
}

/** The `oauth_states` collection. */
export const OAuthStateModel = defineModel(OAuthState);
