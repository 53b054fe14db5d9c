import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';

/** The category of a tag. */
export enum TagCategory {
  AI_ART = 'ai-art',
  PHOTOGRAPHY = 'photography',
  VIDEO = 'video',
  DISCUSSION = 'discussion',
  TECH = 'tech',
  GENERAL = 'general',
}
registerEnumType(TagCategory, {
  name: 'TagCategory',
  description: 'The categories of tags.',
  valuesConfig: {
    AI_ART: { description: 'Tags about art made with AI.' },
    DISCUSSION: { description: 'Tags about discussions.' },
    GENERAL: { description: 'Tags about any other topic.' },
    PHOTOGRAPHY: { description: 'Tags about photography.' },
    TECH: { description: 'Tags about technology.' },
    VIDEO: { description: 'Tags about videos.' },
  },
});

/** A tag of posts. Created when a post first uses it. */
@ObjectType('Tag', { implements: Node, description: 'A tag of posts.' })
@modelOptions(collection('tags', { timestamps: true }))
@index({ name: 1 }, { unique: true })
@index({ usageCount: -1, _id: -1 })
@index({ trendingScore: -1, usageCount: -1 })
@index({ trendingScore: -1, _id: -1 })
@index({ category: 1 })
@index({ lastUsed: -1 })
export class Tag extends BaseDocument {
  @Field(() => String, { simple: true, description: 'The name, in lower case, without the #.' })
  @prop({ type: String, required: true, lowercase: true, trim: true, maxlength: 50 })
  name: string;

  @Field(() => Int, {
    simple: true,
    description: 'Number of published posts with this tag that everybody may see.',
  })
  @prop({ type: Number, default: 0 })
  usageCount: number;

  @Field(() => Float, { simple: true, description: 'The trending score.' })
  @prop({ type: Number, default: 0 })
  trendingScore: number;

  /** When the score was last computed, see services/social/score-tags.ts. */
  @prop({ type: Date })
  scoredAt?: Date;

  @Field(() => TagCategory, { simple: true, description: 'The category of the tag.' })
  @prop({ type: String, enum: TagCategory, default: TagCategory.GENERAL })
  category: TagCategory;

  @Field(() => Boolean, { simple: true, description: 'Whether the platform features it.' })
  @prop({ type: Boolean, default: false })
  isFeatured: boolean;

  @Field(() => Date, {
    simple: true,
    nullable: true,
    description: 'Time of the last public post with this tag. Null if there was none.',
  })
  @prop({ type: Date, default: null })
  lastUsed: Date | null;

  createdAt: Date;

  updatedAt: Date;
}

/** The `tags` collection. */
export const TagModel = defineModel(Tag);
