import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';
import { Attachment } from '../messaging/attachment.js';

/** The author's public answer to a review. */
@ObjectType({ description: "The tool author's answer to a review." })
@modelOptions({ schemaOptions: { _id: false } })
export class ToolReviewReply {
  @Field(() => String, { simple: true, description: 'The text of the answer.' })
  @prop({ type: String, required: true })
  body: string;

  @Field(() => Date, { simple: true, description: 'When the answer was last written.' })
  @prop({ type: Date, required: true })
  at: Date;
}

/** A review. One per user and tool: a second one edits the first. */
@ObjectType('ToolReview', { implements: Node, description: 'A review of a tool. One per user and tool.' })
@modelOptions(collection('tool_reviews', { timestamps: true }))
@index({ tool: 1, author: 1 }, { unique: true })
@index({ author: 1, createdAt: -1, _id: -1 })
@index({ tool: 1, hiddenAt: 1, score: -1, _id: -1 })
@index({ tool: 1, hiddenAt: 1, createdAt: -1, _id: -1 })
@index({ tool: 1, hiddenAt: 1, rating: -1, _id: -1 })
@index({ versionId: 1 })
export class ToolReview extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  tool: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  author: Types.ObjectId;

  @Field(() => Int, { simple: true, description: 'The rating, 1 to 5.' })
  @prop({ type: Number, required: true, min: 1, max: 5 })
  rating: number;

  @Field(() => String, { simple: true, description: 'The headline, up to 100 characters.' })
  @prop({ type: String, required: true })
  title: string;

  @Field(() => String, { simple: true, description: 'The text of the review.' })
  @prop({ type: String, required: true })
  body: string;

  @Field(() => [String], { simple: true, description: 'The points that the reviewer likes.' })
  @prop({ type: () => [String], default: [] })
  pros: string[];

  @Field(() => [String], { simple: true, description: 'The points that the reviewer does not like.' })
  @prop({ type: () => [String], default: [] })
  cons: string[];

  @Field(() => String, { simple: true, nullable: true, description: 'The version that the review is about.' })
  @prop({ type: String, default: null })
  version: string | null;

  @prop({ type: () => Types.ObjectId, default: null })
  versionId: Types.ObjectId | null;

  @Field(() => Int, { simple: true, description: 'Number of users who found the review helpful.' })
  @prop({ type: Number, default: 0 })
  helpful: number;

  @Field(() => Int, { simple: true, description: 'Number of users who found the review not helpful.' })
  @prop({ type: Number, default: 0 })
  notHelpful: number;

  /** Helpful minus not helpful: the order of "helpful". */
  @prop({ type: Number, default: 0 })
  score: number;

  @Field(() => [Attachment], { simple: true, description: 'Images, videos and files of the review.' })
  @prop({ type: () => [Attachment], default: [] })
  attachments: Attachment[];

  @Field(() => ToolReviewReply, {
    simple: true,
    nullable: true,
    description: "The tool author's answer. Null if there is none.",
  })
  @prop({ type: () => ToolReviewReply })
  reply?: ToolReviewReply;

  @Field(() => Date, {
    simple: true,
    nullable: true,
    description: 'When the review was last edited. Null if it never was.',
  })
  @prop({ type: Date, default: null })
  editedAt: Date | null;

  @Field(() => Date, {
    simple: true,
    nullable: true,
    description: 'When moderators hid the review. Hidden reviews do not count. Null if it is visible.',
  })
  @prop({ type: Date, default: null })
  hiddenAt: Date | null;

  /** The moderators' decision that hid it. */
  @prop({ type: () => Types.ObjectId })
  removedBy?: Types.ObjectId;

  @Field(() => Date, { simple: true, description: 'When the review was written.' })
  createdAt: Date;

  updatedAt: Date;
}

/** Whether a user found a review helpful. */
@modelOptions(collection('tool_review_votes'))
@index({ review: 1, user: 1 }, { unique: true })
@index({ user: 1 })
export class ToolReviewVote extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  review: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  user: Types.ObjectId;

  @prop({ type: Boolean, required: true })
  helpful: boolean;

  @prop({ type: Date, required: true })
  createdAt: Date;
}

/** The `tool_reviews` collection. */
export const ToolReviewModel = defineModel(ToolReview);

/** The `tool_review_votes` collection. */
export const ToolReviewVoteModel = defineModel(ToolReviewVote);
