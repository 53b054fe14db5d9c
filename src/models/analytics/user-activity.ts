import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { BaseDocument, collection, defineModel } from '../base.js';

/** How long it is known when users were active. */
export const ACTIVITY_DAYS = 400;

/**
 * That a user was active in a quarter of an hour: was given an access token, by signing up, signing in or refreshing the
 * session. Quarters of an hour meet the midnights of every zone, so that days and weeks of any zone are exact.
 */
@modelOptions(collection('user_activities'))
@index({ user: 1, at: -1 }, { unique: true })
@index({ first: 1, at: 1, user: 1 })
@index({ at: 1 }, { expireAfterSeconds: ACTIVITY_DAYS * 24 * 60 * 60 })
export class UserActivity extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  user: Types.ObjectId;

  /** The start of the quarter of an hour, in UTC. */
  @prop({ type: Date, required: true })
  at: Date;

  /** The start of the quarter of an hour of the user's first activity ever. The same in all rows of a user. */
  @prop({ type: Date, required: true })
  first: Date;

  /** Where the request seemed to come from, as a trusted proxy tells. */
  @prop({ type: String, maxlength: 100 })
  country?: string;
}

/** The `user_activities` collection. */
export const UserActivityModel = defineModel(UserActivity);
