import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';
import { Media } from './post-parts.js';
import { AIActivity, StoryType, StoryVisibility } from './story-enums.js';

/** How long a story is shown (S0§9). */
export const STORY_MS = 24 * 60 * 60 * 1_000;

/**
 * After a story's day the job `expire-stories` removes it with what it uses, and whoever has seen it is forgotten. Where
 * no job runs, the database lets go of both by itself this much later.
 */
export const STORY_GRACE_SECONDS = 24 * 60 * 60;

/**
 * Something that is shown for a day (S0§9). The views that S0 embeds are a collection of their own; its mediaUrl and
 * thumbnailUrl became `media`. In a highlight it outlives its day, there and nowhere else.
 */
@ObjectType('Story', { implements: Node, description: 'Something that a person shows for 24 hours.' })
@modelOptions(collection('stories', { timestamps: true }))
@index({ author: 1, expiresAt: -1, _id: -1 })
@index({ author: 1, createdAt: -1 })
@index({ expireAt: 1 }, { expireAfterSeconds: STORY_GRACE_SECONDS })
export class Story extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  author: Types.ObjectId;

  @Field(() => StoryType, { simple: true, description: 'What it shows.' })
  @prop({ type: String, enum: StoryType, required: true })
  type: StoryType;

  @Field(() => Media, {
    simple: true,
    nullable: true,
    description: 'Its picture or film; none of mere words.',
  })
  @prop({ type: () => Media })
  media?: Media;

  @Field(() => String, { simple: true, nullable: true, description: 'Its words, up to 500 characters.' })
  @prop({ type: String, maxlength: 500 })
  text?: string;

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'The colour behind it, such as #1e90ff.',
  })
  @prop({ type: String, match: /^#(?:[0-9a-f]{3}|[0-9a-f]{6}|[0-9a-f]{8})$/ })
  backgroundColor?: string;

  @Field(() => Boolean, { simple: true, description: 'True when a model made it.' })
  @prop({ type: Boolean, default: false })
  aiGenerated: boolean;

  @Field(() => AIActivity, { simple: true, nullable: true, description: 'What its author is up to with AI.' })
  @prop({ type: String, enum: AIActivity })
  aiActivity?: AIActivity;

  @Field(() => Int, { simple: true, description: 'How many seconds to show it for.' })
  @prop({ type: Number, default: 5, min: 1, max: 60 })
  duration: number;

  @Field(() => StoryVisibility, { simple: true, description: 'Who may see it.' })
  @prop({ type: String, enum: StoryVisibility, default: StoryVisibility.ALL })
  visibility: StoryVisibility;

  @Field(() => Int, { simple: true, description: 'How many people saw it on its day.' })
  @prop({ type: Number, default: 0 })
  viewsCount: number;

  @Field(() => Date, { simple: true, description: 'When its day ends. In a highlight it stays beyond that.' })
  @prop({ type: Date, required: true })
  expiresAt: Date;

  /** The highlights that keep it: its author's, of whom nobody has more than a hundred. */
  @prop({ type: () => [Types.ObjectId], default: [] })
  highlights: Types.ObjectId[];

  /** When it may be removed; absent while a highlight keeps it. */
  @prop({ type: Date })
  expireAt?: Date;

  @prop({ type: Date, default: null })
  deletedAt: Date | null;

  @Field(() => Date, { simple: true, description: 'When it was made.' })
  createdAt: Date;

  updatedAt: Date;
}

/** The `stories` collection. */
export const StoryModel = defineModel(Story);
