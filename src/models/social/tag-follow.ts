import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { BaseDocument, collection, defineModel } from '../base.js';

/** A user's follow of a tag. */
@modelOptions(collection('tag_follows', { timestamps: { createdAt: true, updatedAt: false } }))
@index({ user: 1, tag: 1 }, { unique: true })
export class TagFollow extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  user: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  tag: Types.ObjectId;

  createdAt: Date;
}

/** The `tag_follows` collection. */
export const TagFollowModel = defineModel(TagFollow);
