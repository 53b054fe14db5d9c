import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { BaseDocument, collection, defineModel } from '../base.js';
import { PostCategory } from './post-enums.js';

/** Entries that a home timeline keeps; older ones are pulled from the posts themselves. */
export const TIMELINE_CAP = 800;

/** Authors with more followers than this are pulled by their readers instead of pushed to them. */
export const LARGE_AUDIENCE = 5_000;

/** One post in one person's home timeline, written by the timelines reactor. */
@modelOptions(collection('timelines'))
@index({ owner: 1, at: -1, post: -1 })
@index({ owner: 1, category: 1, at: -1, post: -1 })
// Not led by the owner, so that no plan for a timeline can mistake them for its order.
@index({ post: 1, owner: 1 }, { unique: true })
@index({ author: 1, owner: 1 })
export class TimelineEntry extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  owner: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  post: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  author: Types.ObjectId;

  @prop({ type: String, enum: PostCategory, required: true })
  category: PostCategory;

  /** When the post was made: what the timeline is sorted by. */
  @prop({ type: Date, required: true })
  at: Date;
}

/** The `timelines` collection. */
export const TimelineEntryModel = defineModel(TimelineEntry);
