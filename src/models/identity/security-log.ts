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
}
registerEnumType(SecurityEvent, {
  name: 'SecurityEvent',
  description: 'What the security log tells of.',
  valuesConfig: {
    SIGNED_UP: { description: 'The account was made.' },
    SIGNED_IN: { description: 'Somebody with the password signed in.' },
    SIGN_IN_FAILED: { description: 'Somebody tried to, without the right password.' },
    SIGNED_OUT: { description: 'A device signed itself out.' },
    SESSION_REVOKED: { description: 'Devices were signed out from another one.' },
    TOKEN_REUSED: {
      description: 'A refresh token came twice, so it may be stolen; its device was signed out.',
    },
    PASSWORD_CHANGED: { description: 'The password was changed; all other devices were signed out.' },
    PASSWORD_CHANGE_FAILED: { description: 'Somebody signed in tried to, without the right password.' },
    ROLE_CHANGED: { description: 'The person was given another role.' },
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
