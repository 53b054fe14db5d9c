import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { BaseDocument, collection, defineModel } from '../base.js';

/** A vote of a user for a suggestion; the unique index makes it one. */
@modelOptions(collection('suggestion_votes', { timestamps: { createdAt: true, updatedAt: false } }))
@index({ user: 1, suggestion: 1 }, { unique: true })
@index({ suggestion: 1, createdAt: -1, _id: -1 })
export class SuggestionVote extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  suggestion: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  user: Types.ObjectId;

  createdAt: Date;
}

/** The `suggestion_votes` collection. */
export const SuggestionVoteModel = defineModel(SuggestionVote);
