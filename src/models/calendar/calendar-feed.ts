import { modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { collection, defineModel } from '../base.js';

/** The version of a user's private calendar feed. Its address is signed with it, so a new version ends old addresses. */
@modelOptions(collection('calendar_feeds'))
export class CalendarFeed {
  /** The user. */
  @prop({ type: () => Types.ObjectId, required: true })
  _id: Types.ObjectId;

  @prop({ type: Number, default: 1 })
  version: number;
}

/** The `calendar_feeds` collection. */
export const CalendarFeedModel = defineModel(CalendarFeed);
