import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, ObjectType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';

/** The most highlights of one person. */
export const MOST_HIGHLIGHTS = 100;

/** The most stories of one highlight. */
export const MOST_STORIES = 100;

/** Stories that a person keeps on the profile after their day. */
@ObjectType('Highlight', { implements: Node, description: 'Stories that a person keeps after their day.' })
@modelOptions(collection('highlights', { timestamps: true }))
@index({ owner: 1, slot: 1 }, { unique: true })
@index({ owner: 1, createdAt: -1, _id: -1 })
export class Highlight extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  owner: Types.ObjectId;

  /** One of a person's hundred places: by the unique index nobody has more, however many are made at once. */
  @prop({ type: Number, required: true, min: 0, max: MOST_HIGHLIGHTS - 1 })
  slot: number;

  @Field(() => String, { simple: true, description: 'What it is called, up to 50 characters.' })
  @prop({ type: String, required: true, maxlength: 50 })
  title: string;

  /** A picture of its owner's choice; without one, its first story's serves. */
  @prop({ type: String, maxlength: 2048 })
  coverUrl?: string;

  /** In the order of its owner. Each of them names this highlight too, so that it outlives its day. */
  @prop({ type: () => [Types.ObjectId], default: [] })
  stories: Types.ObjectId[];

  @Field(() => Date, { simple: true, description: 'When it was made.' })
  createdAt: Date;

  updatedAt: Date;
}

/** The `highlights` collection. */
export const HighlightModel = defineModel(Highlight);
