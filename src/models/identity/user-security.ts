import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { collection, defineModel } from '../base.js';

const embedded = modelOptions({ schemaOptions: { _id: false } });

/** A second factor in use (S1 `twoFactorSecret`). */
@embedded
export class TwoFactor {
  /** Encrypted with a key derived from AUTH_SECRET, bound to the account; see auth/seal.ts. */
  @prop({ type: String, required: true })
  sealedSecret: string;

  @prop({ type: Date, required: true })
  enabledAt: Date;

  /** The time step of the last code that was taken: neither it nor an earlier one is taken again. */
  @prop({ type: Number, required: true })
  lastStep: number;
}

/** One that waits for its first code (S3 `tempTwoFactorSecret`). */
@embedded
export class PendingTwoFactor {
  @prop({ type: String, required: true })
  sealedSecret: string;

  @prop({ type: Date, required: true })
  startedAt: Date;
}

/** A new address that waits for those who have to agree. */
@embedded
export class EmailChange {
  @prop({ type: () => Types.ObjectId, required: true })
  id: Types.ObjectId;

  @prop({ type: String, required: true })
  email: string;

  @prop({ type: Boolean, required: true })
  newAgreed: boolean;

  /** True from the start where the present address was never shown to be the person's own. */
  @prop({ type: Boolean, required: true })
  oldAgreed: boolean;

  @prop({ type: Date, required: true })
  expiresAt: Date;
}

/**
 * The secrets of an account (S1, S2, S3), apart from `users` so that no read of a person ever loads them. Nothing here
 * is a GraphQL type.
 */
@modelOptions(collection('user_security', { timestamps: true }))
@index({ user: 1 }, { unique: true })
@index({ lockNoticeDue: 1 }, { partialFilterExpression: { lockNoticeDue: true } })
export class UserSecurity {
  declare _id: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  user: Types.ObjectId;

  /** argon2id with its parameters and salt; absent for those who sign in without a password. */
  @prop({ type: String })
  passwordHash?: string;

  @prop({ type: Date })
  passwordChangedAt?: Date;

  @prop({ type: () => TwoFactor })
  twoFactor?: TwoFactor;

  @prop({ type: () => PendingTwoFactor })
  pendingTwoFactor?: PendingTwoFactor;

  /** Keyed hashes of the backup codes that are left. */
  @prop({ type: () => [String] })
  backupCodes?: string[];

  @prop({ type: () => EmailChange })
  emailChange?: EmailChange;

  /** Failures in a row (S1, S2), none of them older than a day. */
  @prop({ type: Number })
  loginAttempts?: number;

  @prop({ type: Date })
  lastFailedAt?: Date;

  /** Until then nobody signs in with a password (S1 `lockUntil`). */
  @prop({ type: Date })
  lockedUntil?: Date;

  /** The person has not been told yet. */
  @prop({ type: Boolean })
  lockNoticeDue?: boolean;
}

/** The `user_security` collection. */
export const UserSecurityModel = defineModel(UserSecurity);
