import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { collection, defineModel } from '../base.js';

/**
 * A username that somebody gave up. It leads to them until somebody else takes it, which for a while nobody else may:
 * or a stranger could pose as them behind links that are about.
 */
@modelOptions(collection('username_history'))
@index({ usernameKey: 1, changedAt: -1 })
@index({ user: 1, changedAt: -1 })
export class FormerUsername {
  declare _id: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  user: Types.ObjectId;

  @prop({ type: String, required: true })
  username: string;

  @prop({ type: String, required: true })
  usernameKey: string;

  @prop({ type: Date, required: true })
  changedAt: Date;

  /** Until then it is kept for whoever had it. */
  @prop({ type: Date, required: true })
  reservedUntil: Date;
}

/** The `username_history` collection. */
export const FormerUsernameModel = defineModel(FormerUsername);

const CHANGES_MS = 30 * 24 * 60 * 60 * 1_000;

/** When a person may change their username again, after the last time; null for whoever has not done so yet. */
export function nextUsernameChange(last: Pick<FormerUsername, 'changedAt'> | null | undefined): Date | null {
  return last ? new Date(last.changedAt.getTime() + CHANGES_MS) : null;
}
