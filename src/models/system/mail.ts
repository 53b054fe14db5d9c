import { index, modelOptions, prop, Severity } from '@typegoose/typegoose';
import { Schema, Types } from 'mongoose';
import { collection, defineModel } from '../base.js';

/** The status of a mail. */
export enum MailStatus {
  PENDING = 'pending',
  SENT = 'sent',
  /** Given up: refused permanently, tried too often, or no longer useful. */
  DEAD = 'dead',
}

/**
 * A mail in the outbox, written in the transaction that causes it and sent afterwards. It stores the values of the
 * text, not the text; the secret of its link is encrypted and removed when the mail is sent.
 */
@modelOptions({ ...collection('mails'), options: { allowMixed: Severity.ALLOW } })
@index({ status: 1, dueAt: 1 })
@index({ to: 1 })
@index({ key: 1 }, { unique: true, partialFilterExpression: { key: { $exists: true } } })
@index({ expireAt: 1 }, { expireAfterSeconds: 0 })
export class Mail {
  declare _id: Types.ObjectId;

  /** The occasion, for mails that may be sent only once per occasion. */
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

  /** The secret of the link, encrypted. Removed with the sending. */
  @prop({ type: String })
  sealedToken?: string;

  /** After this time the mail is useless and is not sent. */
  @prop({ type: Date })
  usefulUntil?: Date;

  @prop({ required: true, type: String, enum: MailStatus })
  status!: MailStatus;

  @prop({ required: true, type: Number })
  attempts!: number;

  /** When the next attempt is due. An attempt moves it forward, so that a failed worker's mail is tried again. */
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
