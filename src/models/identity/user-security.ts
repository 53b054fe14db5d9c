import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { collection, defineModel } from '../base.js';

const embedded = modelOptions({ schemaOptions: { _id: false } });

/** An active second factor. */
@embedded
export class TwoFactor {
  /** Encrypted with a key derived from AUTH_SECRET, bound to the account; see auth/seal.ts. */
  @prop({ type: String, required: true })
  sealedSecret: string;

  @prop({ type: Date, required: true })
  enabledAt: Date;

  /** The time step of the last accepted code. This and earlier codes are refused. */
  @prop({ type: Number, required: true })
  lastStep: number;
}

/** A second factor that waits for its first code. */
@embedded
export class PendingTwoFactor {
  @prop({ type: String, required: true })
  sealedSecret: string;

  @prop({ type: Date, required: true })
  startedAt: Date;
}

/** A new address that waits for confirmation. */
@embedded
export class EmailChange {
  @prop({ type: () => Types.ObjectId, required: true })
  id: Types.ObjectId;

  @prop({ type: String, required: true })
  email: string;

  @prop({ type: Boolean, required: true })
  newAgreed: boolean;

  /** True from the start if the current address was never verified. */
  @prop({ type: Boolean, required: true })
  oldAgreed: boolean;

  @prop({ type: Date, required: true })
  expiresAt: Date;
}

/**
 * The secrets of an account, separate from `users` so that no read of a user loads them. Nothing here is a GraphQL
 * type.
 */
@modelOptions(collection('user_security', { timestamps: true }))
@index({ user: 1 }, { unique: true })
@index({ lockNoticeDue: 1 }, { partialFilterExpression: { lockNoticeDue: true } })
export class UserSecurity {
  declare _id: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  user: Types.ObjectId;

  /** argon2id with its parameters and salt. Absent for users who sign in without a password. */
  @prop({ type: String })
  passwordHash?: string;

  @prop({ type: Date })
  passwordChangedAt?: Date;

  @prop({ type: () => TwoFactor })
  twoFactor?: TwoFactor;

  @prop({ type: () => PendingTwoFactor })
  pendingTwoFactor?: PendingTwoFactor;

  /** Keyed hashes of the remaining backup codes. */
  @prop({ type: () => [String] })
  backupCodes?: string[];

  @prop({ type: () => EmailChange })
  emailChange?: EmailChange;

  /** Number of consecutive failures, none of them older than a day. */
  @prop({ type: Number })
  loginAttempts?: number;

  @prop({ type: Date })
  lastFailedAt?: Date;

  /** Sign-in with a password is locked until this time. */
  @prop({ type: Date })
  lockedUntil?: Date;

  /** Whether the user has not been notified of the lock yet. */
  @prop({ type: Boolean })
  lockNoticeDue?: boolean;
}

/** The `user_security` collection. */
export const UserSecurityModel = defineModel(UserSecurity);
