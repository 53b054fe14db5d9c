import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';

/** The events of the security log. */
export enum SecurityEvent {
  SIGNED_UP = 'signed-up',
  SIGNED_IN = 'signed-in',
  SIGN_IN_FAILED = 'sign-in-failed',
  SIGNED_OUT = 'signed-out',
  SESSION_REVOKED = 'session-revoked',
  TOKEN_REUSED = 'token-reused',
  PASSWORD_CHANGED = 'password-changed',
  PASSWORD_CHANGE_FAILED = 'password-change-failed',
  ROLE_CHANGED = 'role-changed',
  PERMISSIONS_CHANGED = 'permissions-changed',
  EMAIL_VERIFIED = 'email-verified',
  EMAIL_CHANGE_REQUESTED = 'email-change-requested',
  EMAIL_CHANGE_CANCELLED = 'email-change-cancelled',
  EMAIL_CHANGED = 'email-changed',
  PASSWORD_RESET_REQUESTED = 'password-reset-requested',
  PASSWORD_RESET = 'password-reset',
  PASSWORD_REMOVED = 'password-removed',
  MAGIC_LINK_REQUESTED = 'magic-link-requested',
  TWO_FACTOR_ENABLED = 'two-factor-enabled',
  TWO_FACTOR_DISABLED = 'two-factor-disabled',
  TWO_FACTOR_FAILED = 'two-factor-failed',
  TWO_FACTOR_RESET = 'two-factor-reset',
  BACKUP_CODE_USED = 'backup-code-used',
  BACKUP_CODES_RENEWED = 'backup-codes-renewed',
  CONFIRMATION_FAILED = 'confirmation-failed',
  ACCOUNT_LOCKED = 'account-locked',
  ACCOUNT_UNLOCKED = 'account-unlocked',
  ACCOUNT_SUSPENDED = 'account-suspended',
  ACCOUNT_RESTORED = 'account-restored',
  SIGNED_OUT_BY_ADMIN = 'signed-out-by-admin',
  USERNAME_CHANGED = 'username-changed',
  PROVIDER_LINKED = 'provider-linked',
  PROVIDER_UNLINKED = 'provider-unlinked',
  OAUTH_REPLAYED = 'oauth-replayed',
  DATA_EXPORT_REQUESTED = 'data-export-requested',
  DATA_EXPORT_DOWNLOADED = 'data-export-downloaded',
  ERASURE_REQUESTED = 'erasure-requested',
  ERASURE_CANCELLED = 'erasure-cancelled',
  ACCOUNT_ERASED = 'account-erased',
  API_KEY_CREATED = 'api-key-created',
  API_KEY_REVOKED = 'api-key-revoked',
  CONFIG_CHANGED = 'config-changed',
  BALANCE_ADJUSTED = 'balance-adjusted',
}
registerEnumType(SecurityEvent, {
  name: 'SecurityEvent',
  description: 'The types of security event.',
  valuesConfig: {
    SIGNED_UP: { description: 'The account was created.' },
    SIGNED_IN: { description: 'A user signed in.' },
    SIGN_IN_FAILED: { description: 'A sign-in failed: the password was wrong.' },
    SIGNED_OUT: { description: 'A user signed out.' },
    SESSION_REVOKED: { description: 'A session was ended from another one.' },
    TOKEN_REUSED: {
      description: 'A refresh token was reused and may be stolen. Its session ended.',
    },
    PASSWORD_CHANGED: { description: 'The password changed. All other sessions ended.' },
    PASSWORD_CHANGE_FAILED: {
      description: 'A change of the password failed: the current password was wrong.',
    },
    ACCOUNT_SUSPENDED: { description: 'An admin suspended the account. All sessions ended.' },
    ACCOUNT_RESTORED: {
      description: 'The account was restored, by an admin or after the suspension ended.',
    },
    SIGNED_OUT_BY_ADMIN: { description: 'An admin ended all sessions.' },
    USERNAME_CHANGED: { description: 'The username changed.' },
    PROVIDER_LINKED: { description: 'An OAuth provider was linked.' },
    PROVIDER_UNLINKED: { description: 'An OAuth provider was unlinked.' },
    OAUTH_REPLAYED: {
      description: 'A sign-in with an OAuth provider was replayed. Its session ended.',
    },
    PERMISSIONS_CHANGED: { description: 'An admin changed the permissions of the user.' },
    ROLE_CHANGED: { description: 'The role changed.' },
    EMAIL_VERIFIED: { description: 'The e-mail address was verified.' },
    EMAIL_CHANGE_REQUESTED: { description: 'A change of the e-mail address was requested.' },
    EMAIL_CHANGE_CANCELLED: { description: 'A change of the e-mail address was cancelled.' },
    EMAIL_CHANGED: { description: 'The e-mail address changed.' },
    PASSWORD_RESET_REQUESTED: { description: 'A link to reset the password was requested.' },
    PASSWORD_RESET: {
      description: 'The password was reset. All sessions ended.',
    },
    PASSWORD_REMOVED: {
      description: 'The e-mail address was verified for the first time, and an earlier password was removed.',
    },
    MAGIC_LINK_REQUESTED: { description: 'A sign-in link was requested.' },
    TWO_FACTOR_ENABLED: { description: 'Two-factor authentication was turned on.' },
    TWO_FACTOR_DISABLED: { description: 'Two-factor authentication was turned off.' },
    TWO_FACTOR_FAILED: {
      description: 'A sign-in failed: the second factor was wrong.',
    },
    TWO_FACTOR_RESET: {
      description: 'An admin turned off two-factor authentication. All sessions ended.',
    },
    BACKUP_CODE_USED: { description: 'A backup code was used.' },
    BACKUP_CODES_RENEWED: { description: 'New backup codes were created; the old ones are invalid.' },
    CONFIRMATION_FAILED: {
      description: 'A confirmation failed: the password or code was missing or wrong.',
    },
    ACCOUNT_LOCKED: { description: 'The account was locked after too many failed attempts.' },
    ACCOUNT_UNLOCKED: { description: 'An admin ended the lockout.' },
    DATA_EXPORT_REQUESTED: { description: 'A data export was requested.' },
    DATA_EXPORT_DOWNLOADED: { description: 'A data export was downloaded.' },
    ERASURE_REQUESTED: { description: 'The erasure of the account was requested. All sessions ended.' },
    ERASURE_CANCELLED: { description: 'The erasure was cancelled.' },
    ACCOUNT_ERASED: { description: 'An account was erased.' },
    API_KEY_CREATED: { description: 'An API key that acts for the account was created.' },
    API_KEY_REVOKED: { description: 'An API key of the account was revoked.' },
    BALANCE_ADJUSTED: { description: 'An admin added coins or credits to the account, or took some away.' },
    CONFIG_CHANGED: { description: 'The admin changed a runtime setting or a feature flag.' },
  },
});

/** An entry of the audit log: inserted, and never changed or deleted by the gateway. */
@ObjectType('SecurityLogEntry', {
  implements: Node,
  description: 'A security event of the account.',
})
@modelOptions(collection('security_logs', { timestamps: { createdAt: true, updatedAt: false } }))
@index({ user: 1, createdAt: -1, _id: -1 })
@index({ event: 1, createdAt: -1 })
@index({ actor: 1 }, { sparse: true })
export class SecurityLogEntry extends BaseDocument {
  /** Null for an attempt on an account that does not exist. */
  @prop({ type: () => Types.ObjectId, default: null })
  user: Types.ObjectId | null;

  @Field(() => SecurityEvent, { simple: true, description: 'The type of the event.' })
  @prop({ type: String, enum: SecurityEvent, required: true })
  event: SecurityEvent;

  /** The acting user, if it is another one: an admin. */
  @prop({ type: () => Types.ObjectId })
  actor?: Types.ObjectId;

  @Field(() => String, { simple: true, nullable: true, description: 'The reason that the admin gave.' })
  @prop({ type: String, maxlength: 500 })
  reason?: string;

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'Details, such as the old and the new role.',
  })
  @prop({ type: String, maxlength: 100 })
  detail?: string;

  @prop({ type: () => Types.ObjectId })
  session?: Types.ObjectId;

  @Field(() => String, { simple: true, nullable: true, description: 'The IP address.' })
  @prop({ type: String, maxlength: 64 })
  ipAddress?: string;

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'The device, such as “Firefox on Linux”.',
  })
  @prop({ type: String, maxlength: 250 })
  device?: string;

  @Field(() => Date, { simple: true, description: 'Time of the event.' })
  createdAt: Date;
}

/** The `security_logs` collection. */
export const SecurityLogModel = defineModel(SecurityLogEntry);
