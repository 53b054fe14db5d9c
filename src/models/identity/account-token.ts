import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { collection, defineModel } from '../base.js';

/** What the link of a mail may do. */
export enum TokenPurpose {
  VERIFY_EMAIL = 'verify-email',
  PASSWORD_RESET = 'password-reset',
  MAGIC_LINK = 'magic-link',
  /** The new address agrees to become the account's. */
  EMAIL_CHANGE_NEW = 'email-change-new',
  /** The present address agrees to give way, or does not. */
  EMAIL_CHANGE_OLD = 'email-change-old',
  CANCEL_ERASURE = 'cancel-erasure',
  DATA_EXPORT = 'data-export',
}

/**
 * The proof in the link of a mail (S1 and S2 `resetPasswordToken`, S3 verification): works once, for one purpose, until
 * it ends. Only a keyed hash is kept, so neither reading nor writing the database makes a link.
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

  /** Null where somebody asked for an address that nobody has: such a row is there so that asking takes as long. */
  @prop({ type: () => Types.ObjectId, default: null })
  user: Types.ObjectId | null;

  /** Where the link was sent to: it proves this address and no later one. */
  @prop({ type: String, required: true })
  email: string;

  /** What it belongs to, where that is more than the account: a change of address. */
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
