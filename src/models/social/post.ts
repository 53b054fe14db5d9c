import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, Float, ObjectType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';
import { Audience, PostCategory, PostStatus, PostVisibility } from './post-enums.js';
import { AIDetails, Media, PostLocation, PostStats } from './post-parts.js';
import type { ReactionCounts } from './reaction.js';

/** The condition of every list of posts, identical to that of the partial indexes. */
export const LISTED = { status: PostStatus.PUBLISHED, deletedAt: null };

/** A post. All lists contain published, undeleted posts only, so their indexes are partial. */
@ObjectType('Post', { implements: Node, description: 'A post of a user.' })
@modelOptions(collection('posts', { timestamps: true }))
@index({ author: 1, createdAt: -1, _id: -1 })
@index({ author: 1, category: 1, createdAt: -1, _id: -1 }, { partialFilterExpression: LISTED })
@index({ audience: 1, createdAt: -1, _id: -1 }, { partialFilterExpression: LISTED })
@index({ audience: 1, category: 1, createdAt: -1, _id: -1 }, { partialFilterExpression: LISTED })
@index({ tags: 1, audience: 1, createdAt: -1, _id: -1 }, { partialFilterExpression: LISTED })
@index({ audience: 1, score: -1, _id: -1, createdAt: 1 }, { partialFilterExpression: LISTED })
@index({ author: 1, updatedAt: -1, _id: -1 }, { partialFilterExpression: { status: PostStatus.DRAFT } })
@index({ author: 1, publishAt: 1, _id: 1 }, { partialFilterExpression: { status: PostStatus.SCHEDULED } })
@index({ publishAt: 1, _id: 1 }, { partialFilterExpression: { status: PostStatus.SCHEDULED } })
@index({ repostOf: 1, author: 1 }, { unique: true, partialFilterExpression: { repostOf: { $exists: true } } })
@index(
  { author: 1, createdAt: -1, _id: -1, repostOf: 1 },
  { partialFilterExpression: { repostOf: { $exists: true } } },
)
@index({ quoteOf: 1 }, { sparse: true })
@index({ mentions: 1 }, { partialFilterExpression: { 'mentions.0': { $exists: true } } })
@index({ isFeatured: 1, featuredAt: -1, _id: -1 }, { partialFilterExpression: { isFeatured: true } })
@index(
  { 'aiDetails.isAIGenerated': 1, createdAt: -1 },
  { partialFilterExpression: { 'aiDetails.isAIGenerated': true } },
)
@index({ neuralScore: -1 }, { sparse: true })
@index({ 'location.coordinates': '2dsphere' }, { sparse: true })
@index(
  { caption: 'text', title: 'text', searchText: 'text' },
  { weights: { title: 3, caption: 1, searchText: 1 }, default_language: 'none', name: 'text' },
)
export class Post extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  author: Types.ObjectId;

  @Field(() => PostCategory, {
    simple: true,
    description: 'The category, which determines the required parts.',
  })
  @prop({ type: String, enum: PostCategory, required: true })
  category: PostCategory;

  @Field(() => String, { simple: true, nullable: true, description: 'The title, up to 200 characters.' })
  @prop({ type: String, maxlength: 200 })
  title?: string;

  @Field(() => String, { simple: true, nullable: true, description: 'The text, up to 2,500 characters.' })
  @prop({ type: String, maxlength: 2500 })
  caption?: string;

  /** The caption and title in the form that search compares. Absent if they are plain ASCII. */
  @prop({ type: String })
  searchText?: string;

  @Field(() => [Media], { simple: true, description: 'The images or the video.' })
  @prop({ type: () => [Media], default: [] })
  media: Media[];

  @Field(() => AIDetails, { simple: true, nullable: true, description: 'Details about how AI was used.' })
  @prop({ type: () => AIDetails })
  aiDetails?: AIDetails;

  @Field(() => PostLocation, {
    simple: true,
    nullable: true,
    description: 'The place where the content was made.',
  })
  @prop({ type: () => PostLocation })
  location?: PostLocation;

  /** Names of tags in lower case, from the input and from the caption, each once. */
  @prop({ type: () => [String], default: [] })
  tags: string[];

  /** Users mentioned in the caption. */
  @prop({ type: () => [Types.ObjectId], default: [] })
  mentions: Types.ObjectId[];

  @Field(() => PostVisibility, { simple: true, description: 'The audience of the content.' })
  @prop({ type: String, enum: PostVisibility, default: PostVisibility.PUBLIC })
  visibility: PostVisibility;

  @prop({ type: String, enum: Audience, required: true })
  audience: Audience;

  @Field(() => PostStatus, { simple: true, description: 'The processing status.' })
  @prop({ type: String, enum: PostStatus, default: PostStatus.PUBLISHED })
  status: PostStatus;

  @Field(() => Date, {
    simple: true,
    nullable: true,
    description: 'Time of the scheduled publication. Null if not scheduled.',
  })
  @prop({ type: Date })
  publishAt?: Date;

  /**
   * The original of a repost, which has no content of its own. Unique with the author: a user reposts a post once.
   */
  @prop({ type: () => Types.ObjectId })
  repostOf?: Types.ObjectId;

  /** The quoted post. */
  @prop({ type: () => Types.ObjectId })
  quoteOf?: Types.ObjectId;

  @Field(() => Boolean, { simple: true, description: 'Whether the platform features it.' })
  @prop({ type: Boolean, default: false })
  isFeatured: boolean;

  /** When it was featured: the sort field of the list of featured posts. */
  @prop({ type: Date, default: null })
  featuredAt: Date | null;

  @Field(() => Float, {
    simple: true,
    nullable: true,
    description: 'The quality score of an AI model, 0 to 10.',
  })
  @prop({ type: Number, min: 0, max: 10 })
  neuralScore?: number;

  @prop({ type: Boolean, default: false })
  flagged: boolean;

  @prop({ type: String })
  flagReason?: string;

  @Field(() => PostStats, { simple: true, description: 'Counters of the comment.' })
  @prop({ type: () => PostStats, default: () => ({}) })
  stats: PostStats;

  /** Counts by reaction; a plain object, folded with the stats. */
  @prop({ type: () => Object, default: () => ({}) })
  reactions: ReactionCounts;

  /**
   * Ten times the trending score: 20 per like, 30 per comment, 50 per share, 1 per view. An integer, so that it can
   * be folded.
   */
  @prop({ type: Number, default: 0 })
  score: number;

  @Field(() => Date, {
    simple: true,
    nullable: true,
    description: 'Time of the last edit. Null if never edited.',
  })
  @prop({ type: Date, default: null })
  editedAt: Date | null;

  @prop({ type: Date, default: null })
  deletedAt: Date | null;

  /** The moderator's decision that hid it. If it is overturned, the post is restored. */
  @prop({ type: () => Types.ObjectId })
  removedBy?: Types.ObjectId;

  @Field(() => Date, { simple: true, description: 'Time of creation.' })
  createdAt: Date;

  updatedAt: Date;
}

/** The `posts` collection. */
export const PostModel = defineModel(Post);
