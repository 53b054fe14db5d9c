import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { BaseDocument, collection, defineModel } from '../base.js';
import { Reaction } from './reaction.js';

/** What can be reacted to; later domains add rows. */
export enum LikeTarget {
  POST = 'Post',
  COMMENT = 'Comment',
  MESSAGE = 'Message',
}

/** What anybody can see that it was reacted to: with events and counters of its own. Messages are nobody else's business. */
export type PublicLikeTarget = Exclude<LikeTarget, LikeTarget.MESSAGE>;

/** One person's reaction to one thing (S0§4); the unique index is the rule. */
@modelOptions(collection('likes', { timestamps: true }))
@index({ user: 1, target: 1 }, { unique: true })
@index({ target: 1, createdAt: -1, _id: -1 })
@index({ user: 1, targetType: 1, createdAt: -1, _id: -1 })
export class Like extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  user: Types.ObjectId;

  @prop({ type: String, enum: LikeTarget, required: true })
  targetType: LikeTarget;

  @prop({ type: () => Types.ObjectId, required: true })
  target: Types.ObjectId;

  @prop({ type: String, enum: Reaction, default: Reaction.LIKE })
  reaction: Reaction;

  createdAt: Date;

  updatedAt: Date;
}

/** The `likes` collection. */
export const LikeModel = defineModel(Like);
