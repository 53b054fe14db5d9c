import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { BaseDocument, collection, defineModel } from '../base.js';

/** A post counts one view per viewer within this window, in milliseconds. */
export const VIEW_WINDOW_MS = 24 * 60 * 60 * 1000;

/**
 * A viewer's view of a post in one window. The unique index makes it count once; it expires some time after the
 * window.
 */
@modelOptions(collection('post_views'))
@index({ post: 1, viewer: 1, window: 1 }, { unique: true })
@index({ window: 1 }, { expireAfterSeconds: (2 * VIEW_WINDOW_MS) / 1000 })
export class PostView extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  post: Types.ObjectId;

  /** The user's id, or a hash of the network address for a visitor. */
  @prop({ type: String, required: true })
  viewer: string;

  /** The start of the window. */
  @prop({ type: Date, required: true })
  window: Date;
}

/** The `post_views` collection. */
export const PostViewModel = defineModel(PostView);
