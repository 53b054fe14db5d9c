import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { BaseDocument, collection, defineModel } from '../base.js';
import { PostCategory } from './post-enums.js';

/** The most entries of a home timeline; older ones are pulled from the posts themselves. */
export const TIMELINE_CAP = 800;

/** Posts of authors with more followers are pulled by their readers instead of pushed. */
export const LARGE_AUDIENCE = 5_000;

/** A post in a user's home timeline, written by the timelines reactor. */
@modelOptions(collection('timelines'))
@index({ owner: 1, at: -1, post: -1 })
@index({ owner: 1, category: 1, at: -1, post: -1 })
// The index does not begin with the owner, so that the query planner cannot use it for a timeline's order.
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

  /** When the post was created: the sort field of the timeline. */
  @prop({ type: Date, required: true })
  at: Date;
}

/** The `timelines` collection. */
export const TimelineEntryModel = defineModel(TimelineEntry);
