import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { BaseDocument, collection, defineModel } from '../base.js';

/** A user's block of another user: neither sees anything of the other. */
@modelOptions(collection('blocks', { timestamps: { createdAt: true, updatedAt: false } }))
@index({ blocker: 1, blocked: 1 }, { unique: true })
@index({ blocker: 1, createdAt: -1, _id: -1 })
@index({ blocked: 1 })
export class Block extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  blocker: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  blocked: Types.ObjectId;

  createdAt: Date;
}

/** The `blocks` collection. */
export const BlockModel = defineModel(Block);
