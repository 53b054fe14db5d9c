import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import type { IdType } from '../../schema/ids.js';
import { BaseDocument, collection, defineModel } from '../base.js';
import { Reaction } from './reaction.js';

/** The targets of reactions in the social and messaging domains. */
export const LikeTarget = { POST: 'Post', COMMENT: 'Comment', MESSAGE: 'Message' } as const;
/** A type that supports reactions: messages, and any with `reactions` in its `targets` row. */
export type LikeTarget = IdType;

/** Types with public reactions, which have events and counters. Messages have their own. */
export type PublicLikeTarget = Exclude<LikeTarget, 'Message'>;

/** A user's reaction to a target. The unique index enforces one per user and target. */
@modelOptions(collection('likes', { timestamps: true }))
@index({ user: 1, target: 1 }, { unique: true })
@index({ target: 1, createdAt: -1, _id: -1 })
@index({ user: 1, targetType: 1, createdAt: -1, _id: -1 })
@index({ createdAt: 1 })
export class Like extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  user: Types.ObjectId;

  @prop({ type: String, required: true })
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
