import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';

/** What the security log tells of. */
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
}
registerEnumType(SecurityEvent, {
  name: 'SecurityEvent',
  description: 'What the security log tells of.',
  valuesConfig: {
    SIGNED_UP: { description: 'The account was made.' },
    SIGNED_IN: { description: 'Somebody signed in, with the password, by a link or with another account.' },
    SIGN_IN_FAILED: { description: 'Somebody tried to, without the right password.' },
    SIGNED_OUT: { description: 'A device signed itself out.' },
    SESSION_REVOKED: { description: 'Devices were signed out from another one.' },
    TOKEN_REUSED: {
      description: 'A refresh token came twice, so it may be stolen; its device was signed out.',
    },
    PASSWORD_CHANGED: { description: 'The password was changed; all other devices were signed out.' },
    PASSWORD_CHANGE_FAILED: { description: 'Somebody signed in tried to, without the right password.' },
    ACCOUNT_SUSPENDED: { description: 'An admin put the account out of use; all devices were signed out.' },
    ACCOUNT_RESTORED: {
      description: 'The account is in use again, by an admin or because its time was over.',
    },
    SIGNED_OUT_BY_ADMIN: { description: 'An admin signed all devices out.' },
    USERNAME_CHANGED: { description: 'The person has another username.' },
    PROVIDER_LINKED: { description: 'One may sign in with an account of Google or GitHub from now on.' },
    PROVIDER_UNLINKED: { description: 'Nobody signs in with that account of Google or GitHub any more.' },
    OAUTH_REPLAYED: {
      description:
        'A sign-in with Google or GitHub came twice, so it may be stolen; its device was signed out.',
    },
    ROLE_CHANGED: { description: 'The person was given another role.' },
    EMAIL_VERIFIED: { description: 'The address was shown to be one’s own.' },
    EMAIL_CHANGE_REQUESTED: { description: 'Somebody signed in asked for another address.' },
    EMAIL_CHANGE_CANCELLED: { description: 'A change of the address was called off.' },
    EMAIL_CHANGED: { description: 'The account has another address.' },
    PASSWORD_RESET_REQUESTED: { description: 'Somebody asked for a link to set a new password.' },
    PASSWORD_RESET: {
      description: 'A new password was set by way of such a link; all devices were signed out.',
    },
    PASSWORD_REMOVED: {
      description:
        'The address was shown to be one’s own for the first time; the password set before is worth nothing any more.',
    },
    MAGIC_LINK_REQUESTED: { description: 'Somebody asked for a link to sign in with.' },
    TWO_FACTOR_ENABLED: { description: 'Signing in asks for a second factor from now on.' },
    TWO_FACTOR_DISABLED: { description: 'Signing in asks for no second factor any more.' },
    TWO_FACTOR_FAILED: {
      description: 'Somebody with the password or a link had no good code of the second factor.',
    },
    TWO_FACTOR_RESET: {
      description: 'An admin turned the second factor off; all devices were signed out.',
    },
    BACKUP_CODE_USED: { description: 'A backup code was used up.' },
    BACKUP_CODES_RENEWED: { description: 'There are new backup codes; the old ones are worth nothing.' },
    CONFIRMATION_FAILED: {
      description:
        'Somebody signed in tried to change something that asks for the password or a code, without it.',
    },
    ACCOUNT_LOCKED: { description: 'Too many attempts failed, so nobody signs in with a password for now.' },
    ACCOUNT_UNLOCKED: { description: 'An admin ended that before its time.' },
    DATA_EXPORT_REQUESTED: { description: 'Somebody signed in asked for all that is kept about the person.' },
    DATA_EXPORT_DOWNLOADED: { description: 'That was downloaded.' },
    ERASURE_REQUESTED: { description: 'The account shall be erased; all devices were signed out.' },
    ERASURE_CANCELLED: { description: 'The account is kept after all.' },
    ACCOUNT_ERASED: { description: 'An account was erased; nothing tells whose it was.' },
  },
});

/** One line of the audit log (S1): inserted, and never changed or deleted by the gateway. */
@ObjectType('SecurityLogEntry', {
  implements: Node,
  description: 'Something that concerns the safety of the account.',
})
@modelOptions(collection('security_logs', { timestamps: { createdAt: true, updatedAt: false } }))
@index({ user: 1, createdAt: -1, _id: -1 })
@index({ event: 1, createdAt: -1 })
@index({ actor: 1 }, { sparse: true })
export class SecurityLogEntry extends BaseDocument {
  /** Null for an attempt on an account that is not there. */
  @prop({ type: () => Types.ObjectId, default: null })
  user: Types.ObjectId | null;

  @Field(() => SecurityEvent, { simple: true, description: 'What happened.' })
  @prop({ type: String, enum: SecurityEvent, required: true })
  event: SecurityEvent;

  /** Who did it, where that is somebody else: an admin. */
  @prop({ type: () => Types.ObjectId })
  actor?: Types.ObjectId;

  @Field(() => String, { simple: true, nullable: true, description: 'What an admin gave as the reason.' })
  @prop({ type: String, maxlength: 500 })
  reason?: string;

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'More about it, such as the old and the new role.',
  })
  @prop({ type: String, maxlength: 100 })
  detail?: string;

  @prop({ type: () => Types.ObjectId })
  session?: Types.ObjectId;

  @Field(() => String, { simple: true, nullable: true, description: 'From which address.' })
  @prop({ type: String, maxlength: 64 })
  ipAddress?: string;

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'From what, such as “Firefox on Linux”.',
  })
  @prop({ type: String, maxlength: 250 })
  device?: string;

  @Field(() => Date, { simple: true, description: 'When.' })
  createdAt: Date;
}

/** The `security_logs` collection. */
export const SecurityLogModel = defineModel(SecurityLogEntry);
