import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { BaseDocument, collection, defineModel } from '../base.js';

/** One person wants to hear no more of another, who is not told. Unlike a block it hides nobody from anybody. */
@modelOptions(collection('mutes', { timestamps: { createdAt: true, updatedAt: false } }))
@index({ muter: 1, muted: 1 }, { unique: true })
@index({ muter: 1, createdAt: -1, _id: -1 })
@index({ muted: 1 })
export class Mute extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  muter: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  muted: Types.ObjectId;

  createdAt: Date;
}

/** The `mutes` collection. */
export const MuteModel = defineModel(Mute);
