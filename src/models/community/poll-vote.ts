import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { BaseDocument, collection, defineModel } from '../base.js';

/** What a user has chosen in a poll: one row per user and poll, which the unique index sees to. Votes are secret. */
@modelOptions(collection('poll_votes', { timestamps: true }))
@index({ user: 1, post: 1 }, { unique: true })
@index({ post: 1 })
@index({ options: 1 })
export class PollVote extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  post: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  user: Types.ObjectId;

  @prop({ type: () => [Types.ObjectId], required: true })
  options: Types.ObjectId[];

  createdAt: Date;

  updatedAt: Date;
}

/** The `poll_votes` collection. */
export const PollVoteModel = defineModel(PollVote);
