import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { BaseDocument, collection, defineModel } from '../base.js';

/** A user's share of a post. Each user counts once, and again after an undo. */
@modelOptions(collection('post_shares', { timestamps: { createdAt: true, updatedAt: false } }))
@index({ user: 1, post: 1 }, { unique: true })
@index({ post: 1 })
@index({ createdAt: 1 })
export class PostShare extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  user: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  post: Types.ObjectId;

  createdAt: Date;
}

/** The `post_shares` collection. */
export const PostShareModel = defineModel(PostShare);
