import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';
import type { ReactionCounts } from '../social/reaction.js';
import { CommunityAttachment } from './community-attachment.js';
import {
  CommunityAudience,
  CommunityPostCategory,
  CommunityPostFormat,
  CommunityPostStatus,
  CommunityPostType,
  CommunityPostVisibility,
  PollResults,
} from './forum-enums.js';

/** Limits of a community post. */
export const TOPIC_LIMITS = {
  ...{ title: 300, body: 50_000, excerpt: 300, tags: 10 },
  ...{ question: 300, option: 200, leastOptions: 2, mostOptions: 20 },
} as const;

/** What lists show, word for word as the partial indexes have it. */
export const LISTED_TOPICS = { status: CommunityPostStatus.PUBLISHED, deletedAt: null };

/** What one of each adds to the place in HOT, in milliseconds: a like is worth ten minutes of youth. */
export const HEAT = { likes: 600_000, comments: 900_000, shares: 1_500_000, views: 30_000 } as const;

/** A pinned post is sorted before all others of its group. */
const PINNED_STEP = 1e14;

/** The place of a post in its group's list of the newest. */
export const topicRank = (publishedAt: Date, isPinned: boolean): number =>
  publishedAt.getTime() + (isPinned ? PINNED_STEP : 0);

/** Denormalised counts of a community post, folded from the event log. */
@ObjectType({ description: 'Counts of a community post.', simpleResolvers: true })
@modelOptions({ schemaOptions: { _id: false } })
export class CommunityPostStats {
  @Field(() => Int, { description: 'Number of views, one per viewer and day.' })
  @prop({ type: Number, default: 0 })
  views: number;

  @Field(() => Int, { description: 'Number of reactions of all kinds.' })
  @prop({ type: Number, default: 0 })
  likes: number;

  @Field(() => Int, { description: 'Number of comments of all levels.' })
  @prop({ type: Number, default: 0 })
  comments: number;

  @Field(() => Int, { description: 'Number of users who shared the post.' })
  @prop({ type: Number, default: 0 })
  shares: number;

  /** Comments of the first level. */
  @prop({ type: Number, default: 0 })
  threads: number;
}

/** The poll of a post, without its options, which are rows of their own. */
@modelOptions({ schemaOptions: { _id: false } })
export class StoredPoll {
  @prop({ type: String, required: true, maxlength: TOPIC_LIMITS.question })
  question: string;

  @prop({ type: Boolean, default: false })
  allowMultiple: boolean;

  @prop({ type: String, enum: PollResults, default: PollResults.ALWAYS })
  results: PollResults;

  @prop({ type: Date, default: null })
  endsAt: Date | null;

  /** When a moderator or the author closed it before its end. */
  @prop({ type: Date, default: null })
  closedAt: Date | null;

  /** How many users have voted. */
  @prop({ type: Number, default: 0 })
  voters: number;

  /** How many options were chosen in all. */
  @prop({ type: Number, default: 0 })
  votes: number;
}

/**
 * A post of the forum, in a group or in none. By default it is published immediately: for members in a group, for
 * everyone outside.
 */
@ObjectType('CommunityPost', {
  implements: Node,
  description: 'A post of the community, in a group or in none.',
})
@modelOptions(collection('community_posts', { timestamps: true }))
@index({ author: 1, status: 1, createdAt: -1, _id: -1 })
@index({ author: 1, publishedAt: -1, _id: -1 }, { partialFilterExpression: LISTED_TOPICS })
@index({ audience: 1, publishedAt: -1, _id: -1 }, { partialFilterExpression: LISTED_TOPICS })
@index({ audience: 1, lastActivityAt: -1, _id: -1 }, { partialFilterExpression: LISTED_TOPICS })
@index({ audience: 1, 'stats.likes': -1, _id: -1 }, { partialFilterExpression: LISTED_TOPICS })
@index({ audience: 1, hot: -1, _id: -1 }, { partialFilterExpression: LISTED_TOPICS })
@index({ audience: 1, category: 1, publishedAt: -1, _id: -1 }, { partialFilterExpression: LISTED_TOPICS })
@index({ audience: 1, type: 1, publishedAt: -1, _id: -1 }, { partialFilterExpression: LISTED_TOPICS })
@index({ tags: 1, audience: 1, publishedAt: -1, _id: -1 }, { partialFilterExpression: LISTED_TOPICS })
@index({ isFeatured: 1, featuredAt: -1, _id: -1 }, { partialFilterExpression: { isFeatured: true } })
@index({ group: 1, rank: -1, _id: -1 }, { partialFilterExpression: LISTED_TOPICS })
@index({ group: 1, lastActivityAt: -1, _id: -1 }, { partialFilterExpression: LISTED_TOPICS })
@index({ group: 1, 'stats.likes': -1, _id: -1 }, { partialFilterExpression: LISTED_TOPICS })
@index({ group: 1, hot: -1, _id: -1 }, { partialFilterExpression: LISTED_TOPICS })
@index({ group: 1, type: 1, rank: -1, _id: -1 }, { partialFilterExpression: LISTED_TOPICS })
@index({ group: 1, category: 1, rank: -1, _id: -1 }, { partialFilterExpression: LISTED_TOPICS })
@index({ tags: 1, group: 1, rank: -1, _id: -1 }, { partialFilterExpression: LISTED_TOPICS })
// Counts of what a viewer may see of a group, without the posts themselves.
@index({ group: 1, visibility: 1, status: 1, deletedAt: 1 }, { partialFilterExpression: LISTED_TOPICS })
@index({ group: 1, status: 1, createdAt: 1, _id: 1 })
@index({ mentions: 1 }, { partialFilterExpression: { 'mentions.0': { $exists: true } } })
@index({ acceptedAnswerAuthor: 1 }, { sparse: true })
@index({ reviewedBy: 1 }, { sparse: true })
@index({ removedBy: 1 }, { sparse: true })
@index(
  { title: 'text', searchText: 'text', tags: 'text' },
  { weights: { title: 5, tags: 3, searchText: 1 }, default_language: 'none', name: 'text' },
)
export class CommunityPost extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  author: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, default: null })
  group: Types.ObjectId | null;

  @Field(() => CommunityPostType, { simple: true, description: 'The type of the post.' })
  @prop({ type: String, enum: CommunityPostType, default: CommunityPostType.DISCUSSION })
  type: CommunityPostType;

  @Field(() => String, { simple: true, description: 'The title of it.' })
  @prop({ type: String, required: true, maxlength: TOPIC_LIMITS.title })
  title: string;

  @Field(() => String, { simple: true, description: 'The body as it was written, in `format`.' })
  @prop({ type: String, default: '', maxlength: TOPIC_LIMITS.body })
  body: string;

  /** The words of the body without markup, for search; shortened. */
  @prop({ type: String, default: '' })
  searchText: string;

  @Field(() => CommunityPostFormat, { simple: true, description: 'The format of the body.' })
  @prop({ type: String, enum: CommunityPostFormat, default: CommunityPostFormat.MARKDOWN })
  format: CommunityPostFormat;

  @Field(() => CommunityPostCategory, { simple: true, description: 'The topic of the post.' })
  @prop({ type: String, enum: CommunityPostCategory, default: CommunityPostCategory.GENERAL })
  category: CommunityPostCategory;

  /** Names of tags, lower case, each once. */
  @prop({ type: () => [String], default: [] })
  tags: string[];

  @prop({ type: () => [Types.ObjectId], default: [] })
  mentions: Types.ObjectId[];

  @Field(() => [CommunityAttachment], { simple: true, description: 'The attachments, in order.' })
  @prop({ type: () => [CommunityAttachment], default: [] })
  attachments: CommunityAttachment[];

  @Field(() => String, { simple: true, description: 'The beginning of the body without markup.' })
  @prop({ type: String, default: '', maxlength: TOPIC_LIMITS.excerpt })
  excerpt: string;

  @Field(() => Int, { simple: true, description: 'Number of words of the body.' })
  @prop({ type: Number, default: 0 })
  wordCount: number;

  @Field(() => Int, { simple: true, description: 'Minutes that reading takes, at 200 words a minute.' })
  @prop({ type: Number, default: 1 })
  readingTimeMinutes: number;

  @Field(() => CommunityPostVisibility, { simple: true, description: 'The audience of the post.' })
  @prop({ type: String, enum: CommunityPostVisibility, required: true })
  visibility: CommunityPostVisibility;

  @prop({ type: String, enum: CommunityAudience, required: true })
  audience: CommunityAudience;

  @Field(() => CommunityPostStatus, { simple: true, description: 'The publication status of the post.' })
  @prop({ type: String, enum: CommunityPostStatus, default: CommunityPostStatus.PUBLISHED })
  status: CommunityPostStatus;

  @Field(() => Date, {
    simple: true,
    nullable: true,
    description: 'Time of publication. Null for drafts and for posts that wait for approval.',
  })
  @prop({ type: Date, default: null })
  publishedAt: Date | null;

  @Field(() => Boolean, { simple: true, description: 'Whether the post is pinned to the top of its group.' })
  @prop({ type: Boolean, default: false })
  isPinned: boolean;

  @Field(() => Boolean, {
    simple: true,
    description: 'Whether the post takes no further comments and votes.',
  })
  @prop({ type: Boolean, default: false })
  isLocked: boolean;

  @Field(() => Boolean, { simple: true, description: 'Whether moderators picked the post.' })
  @prop({ type: Boolean, default: false })
  isFeatured: boolean;

  @prop({ type: Date, default: null })
  featuredAt: Date | null;

  /** The place among the newest of its group; pinned posts first. Zero until it is published. */
  @prop({ type: Number, default: 0 })
  rank: number;

  /** The time of publication in milliseconds, and more for each reaction, comment, share and view. Folded. */
  @prop({ type: Number, default: 0 })
  hot: number;

  /** When it was published or last commented on. Folded. */
  @Field(() => Date, {
    simple: true,
    nullable: true,
    description: 'Time of publication or of the latest comment. Null until it is published.',
  })
  @prop({ type: Date, default: null })
  lastActivityAt: Date | null;

  @prop({ type: () => StoredPoll })
  poll?: StoredPoll;

  @prop({ type: () => Types.ObjectId })
  acceptedAnswer?: Types.ObjectId;

  @prop({ type: () => Types.ObjectId })
  acceptedAnswerAuthor?: Types.ObjectId;

  @Field(() => CommunityPostStats, { simple: true, description: 'Counts of the post.' })
  @prop({ type: () => CommunityPostStats, default: () => ({}) })
  stats: CommunityPostStats;

  @prop({ type: () => Object, default: () => ({}) })
  reactions: ReactionCounts;

  /** The moderator who approved, rejected or removed it. */
  @prop({ type: () => Types.ObjectId })
  reviewedBy?: Types.ObjectId;

  @prop({ type: String, maxlength: 500 })
  reviewReason?: string;

  /** The ban that removed it, which alone may bring it back. */
  @prop({ type: () => Types.ObjectId })
  removedBy?: Types.ObjectId;

  @Field(() => Date, {
    simple: true,
    nullable: true,
    description: 'Time of the last change of title or body. Null if there was none.',
  })
  @prop({ type: Date, default: null })
  editedAt: Date | null;

  @prop({ type: Date, default: null })
  deletedAt: Date | null;

  @Field(() => Date, { simple: true, description: 'Time of creation.' })
  createdAt: Date;

  updatedAt: Date;
}

/** The tags by which everyone finds a post: those of a post that everyone sees. They are what counts as use of a tag. */
export const publicTags = ({ audience, tags }: Pick<CommunityPost, 'audience' | 'tags'>): string[] =>
  audience === CommunityAudience.PUBLIC ? tags : [];

/** The `community_posts` collection. */
export const CommunityPostModel = defineModel(CommunityPost);
