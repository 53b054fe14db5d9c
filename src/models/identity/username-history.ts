import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { collection, defineModel } from '../base.js';

/**
 * A former username. It leads to its last owner until another user takes it, which is not allowed for a while, so
 * that a stranger cannot impersonate them behind existing links.
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

  /** Until then it is reserved for its last owner. */
  @prop({ type: Date, required: true })
  reservedUntil: Date;
}

/** The `username_history` collection. */
export const FormerUsernameModel = defineModel(FormerUsername);

const CHANGES_MS = 30 * 24 * 60 * 60 * 1_000;

/** When a user may change their username again. Null if they have never changed it. */
export function nextUsernameChange(last: Pick<FormerUsername, 'changedAt'> | null | undefined): Date | null {
  return last ? new Date(last.changedAt.getTime() + CHANGES_MS) : null;
}
