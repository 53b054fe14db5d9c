import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { collection, defineModel } from '../base.js';

/** The permitted use of a mail link. */
export enum TokenPurpose {
  VERIFY_EMAIL = 'verify-email',
  PASSWORD_RESET = 'password-reset',
  MAGIC_LINK = 'magic-link',
  /** The owner of the new address confirms the change. */
  EMAIL_CHANGE_NEW = 'email-change-new',
  /** The owner of the current address confirms the change, or refuses it. */
  EMAIL_CHANGE_OLD = 'email-change-old',
  CANCEL_ERASURE = 'cancel-erasure',
  DATA_EXPORT = 'data-export',
}

/**
 * The token of a mail link: valid once, for one purpose, until it expires. Only a keyed hash is stored, so access to
 * the database does not allow making links.
 */
@modelOptions(collection('account_tokens'))
@index({ hash: 1 }, { unique: true })
@index({ user: 1, purpose: 1 })
@index({ expiresAt: 1 }, { expireAfterSeconds: 0 })
export class AccountToken {
  declare _id: Types.ObjectId;

  @prop({ type: String, required: true })
  hash: string;

  @prop({ type: String, enum: TokenPurpose, required: true })
  purpose: TokenPurpose;

  /** Null for an address without an account: such a row is only written so that both cases take the same time. */
  @prop({ type: () => Types.ObjectId, default: null })
  user: Types.ObjectId | null;

  /** The address that the link was sent to. The token confirms only this address. */
  @prop({ type: String, required: true })
  email: string;

  /** Its subject, if it is not the account itself: a change of address. */
  @prop({ type: () => Types.ObjectId })
  change?: Types.ObjectId;

  @prop({ type: Date, required: true })
  createdAt: Date;

  @prop({ type: Date, required: true })
  expiresAt: Date;

  @prop({ type: Date, default: null })
  usedAt: Date | null;
}

/** The `account_tokens` collection. */
export const AccountTokenModel = defineModel(AccountToken);
