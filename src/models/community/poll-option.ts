import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { BaseDocument, collection, defineModel } from '../base.js';
import { TOPIC_LIMITS } from './community-post.js';

/** An option of a poll: a row with its own id, so that votes stay with it when it is moved. */
@modelOptions(collection('poll_options'))
@index({ post: 1, place: 1, _id: 1 })
export class PollOption extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  post: Types.ObjectId;

  @prop({ type: String, required: true, maxlength: TOPIC_LIMITS.option })
  text: string;

  @prop({ type: Number, required: true })
  place: number;

  /** How many users have chosen it. Folded. */
  @prop({ type: Number, default: 0 })
  votes: number;
}

/** The `poll_options` collection. */
export const PollOptionModel = defineModel(PollOption);
