import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { BaseDocument, collection, defineModel } from '../base.js';

/**
 * A user's mute of another user, who is not notified. Unlike a block it hides content only from the muting user's
 * lists.
 */
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
