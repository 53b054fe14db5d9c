import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { BaseDocument, collection, defineModel } from '../base.js';
import { STORY_GRACE_SECONDS } from './story.js';

/** A user's view of a story. The unique index counts each once; kept about as long as the story. */
@modelOptions(collection('story_views'))
@index({ viewer: 1, story: 1 }, { unique: true })
@index({ story: 1, viewedAt: -1, _id: -1 })
@index({ expiresAt: 1 }, { expireAfterSeconds: STORY_GRACE_SECONDS })
export class StoryView extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  story: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  viewer: Types.ObjectId;

  @prop({ type: Date, required: true })
  viewedAt: Date;

  /** When the story expires. */
  @prop({ type: Date, required: true })
  expiresAt: Date;
}

/** The `story_views` collection. */
export const StoryViewModel = defineModel(StoryView);
