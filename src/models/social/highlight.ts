import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, ObjectType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';

/** The most highlights of one user. */
export const MOST_HIGHLIGHTS = 100;

/** The most stories of one highlight. */
export const MOST_STORIES = 100;

/** Stories that a user keeps on the profile after they expire. */
@ObjectType('Highlight', {
  implements: Node,
  description: 'A collection of stories that stays on a profile.',
})
@modelOptions(collection('highlights', { timestamps: true }))
@index({ owner: 1, slot: 1 }, { unique: true })
@index({ owner: 1, createdAt: -1, _id: -1 })
export class Highlight extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  owner: Types.ObjectId;

  /** One of a user's hundred slots. The unique index enforces the limit, also for concurrent requests. */
  @prop({ type: Number, required: true, min: 0, max: MOST_HIGHLIGHTS - 1 })
  slot: number;

  @Field(() => String, { simple: true, description: 'The title, up to 50 characters.' })
  @prop({ type: String, required: true, maxlength: 50 })
  title: string;

  /** A cover image. Without one, the first story's image is used. */
  @prop({ type: String, maxlength: 2048 })
  coverUrl?: string;

  /** In the owner's order. Each story also names this highlight, so that it is kept after its expiry. */
  @prop({ type: () => [Types.ObjectId], default: [] })
  stories: Types.ObjectId[];

  @Field(() => Date, { simple: true, description: 'Time of creation.' })
  createdAt: Date;

  updatedAt: Date;
}

/** The `highlights` collection. */
export const HighlightModel = defineModel(Highlight);
