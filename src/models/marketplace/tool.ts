import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, ObjectType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { collection, defineModel } from '../base.js';
import { ToolCode } from './tool-code.js';
import { ToolCategory, ToolReviewState } from './tool-enums.js';
import { RatingCounts, ToolCounts } from './tool-parts.js';

/**
 * A tool of the marketplace. Its content is a copy of the current version's, which is the highest stable one. Stored code
 * is data and is never run.
 */
@ObjectType('Tool', { implements: Node, description: 'A tool of the marketplace.' })
@modelOptions(collection('tools', { timestamps: true }))
@index({ slug: 1 }, { unique: true })
@index({ author: 1, createdAt: -1, _id: -1 })
@index({ published: 1, 'stats.uses': -1, _id: -1 })
@index({ published: 1, publishedAt: -1, _id: -1 })
@index({ published: 1, 'stats.ranking': -1, _id: -1 })
@index({ published: 1, 'stats.stars': -1, _id: -1 })
@index({ published: 1, 'stats.downloads': -1, _id: -1 })
@index({ published: 1, nameKey: 1, _id: 1 })
@index({ published: 1, category: 1, 'stats.uses': -1, _id: -1 })
@index({ published: 1, category: 1, publishedAt: -1, _id: -1 })
@index({ published: 1, category: 1, 'stats.ranking': -1, _id: -1 })
@index({ published: 1, category: 1, 'stats.stars': -1, _id: -1 })
@index({ published: 1, category: 1, 'stats.downloads': -1, _id: -1 })
@index({ published: 1, category: 1, nameKey: 1, _id: 1 })
@index({ published: 1, tags: 1, 'stats.uses': -1, _id: -1 })
@index({ published: 1, isFeatured: 1, 'stats.uses': -1, _id: -1 })
@index({ published: 1, isVerified: 1, 'stats.uses': -1, _id: -1 })
@index({ reviewState: 1, updatedAt: 1 })
@index({ searchText: 'text' }, { default_language: 'none', name: 'tool_search' })
export class Tool extends ToolCode {
  /** Null for a built-in tool. */
  @prop({ type: () => Types.ObjectId, default: null })
  author: Types.ObjectId | null;

  @Field(() => String, { simple: true, description: 'The unique name of the tool in addresses.' })
  @prop({ type: String, required: true, maxlength: 120 })
  slug: string;

  @Field(() => String, { simple: true, description: 'The name of the tool, 2 to 80 characters.' })
  @prop({ type: String, required: true, maxlength: 80 })
  name: string;

  /** The name in lower case: the order by name. */
  @prop({ type: String, required: true })
  nameKey: string;

  @Field(() => String, {
    simple: true,
    description: 'The short description of the tool, up to 500 characters.',
  })
  @prop({ type: String, required: true })
  description: string;

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'The full description of the tool, as Markdown. Null if there is none.',
  })
  @prop({ type: String })
  longDescription?: string;

  @Field(() => ToolCategory, { simple: true, description: 'The category of the tool.' })
  @prop({ type: String, enum: ToolCategory, required: true })
  category: ToolCategory;

  @Field(() => [String], { simple: true, description: 'The tags of the tool, in lower case.' })
  @prop({ type: () => [String], default: [] })
  tags: string[];

  @Field(() => String, { simple: true, nullable: true, description: 'An emoji or the address of an image.' })
  @prop({ type: String, maxlength: 2048 })
  icon?: string;

  @Field(() => String, { simple: true, nullable: true, description: 'The address of a wide image.' })
  @prop({ type: String, maxlength: 2048 })
  banner?: string;

  /** Name, description and tags in the one form that searches are compared with. */
  @prop({ type: String, required: true })
  searchText: string;

  @Field(() => String, {
    simple: true,
    nullable: true,
    description:
      'The highest stable version; the highest pre-release where none is stable. Null if all are yanked.',
  })
  @prop({ type: String, default: null })
  currentVersion: string | null;

  @Field(() => Boolean, {
    simple: true,
    description: 'Whether the tool is listed. Its author sees it in any case.',
  })
  @prop({ type: Boolean, default: false })
  published: boolean;

  @Field(() => Date, {
    simple: true,
    nullable: true,
    description: 'When the tool was first published. Null if it never was.',
  })
  @prop({ type: Date, default: null })
  publishedAt: Date | null;

  @Field(() => Boolean, {
    simple: true,
    description: 'Whether a moderator has approved the tool as it stands.',
  })
  @prop({ type: Boolean, default: false })
  isVerified: boolean;

  @Field(() => ToolReviewState, { simple: true, description: 'Whether moderators have checked the tool.' })
  @prop({ type: String, enum: ToolReviewState, default: ToolReviewState.UNREVIEWED })
  reviewState: ToolReviewState;

  @Field(() => Boolean, { simple: true, description: 'Whether moderators recommend the tool.' })
  @prop({ type: Boolean, default: false })
  isFeatured: boolean;

  @Field(() => Boolean, { simple: true, description: 'Whether the tool is part of the platform.' })
  @prop({ type: Boolean, default: false })
  isBuiltIn: boolean;

  @prop({ type: () => ToolCounts, default: () => ({}) })
  stats: ToolCounts;

  @prop({ type: () => RatingCounts, default: () => ({}) })
  ratings: RatingCounts;

  @prop({ type: Date, default: null })
  deletedAt: Date | null;

  @Field(() => Date, { simple: true, description: 'When the tool was created.' })
  createdAt: Date;

  @Field(() => Date, { simple: true, description: 'When the tool was last changed.' })
  updatedAt: Date;
}

/** The `tools` collection. */
export const ToolModel = defineModel(Tool);
