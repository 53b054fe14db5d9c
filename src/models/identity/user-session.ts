import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';

/** The kind of a session's device. */
export enum DeviceType {
  DESKTOP = 'desktop',
  MOBILE = 'mobile',
  TABLET = 'tablet',
}
registerEnumType(DeviceType, {
  name: 'DeviceType',
  description: 'The kinds of device.',
  valuesConfig: {
    DESKTOP: { description: 'A desktop or laptop computer.' },
    MOBILE: { description: 'A mobile phone.' },
    TABLET: { description: 'A tablet computer.' },
  },
});

/** Why a session ended before its expiry. */
export enum SessionEnd {
  SIGNED_OUT = 'signed-out',
  REVOKED = 'revoked',
  PASSWORD_CHANGED = 'password-changed',
  TOKEN_REUSED = 'token-reused',
  SUSPENDED = 'suspended',
  ENDED_BY_ADMIN = 'ended-by-admin',
  ERASURE = 'erasure',
}

/** The approximate location of an address, from a trusted proxy. */
@modelOptions({ schemaOptions: { _id: false } })
export class SessionLocation {
  @prop({ type: String, maxlength: 100 })
  country?: string;

  @prop({ type: String, maxlength: 100 })
  city?: string;

  @prop({ type: String, maxlength: 100 })
  timezone?: string;
}

/** A signed-in device, and one family of refresh tokens: only the token of the current `generation` is valid. */
@ObjectType('UserSession', { implements: Node, description: 'A session of the viewer on one device.' })
@modelOptions(collection('user_sessions', { timestamps: { createdAt: true, updatedAt: false } }))
@index({ user: 1, createdAt: -1, _id: -1 })
@index({ revokedAt: 1, lastActiveAt: -1 })
@index({ expiresAt: 1 }, { expireAfterSeconds: 0 })
export class UserSession extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  user: Types.ObjectId;

  /** Number of refreshes. */
  @prop({ type: Number, default: 0 })
  generation: number;

  /** A part of this session's refresh tokens, so that they cannot be derived for another session. */
  @prop({ type: String, required: true })
  salt: string;

  /** When the current generation began, by the database's clock. */
  @prop({ type: Date, default: null })
  rotatedAt: Date | null;

  @prop({ type: Date, default: null })
  revokedAt: Date | null;

  @prop({ type: String, enum: SessionEnd })
  endedBy?: SessionEnd;

  @prop({ type: String, maxlength: 64 })
  ip?: string;

  @prop({ type: String, maxlength: 512 })
  userAgent?: string;

  @Field(() => DeviceType, { simple: true, nullable: true, description: 'The kind of device.' })
  @prop({ type: String, enum: DeviceType })
  device?: DeviceType;

  @Field(() => String, { simple: true, nullable: true, description: 'The browser, if known.' })
  @prop({ type: String, maxlength: 100 })
  browser?: string;

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'The operating system, if known.',
  })
  @prop({ type: String, maxlength: 100 })
  os?: string;

  @prop({ type: () => SessionLocation })
  location?: SessionLocation;

  @Field(() => Date, { simple: true, description: 'Time of sign-in.' })
  createdAt: Date;

  @Field(() => Date, { simple: true, description: 'Time of the last token refresh.' })
  @prop({ type: Date, required: true })
  lastActiveAt: Date;

  @Field(() => Date, { simple: true, description: 'Time at which the session expires unless used.' })
  @prop({ type: Date, required: true })
  expiresAt: Date;
}

/** The `user_sessions` collection. */
export const UserSessionModel = defineModel(UserSession);
