import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { BaseDocument, collection, defineModel } from '../base.js';

/** Whether a follow holds or waits for the followed person's word. */
export enum FollowStatus {
  ACTIVE = 'active',
  REQUESTED = 'requested',
}

/** One person follows another (S0§6). Following each other makes friends. */
@modelOptions(collection('follows', { timestamps: true }))
@index({ follower: 1, following: 1 }, { unique: true })
@index({ follower: 1, status: 1, createdAt: -1, _id: -1 })
@index({ following: 1, status: 1, createdAt: -1, _id: -1 })
@index({ follower: 1, large: 1, _id: -1 }, { partialFilterExpression: { large: true } })
export class Follow extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  follower: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  following: Types.ObjectId;

  @prop({ type: String, enum: FollowStatus, default: FollowStatus.ACTIVE })
  status: FollowStatus;

  /** The followed person has a large audience: the feed pulls these posts instead of having them pushed. */
  @prop({ type: Boolean, default: false })
  large: boolean;

  @prop({ type: Boolean, default: true })
  notificationsEnabled: boolean;

  /** When the follow came to hold; a request gets its date on acceptance. */
  createdAt: Date;

  updatedAt: Date;
}

/** The `follows` collection. */
export const FollowModel = defineModel(Follow);
