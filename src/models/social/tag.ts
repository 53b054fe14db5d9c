import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';

/** What a tag is about (S0§10). */
export enum TagCategory {
  AI_ART = 'ai-art',
  PHOTOGRAPHY = 'photography',
  VIDEO = 'video',
  DISCUSSION = 'discussion',
  TECH = 'tech',
  GENERAL = 'general',
}
registerEnumType(TagCategory, { name: 'TagCategory', description: 'What a tag is about.' });

/** A word that posts are found by (S0§10). Made the first time that a post uses it. */
@ObjectType('Tag', { implements: Node, description: 'A word that posts are found by.' })
@modelOptions(collection('tags', { timestamps: true }))
@index({ name: 1 }, { unique: true })
@index({ usageCount: -1, _id: -1 })
@index({ trendingScore: -1, usageCount: -1 })
@index({ trendingScore: -1, _id: -1 })
@index({ category: 1 })
@index({ lastUsed: -1 })
export class Tag extends BaseDocument {
  @Field(() => String, { simple: true, description: 'The word, lower case, without the #.' })
  @prop({ type: String, required: true, lowercase: true, trim: true, maxlength: 50 })
  name: string;

  @Field(() => Int, { simple: true, description: 'Published posts that carry it.' })
  @prop({ type: Number, default: 0 })
  usageCount: number;

  @Field(() => Float, { simple: true, description: 'How much it is used these days.' })
  @prop({ type: Number, default: 0 })
  trendingScore: number;

  /** When the score was last computed, see services/social/score-tags.ts. */
  @prop({ type: Date })
  scoredAt?: Date;

  @Field(() => TagCategory, { simple: true, description: 'What it is about.' })
  @prop({ type: String, enum: TagCategory, default: TagCategory.GENERAL })
  category: TagCategory;

  @Field(() => Boolean, { simple: true, description: 'Picked by the platform.' })
  @prop({ type: Boolean, default: false })
  isFeatured: boolean;

  @Field(() => Date, { simple: true, nullable: true, description: 'When a post last used it.' })
  @prop({ type: Date, default: null })
  lastUsed: Date | null;

  createdAt: Date;

  updatedAt: Date;
}

/** The `tags` collection. */
export const TagModel = defineModel(Tag);
