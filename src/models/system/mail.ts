import { index, modelOptions, prop, Severity } from '@typegoose/typegoose';
import { Schema, Types } from 'mongoose';
import { collection, defineModel } from '../base.js';

/** How far a mail has come. */
export enum MailStatus {
  PENDING = 'pending',
  SENT = 'sent',
  /** Given up: refused for good, tried too often, or of no use any more. */
  DEAD = 'dead',
}

/**
 * A mail to be sent, written in the transaction that wants it sent and handed in afterwards. What the text is made of is
 * kept, not the text; the secret of its link only until it is handed in, and sealed.
 */
@modelOptions({ ...collection('mails'), options: { allowMixed: Severity.ALLOW } })
@index({ status: 1, dueAt: 1 })
@index({ to: 1 })
@index({ key: 1 }, { unique: true, partialFilterExpression: { key: { $exists: true } } })
@index({ expireAt: 1 }, { expireAfterSeconds: 0 })
export class Mail {
  declare _id: Types.ObjectId;

  /** Names the occasion, where there may be only one mail of it. */
  @prop({ type: String })
  key?: string;

  @prop({ required: true, type: String })
  to!: string;

  @prop({ required: true, type: String })
  template!: string;

  @prop({ required: true, type: String })
  language!: string;

  @prop({ type: String })
  timezone?: string;

  @prop({ required: true, type: Schema.Types.Mixed })
  data!: Record<string, unknown>;

  /** What the link proves itself with, encrypted; gone as soon as the mail is. */
  @prop({ type: String })
  sealedToken?: string;

  /** After this nobody can use it: it is not sent any more. */
  @prop({ type: Date })
  usefulUntil?: Date;

  @prop({ required: true, type: String, enum: MailStatus })
  status!: MailStatus;

  @prop({ required: true, type: Number })
  attempts!: number;

  /** When it may be tried; whoever tries moves it on, so that it comes back if they don't. */
  @prop({ required: true, type: Date })
  dueAt!: Date;

  @prop({ type: String })
  error?: string;

  @prop({ required: true, type: Date })
  createdAt!: Date;

  @prop({ type: Date })
  sentAt?: Date;

  @prop({ type: Date })
  expireAt?: Date;
}

/** The `mails` collection. */
export const MailModel = defineModel(Mail);
