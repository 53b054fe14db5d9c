import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { BaseDocument, collection, defineModel } from '../base.js';

/**
 * Number of a post's views in one window. The views themselves expire soon; these rows stay, so that the view count
 * can be recomputed.
 */
@modelOptions(collection('post_view_days'))
@index({ post: 1, window: 1 }, { unique: true })
@index({ window: 1 })
export class PostViewDay extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  post: Types.ObjectId;

  /** The start of the window. */
  @prop({ type: Date, required: true })
  window: Date;

  @prop({ type: Number, default: 0 })
  views: number;
}

/** The `post_view_days` collection. */
export const PostViewDayModel = defineModel(PostViewDay);
