import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { BaseDocument, collection, defineModel } from '../base.js';

/** An entry in a user's list of close friends, who see more stories. The other user is not notified. */
@modelOptions(collection('close_friends', { timestamps: { createdAt: true, updatedAt: false } }))
@index({ user: 1, friend: 1 }, { unique: true })
@index({ user: 1, createdAt: -1, _id: -1 })
@index({ friend: 1, user: 1 })
export class CloseFriend extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  user: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  friend: Types.ObjectId;

  createdAt: Date;
}

/** The `close_friends` collection. */
export const CloseFriendModel = defineModel(CloseFriend);
