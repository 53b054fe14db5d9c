import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';
import { CommunityAttachment } from './community-attachment.js';
import { SuggestionCategory, SuggestionPriority, SuggestionStatus } from './suggestion-enums.js';

/** Limits of a suggestion. */
export const SUGGESTION_LIMITS = { title: 200, description: 2_000, tags: 10, tag: 50, comment: 500 } as const;

/** Denormalised counts of a suggestion, folded from the event log. */
@ObjectType({ description: 'Counts of a suggestion.', simpleResolvers: true })
@modelOptions({ schemaOptions: { _id: false } })
export class SuggestionStats {
  @Field(() => Int, { description: 'Number of users who voted for the suggestion.' })
  @prop({ type: Number, default: 0 })
  votes: number;

  @Field(() => Int, { description: 'Number of comments.' })
  @prop({ type: Number, default: 0 })
  comments: number;

  /** Comments of the first level. */
  @prop({ type: Number, default: 0 })
  threads: number;
}

/** A suggestion for the platform. Votes are `suggestion_votes`, comments are `comments`. */
@ObjectType('Suggestion', { implements: Node, description: 'A suggestion for the platform.' })
@modelOptions(collection('suggestions', { timestamps: true }))
@index({ author: 1, createdAt: -1, _id: -1 })
@index({ assignee: 1, createdAt: -1 }, { sparse: true })
@index({ tags: 1 })
@index({ status: 1, priority: 1 })
@index({ deletedAt: 1, createdAt: -1, _id: -1 })
@index({ deletedAt: 1, 'stats.votes': -1, _id: -1 })
@index({ status: 1, createdAt: -1, _id: -1 })
@index({ status: 1, 'stats.votes': -1, _id: -1 })
@index({ category: 1, createdAt: -1, _id: -1 })
@index({ category: 1, 'stats.votes': -1, _id: -1 })
@index({ status: 1, category: 1, createdAt: -1, _id: -1 })
@index({ status: 1, category: 1, 'stats.votes': -1, _id: -1 })
export class Suggestion extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  author: Types.ObjectId;

  @Field(() => String, { simple: true, description: 'The title of it.' })
  @prop({ type: String, required: true, maxlength: SUGGESTION_LIMITS.title })
  title: string;

  @Field(() => String, { simple: true, description: 'The text of the suggestion.' })
  @prop({ type: String, required: true, maxlength: SUGGESTION_LIMITS.description })
  description: string;

  @Field(() => SuggestionCategory, { simple: true, description: 'The category of the suggestion.' })
  @prop({ type: String, enum: SuggestionCategory, required: true })
  category: SuggestionCategory;

  @Field(() => SuggestionStatus, { simple: true, description: 'The progress of the suggestion.' })
  @prop({ type: String, enum: SuggestionStatus, default: SuggestionStatus.SUBMITTED })
  status: SuggestionStatus;

  @Field(() => SuggestionPriority, { simple: true, description: 'The priority of the suggestion.' })
  @prop({ type: String, enum: SuggestionPriority, default: SuggestionPriority.MEDIUM })
  priority: SuggestionPriority;

  @Field(() => [String], { simple: true, description: 'Words that the suggestion is found by.' })
  @prop({ type: () => [String], default: [] })
  tags: string[];

  @Field(() => [CommunityAttachment], { simple: true, description: 'The attachments, in order.' })
  @prop({ type: () => [CommunityAttachment], default: [] })
  attachments: CommunityAttachment[];

  @Field(() => SuggestionStats, { simple: true, description: 'Counts of the suggestion.' })
  @prop({ type: () => SuggestionStats, default: () => ({}) })
  stats: SuggestionStats;

  @prop({ type: () => Types.ObjectId })
  assignee?: Types.ObjectId;

  /** The suggestion that says the same and has taken over its votes. */
  @prop({ type: () => Types.ObjectId })
  mergedInto?: Types.ObjectId;

  @prop({ type: Date, default: null })
  deletedAt: Date | null;

  @Field(() => Date, { simple: true, description: 'Time of creation.' })
  createdAt: Date;

  updatedAt: Date;
}

/** The `suggestions` collection. */
export const SuggestionModel = defineModel(Suggestion);
