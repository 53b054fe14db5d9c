import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';
import { Media } from './post-parts.js';
import { AIActivity, StoryType, StoryVisibility } from './story-enums.js';

/** How long a story is shown. */
export const STORY_MS = 24 * 60 * 60 * 1_000;

/**
 * After a story's expiry the job `expire-stories` removes it with its files and views. If no job runs, the database
 * removes both this much later.
 */
export const STORY_GRACE_SECONDS = 24 * 60 * 60;

/**
 * A story, shown for a day. Its views have their own collection. In a highlight it stays visible after its expiry.
 */
@ObjectType('Story', { implements: Node, description: 'A story of a user, visible for 24 hours.' })
@modelOptions(collection('stories', { timestamps: true }))
@index({ author: 1, expiresAt: -1, _id: -1 })
@index({ author: 1, createdAt: -1 })
@index({ expireAt: 1 }, { expireAfterSeconds: STORY_GRACE_SECONDS })
export class Story extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  author: Types.ObjectId;

  @Field(() => StoryType, { simple: true, description: 'The type of the story.' })
  @prop({ type: String, enum: StoryType, required: true })
  type: StoryType;

  @Field(() => Media, {
    simple: true,
    nullable: true,
    description: 'The image or video. Null for a text story.',
  })
  @prop({ type: () => Media })
  media?: Media;

  @Field(() => String, { simple: true, nullable: true, description: 'Its words, up to 500 characters.' })
  @prop({ type: String, maxlength: 500 })
  text?: string;

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'The background color, such as #1e90ff.',
  })
  @prop({ type: String, match: /^#(?:[0-9a-f]{3}|[0-9a-f]{6}|[0-9a-f]{8})$/ })
  backgroundColor?: string;

  @Field(() => Boolean, { simple: true, description: 'Whether an AI model made the content.' })
  @prop({ type: Boolean, default: false })
  aiGenerated: boolean;

  @Field(() => AIActivity, { simple: true, nullable: true, description: "The author's AI activity." })
  @prop({ type: String, enum: AIActivity })
  aiActivity?: AIActivity;

  @Field(() => Int, { simple: true, description: 'The display time in seconds.' })
  @prop({ type: Number, default: 5, min: 1, max: 60 })
  duration: number;

  @Field(() => StoryVisibility, { simple: true, description: 'The audience of the content.' })
  @prop({ type: String, enum: StoryVisibility, default: StoryVisibility.ALL })
  visibility: StoryVisibility;

  @Field(() => Int, { simple: true, description: 'Number of users who saw the story before it expired.' })
  @prop({ type: Number, default: 0 })
  viewsCount: number;

  @Field(() => Date, {
    simple: true,
    description: 'Time at which the story expires. In a highlight it stays.',
  })
  @prop({ type: Date, required: true })
  expiresAt: Date;

  /** The highlights that contain it. They are its author's, who has at most a hundred. */
  @prop({ type: () => [Types.ObjectId], default: [] })
  highlights: Types.ObjectId[];

  /** When it may be removed. Absent while it is in a highlight. */
  @prop({ type: Date })
  expireAt?: Date;

  @prop({ type: Date, default: null })
  deletedAt: Date | null;

  /** The moderator's decision that hid it. If it is overturned, the story is restored. */
  @prop({ type: () => Types.ObjectId })
  removedBy?: Types.ObjectId;

  @Field(() => Date, { simple: true, description: 'Time of creation.' })
  createdAt: Date;

  updatedAt: Date;
}

/** The `stories` collection. */
export const StoryModel = defineModel(Story);
