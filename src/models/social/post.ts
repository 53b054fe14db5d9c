import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, Float, ObjectType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';
import { Audience, PostCategory, PostStatus, PostVisibility } from './post-enums.js';
import { AIDetails, Media, PostLocation, PostStats } from './post-parts.js';
import type { ReactionCounts } from './reaction.js';

/** What every list of posts asks first, word for word as the partial indexes have it. */
export const LISTED = { status: PostStatus.PUBLISHED, deletedAt: null };

/**
 * Something that a person publishes (S0§2). S0's `type` follows from `category` and is not stored; its single mediaUrl
 * became a list. All lists run over published, undeleted posts, so their indexes are partial.
 */
@ObjectType('Post', { implements: Node, description: 'Something that a person published.' })
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
  { caption: 'text', title: 'text' },
  { weights: { title: 3, caption: 1 }, default_language: 'none', name: 'text' },
)
export class Post extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  author: Types.ObjectId;

  @Field(() => PostCategory, { simple: true, description: 'What it is made of.' })
  @prop({ type: String, enum: PostCategory, required: true })
  category: PostCategory;

  @Field(() => String, { simple: true, nullable: true, description: 'A headline, up to 200 characters.' })
  @prop({ type: String, maxlength: 200 })
  title?: string;

  @Field(() => String, { simple: true, nullable: true, description: 'The words, up to 2,500 characters.' })
  @prop({ type: String, maxlength: 2500 })
  caption?: string;

  @Field(() => [Media], { simple: true, description: 'Its pictures or its film.' })
  @prop({ type: () => [Media], default: [] })
  media: Media[];

  @Field(() => AIDetails, { simple: true, nullable: true, description: 'How AI had a part in it.' })
  @prop({ type: () => AIDetails })
  aiDetails?: AIDetails;

  @Field(() => PostLocation, { simple: true, nullable: true, description: 'Where it was made.' })
  @prop({ type: () => PostLocation })
  location?: PostLocation;

  /** Names of tags, lower case, from the input and from the caption, each once. */
  @prop({ type: () => [String], default: [] })
  tags: string[];

  /** People named in the caption. */
  @prop({ type: () => [Types.ObjectId], default: [] })
  mentions: Types.ObjectId[];

  @Field(() => PostVisibility, { simple: true, description: 'Who may see it.' })
  @prop({ type: String, enum: PostVisibility, default: PostVisibility.PUBLIC })
  visibility: PostVisibility;

  @prop({ type: String, enum: Audience, required: true })
  audience: Audience;

  @Field(() => PostStatus, { simple: true, description: 'How far it has come.' })
  @prop({ type: String, enum: PostStatus, default: PostStatus.PUBLISHED })
  status: PostStatus;

  @Field(() => Date, {
    simple: true,
    nullable: true,
    description: 'When it will be published; null unless it is scheduled.',
  })
  @prop({ type: Date })
  publishAt?: Date;

  /** The original of a repost, which has nothing of its own. Unique with the author: one reposts a post once. */
  @prop({ type: () => Types.ObjectId })
  repostOf?: Types.ObjectId;

  /** What it quotes. */
  @prop({ type: () => Types.ObjectId })
  quoteOf?: Types.ObjectId;

  @Field(() => Boolean, { simple: true, description: 'Picked by the platform.' })
  @prop({ type: Boolean, default: false })
  isFeatured: boolean;

  /** When it was picked: what the list of featured posts is sorted by. */
  @prop({ type: Date, default: null })
  featuredAt: Date | null;

  @Field(() => Float, { simple: true, nullable: true, description: 'How good a model finds it, 0 to 10.' })
  @prop({ type: Number, min: 0, max: 10 })
  neuralScore?: number;

  @prop({ type: Boolean, default: false })
  flagged: boolean;

  @prop({ type: String })
  flagReason?: string;

  @Field(() => PostStats, { simple: true, description: 'What it has gathered so far.' })
  @prop({ type: () => PostStats, default: () => ({}) })
  stats: PostStats;

  /** Counts by reaction; a plain object, folded with the stats. */
  @prop({ type: () => Object, default: () => ({}) })
  reactions: ReactionCounts;

  /** Ten times the trending score of S0: 20 a like, 30 a comment, 50 a share, 1 a view. An integer, so it can be folded. */
  @prop({ type: Number, default: 0 })
  score: number;

  @Field(() => Date, {
    simple: true,
    nullable: true,
    description: 'When its words were last changed; null when never.',
  })
  @prop({ type: Date, default: null })
  editedAt: Date | null;

  @prop({ type: Date, default: null })
  deletedAt: Date | null;

  @Field(() => Date, { simple: true, description: 'When it was made.' })
  createdAt: Date;

  updatedAt: Date;
}

/** The `posts` collection. */
export const PostModel = defineModel(Post);
