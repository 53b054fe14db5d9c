import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';
import { GroupCategory, GroupVisibility } from './group-enums.js';

/** Limits of a group's texts and lists. */
export const GROUP_LIMITS = {
  name: 100,
  description: 2_000,
  rules: 20,
  rule: 200,
  tags: 10,
  tag: 50,
} as const;

/** Denormalised counts of a group, folded from the event log. */
@ObjectType({ description: 'Counts of a group.' })
@modelOptions({ schemaOptions: { _id: false } })
export class GroupStats {
  @Field(() => Int, { simple: true, description: 'Number of members.' })
  @prop({ type: Number, default: 0 })
  members: number;

  @Field(() => Int, { simple: true, description: 'Number of published posts.' })
  @prop({ type: Number, default: 0 })
  posts: number;

  @Field(() => Int, { simple: true, description: 'Number of comments under posts of the group.' })
  @prop({ type: Number, default: 0 })
  comments: number;

  /** The group, for fields that are counted on request. Set by the resolver. */
  group?: Types.ObjectId;
}

/** What members may do in a group. */
@ObjectType({ description: 'The settings of a group for its members.', simpleResolvers: true })
@modelOptions({ schemaOptions: { _id: false } })
export class GroupSettings {
  @Field(() => Boolean, { description: 'Whether members may create posts. Moderators always may.' })
  @prop({ type: Boolean, default: true })
  allowMemberPosts: boolean;

  @Field(() => Boolean, { description: 'Whether posts of members wait for approval by a moderator.' })
  @prop({ type: Boolean, default: false })
  requirePostApproval: boolean;

  @Field(() => Boolean, { description: 'Whether members may comment on posts.' })
  @prop({ type: Boolean, default: true })
  allowComments: boolean;

  @Field(() => Boolean, { description: 'Whether members may react to posts and comments.' })
  @prop({ type: Boolean, default: true })
  allowReactions: boolean;
}

/** Groups that lists show. Secret groups are in no list. */
export const LISTED_GROUPS = { isActive: true, isListed: true };

/** A group of users with its own posts. Its members are `memberships`. `creator` stays when the owner changes. */
@ObjectType('Group', { implements: Node, description: 'A group of users with posts of its own.' })
@modelOptions(collection('groups', { timestamps: true }))
@index({ slug: 1 }, { unique: true })
@index({ owner: 1, createdAt: -1 })
@index({ creator: 1 })
@index({ visibility: 1 })
@index({ isListed: 1, 'stats.members': -1, _id: -1 }, { partialFilterExpression: LISTED_GROUPS })
@index({ isListed: 1, createdAt: -1, _id: -1 }, { partialFilterExpression: LISTED_GROUPS })
@index({ isListed: 1, lastPostAt: -1, _id: -1 }, { partialFilterExpression: LISTED_GROUPS })
@index({ isListed: 1, nameKey: 1, _id: 1 }, { partialFilterExpression: LISTED_GROUPS })
@index({ category: 1, 'stats.members': -1, _id: -1 }, { partialFilterExpression: LISTED_GROUPS })
@index({ category: 1, createdAt: -1, _id: -1 }, { partialFilterExpression: LISTED_GROUPS })
@index({ category: 1, lastPostAt: -1, _id: -1 }, { partialFilterExpression: LISTED_GROUPS })
@index({ category: 1, nameKey: 1, _id: 1 }, { partialFilterExpression: LISTED_GROUPS })
@index({ tags: 1 })
@index(
  { name: 'text', description: 'text', tags: 'text' },
  { weights: { name: 5, tags: 3, description: 1 }, default_language: 'none', name: 'text' },
)
export class Group extends BaseDocument {
  @Field(() => String, { simple: true, description: 'The name of the group in its address. Unique.' })
  @prop({ type: String, required: true })
  slug: string;

  @Field(() => String, { simple: true, description: 'The name of the group.' })
  @prop({ type: String, required: true, maxlength: GROUP_LIMITS.name })
  name: string;

  /** The name in lower case: what the list by name is sorted by. */
  @prop({ type: String, required: true })
  nameKey: string;

  @Field(() => String, { simple: true, description: 'The description of the group. Empty if not given.' })
  @prop({ type: String, default: '', maxlength: GROUP_LIMITS.description })
  description: string;

  @Field(() => String, { simple: true, nullable: true, description: 'URL of the picture of the group.' })
  @prop({ type: String })
  avatar?: string;

  /** The upload of the image. Absent for a plain URL. */
  @prop({ type: () => Types.ObjectId })
  avatarUpload?: Types.ObjectId;

  @Field(() => String, { simple: true, nullable: true, description: 'URL of the cover picture.' })
  @prop({ type: String })
  coverImage?: string;

  @prop({ type: () => Types.ObjectId })
  coverUpload?: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  creator: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  owner: Types.ObjectId;

  @Field(() => GroupCategory, { simple: true, description: 'The topic of the group.' })
  @prop({ type: String, enum: GroupCategory, default: GroupCategory.GENERAL })
  category: GroupCategory;

  @Field(() => GroupVisibility, {
    simple: true,
    description: 'The visibility of the group.',
  })
  @prop({ type: String, enum: GroupVisibility, default: GroupVisibility.PUBLIC })
  visibility: GroupVisibility;

  /** Whether lists show it: derived from `visibility`, for the partial indexes. */
  @prop({ type: Boolean, required: true })
  isListed: boolean;

  @Field(() => Boolean, {
    simple: true,
    description: 'Whether joining needs approval. Always true for private groups.',
  })
  @prop({ type: Boolean, default: false })
  joinApprovalRequired: boolean;

  @Field(() => [String], { simple: true, description: 'Words that the group is found by.' })
  @prop({ type: () => [String], default: [] })
  tags: string[];

  @Field(() => [String], { simple: true, description: 'The rules of the group.' })
  @prop({ type: () => [String], default: [] })
  rules: string[];

  @Field(() => GroupSettings, { simple: true, description: 'The settings of the group.' })
  @prop({ type: () => GroupSettings, default: () => ({}) })
  settings: GroupSettings;

  @prop({ type: () => GroupStats, default: () => ({}) })
  stats: GroupStats;

  /** When something was last published in it; at first, when it was created. */
  @prop({ type: Date, required: true })
  lastPostAt: Date;

  @Field(() => Boolean, {
    simple: true,
    description: 'Whether the group is in use. An archived group can be read, not changed.',
  })
  @prop({ type: Boolean, default: true })
  isActive: boolean;

  @Field(() => Date, {
    simple: true,
    nullable: true,
    description: 'Time of archiving. Null while the group is in use.',
  })
  @prop({ type: Date, default: null })
  archivedAt: Date | null;

  @Field(() => Date, { simple: true, description: 'Time of creation.' })
  createdAt: Date;

  updatedAt: Date;
}

/** The `groups` collection. */
export const GroupModel = defineModel(Group);
