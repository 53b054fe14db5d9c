import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { BaseDocument, collection, defineModel } from '../base.js';

/** The collection of a save that names none. */
export const DEFAULT_COLLECTION = 'Saved Items';

/** A user's save of a post. Private: no other user ever sees it. */
@modelOptions(collection('saves', { timestamps: true }))
@index({ user: 1, post: 1 }, { unique: true })
@index({ user: 1, createdAt: -1, _id: -1 })
@index({ user: 1, collectionName: 1, createdAt: -1, _id: -1 })
@index({ post: 1 })
@index({ createdAt: 1 })
export class Save extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  user: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  post: Types.ObjectId;

  /** The name of the collection (Mongoose reserves `collection`). */
  @prop({ type: String, default: DEFAULT_COLLECTION, maxlength: 100 })
  collectionName: string;

  @prop({ type: String, maxlength: 500 })
  notes?: string;

  createdAt: Date;

  updatedAt: Date;
}

/** The `saves` collection. */
export const SaveModel = defineModel(Save);
