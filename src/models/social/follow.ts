import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { BaseDocument, collection, defineModel } from '../base.js';

/** Whether a follow is active or waits for acceptance. */
export enum FollowStatus {
  ACTIVE = 'active',
  REQUESTED = 'requested',
}

/** A user's follow of another user. Mutual follows make friends. */
@modelOptions(collection('follows', { timestamps: true }))
@index({ follower: 1, following: 1 }, { unique: true })
@index({ follower: 1, status: 1, createdAt: -1, _id: -1 })
@index({ following: 1, status: 1, createdAt: -1, _id: -1 })
@index({ status: 1, createdAt: 1 })
@index({ follower: 1, large: 1, _id: -1 }, { partialFilterExpression: { large: true } })
export class Follow extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  follower: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  following: Types.ObjectId;

  @prop({ type: String, enum: FollowStatus, default: FollowStatus.ACTIVE })
  status: FollowStatus;

  /** Whether the followed user has a large audience: the feed pulls their posts, which are not pushed. */
  @prop({ type: Boolean, default: false })
  large: boolean;

  @prop({ type: Boolean, default: true })
  notificationsEnabled: boolean;

  /** When the follow became active. A request gets this date on acceptance. */
  createdAt: Date;

  updatedAt: Date;
}

/** The `follows` collection. */
export const FollowModel = defineModel(Follow);
