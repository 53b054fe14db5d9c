import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { BaseDocument, collection, defineModel } from '../base.js';

/** The units that can be held. */
export enum HoldUnit {
  COINS = 'coins',
  CREDITS = 'credits',
}

/** The state of a hold. SETTLED and RELEASED are final. */
export enum HoldState {
  HELD = 'held',
  SETTLED = 'settled',
  RELEASED = 'released',
}

/** Coins or credits that were taken from a balance before it is known what a thing will cost. */
@modelOptions(collection('holds'))
@index({ purpose: 1, subject: 1 }, { unique: true })
@index({ state: 1, expiresAt: 1 })
@index({ user: 1, createdAt: -1 })
export class Hold extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  user: Types.ObjectId;

  @prop({ type: String, enum: HoldUnit, required: true })
  unit: HoldUnit;

  @prop({ type: Number, required: true, min: 1 })
  amount: number;

  /** What it pays for, such as `chat-answer`. */
  @prop({ type: String, required: true })
  purpose: string;

  /** The document that it pays for. One hold per purpose and subject. */
  @prop({ type: () => Types.ObjectId, required: true })
  subject: Types.ObjectId;

  /** The type of the subject, where the ledger is to name it. */
  @prop({ type: String })
  subjectType?: string;

  @prop({ type: String, enum: HoldState, required: true })
  state: HoldState;

  /** What was really used; null until settled. */
  @prop({ type: Number, default: null })
  used: number | null;

  /** When the sweeper releases it. */
  @prop({ type: Date, required: true })
  expiresAt: Date;

  @prop({ type: Date, required: true })
  createdAt: Date;
}

/** The `holds` collection. */
export const HoldModel = defineModel(Hold);
