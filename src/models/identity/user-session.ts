import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';

/** What a session runs on. */
export enum DeviceType {
  DESKTOP = 'desktop',
  MOBILE = 'mobile',
  TABLET = 'tablet',
}
registerEnumType(DeviceType, { name: 'DeviceType', description: 'What a session runs on.' });

/** Why a session ended before its time. */
export enum SessionEnd {
  SIGNED_OUT = 'signed-out',
  REVOKED = 'revoked',
  PASSWORD_CHANGED = 'password-changed',
  TOKEN_REUSED = 'token-reused',
  SUSPENDED = 'suspended',
  ENDED_BY_ADMIN = 'ended-by-admin',
  ERASURE = 'erasure',
}

/** Where an address seems to be, as a trusted proxy tells. */
@modelOptions({ schemaOptions: { _id: false } })
export class SessionLocation {
  @prop({ type: String, maxlength: 100 })
  country?: string;

  @prop({ type: String, maxlength: 100 })
  city?: string;

  @prop({ type: String, maxlength: 100 })
  timezone?: string;
}

/**
 * One signed-in device (S1, S3§1.2) and at the same time one family of refresh tokens: only the token of the current
 * `generation` is good. The documents' `isActive` is `revokedAt: null`, their `sessionId` is the global id.
 */
@ObjectType('UserSession', { implements: Node, description: 'One device on which one is signed in.' })
@modelOptions(collection('user_sessions', { timestamps: { createdAt: true, updatedAt: false } }))
@index({ user: 1, createdAt: -1, _id: -1 })
@index({ revokedAt: 1, lastActiveAt: -1 })
@index({ expiresAt: 1 }, { expireAfterSeconds: 0 })
export class UserSession extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  user: Types.ObjectId;

  /** How often the refresh token was exchanged. */
  @prop({ type: Number, default: 0 })
  generation: number;

  /** Goes into the refresh tokens of this session, so that they cannot be derived for another one. */
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

  @Field(() => DeviceType, { simple: true, nullable: true, description: 'What kind of device it is.' })
  @prop({ type: String, enum: DeviceType })
  device?: DeviceType;

  @Field(() => String, { simple: true, nullable: true, description: 'The browser, where it says so.' })
  @prop({ type: String, maxlength: 100 })
  browser?: string;

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'The operating system, where it says so.',
  })
  @prop({ type: String, maxlength: 100 })
  os?: string;

  @prop({ type: () => SessionLocation })
  location?: SessionLocation;

  @Field(() => Date, { simple: true, description: 'When one signed in on it.' })
  createdAt: Date;

  @Field(() => Date, { simple: true, description: 'When its tokens were last exchanged.' })
  @prop({ type: Date, required: true })
  lastActiveAt: Date;

  @Field(() => Date, { simple: true, description: 'When it ends unless it is used before.' })
  @prop({ type: Date, required: true })
  expiresAt: Date;
}

/** The `user_sessions` collection. */
export const UserSessionModel = defineModel(UserSession);
