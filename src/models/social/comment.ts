import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import type { IdType } from '../../schema/ids.js';
import { BaseDocument, collection, defineModel } from '../base.js';
import { CommunityAttachment } from '../community/community-attachment.js';
import type { ReactionCounts } from './reaction.js';

/** A type that supports comments: any with `comments` in its `targets` row. */
export type CommentTarget = IdType;

/** The state of a comment. A deleted one has `deletedAt`. */
export enum CommentStatus {
  PUBLISHED = 'published',
  HIDDEN = 'hidden',
  SPAM = 'spam',
  DELETED = 'deleted',
}
registerEnumType(CommentStatus, {
  name: 'CommentStatus',
  description: 'The state of a comment.',
  valuesConfig: {
    PUBLISHED: { description: 'The comment is published.' },
    HIDDEN: { description: 'A moderator hid the comment. Its author and moderators still read it.' },
    SPAM: { description: 'A moderator hid the comment as spam. Its author and moderators still read it.' },
    DELETED: { description: 'The comment is deleted.' },
  },
});

/** The deepest nesting of replies under a post. */
export const MAX_COMMENT_DEPTH = 3;
/** The deepest nesting of replies in the community. */
export const MAX_COMMUNITY_DEPTH = 5;
/** The most characters of a comment on a post, and of one in the community. */
export const LONGEST_COMMENT = { post: 1_000, community: 2_000 } as const;

/** Denormalised counts of a comment, folded from the event log. */
@ObjectType({ description: 'Counters of a comment.', simpleResolvers: true })
@modelOptions({ schemaOptions: { _id: false } })
export class CommentStats {
  @Field(() => Int, { description: 'Number of reactions of all kinds.' })
  @prop({ type: Number, default: 0 })
  likes: number;

  @Field(() => Int, { description: 'Number of direct replies.' })
  @prop({ type: Number, default: 0 })
  replies: number;

  /** Number of direct replies, deleted ones included: a deleted comment with replies keeps its place. */
  @prop({ type: Number, default: 0 })
  children: number;
}

/**
 * A comment on any type that supports comments. A deleted comment with replies keeps its place in the thread and
 * loses its text.
 */
@ObjectType('Comment', { implements: Node, description: 'A comment or a reply to a comment.' })
@modelOptions(collection('comments', { timestamps: true }))
@index({ target: 1, parent: 1, createdAt: -1, _id: -1 })
@index({ target: 1, parent: 1, 'stats.likes': -1, _id: -1 })
@index({ parent: 1, createdAt: 1, _id: 1 })
@index({ author: 1, createdAt: -1, _id: -1 })
@index({ author: 1, target: 1, parent: 1 })
@index({ createdAt: 1 })
@index({ mentions: 1 }, { partialFilterExpression: { 'mentions.0': { $exists: true } } })
export class Comment extends BaseDocument {
  @prop({ type: String, required: true })
  targetType: CommentTarget;

  @prop({ type: () => Types.ObjectId, required: true })
  target: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  author: Types.ObjectId;

  /** The comment above it in the thread. Null for a comment directly on the target. */
  @prop({ type: () => Types.ObjectId, default: null })
  parent: Types.ObjectId | null;

  /** The answered comment, if it is nested too deeply to be the parent. */
  @prop({ type: () => Types.ObjectId, default: null })
  replyTo: Types.ObjectId | null;

  @Field(() => Int, {
    simple: true,
    description:
      'The level in the tree: 0 for a comment on the target itself, up to 3 on posts and 5 in the community.',
  })
  @prop({ type: Number, default: 0, min: 0, max: MAX_COMMUNITY_DEPTH })
  depth: number;

  @prop({ type: String, required: true, maxlength: LONGEST_COMMENT.community })
  body: string;

  @prop({ type: () => [CommunityAttachment], default: [] })
  attachments: CommunityAttachment[];

  /** PUBLISHED, HIDDEN or SPAM. Absent in old rows, which are PUBLISHED. */
  @prop({ type: String, enum: CommentStatus })
  status?: CommentStatus;

  @prop({ type: () => [Types.ObjectId], default: [] })
  mentions: Types.ObjectId[];

  @Field(() => CommentStats, { simple: true, description: 'Counters of the comment.' })
  @prop({ type: () => CommentStats, default: () => ({}) })
  stats: CommentStats;

  @prop({ type: () => Object, default: () => ({}) })
  reactions: ReactionCounts;

  @prop({ type: Boolean, default: false })
  flagged: boolean;

  @Field(() => Date, {
    simple: true,
    nullable: true,
    description: 'Time of the last edit. Null if never edited.',
  })
  @prop({ type: Date, default: null })
  editedAt: Date | null;

  @prop({ type: Date, default: null })
  deletedAt: Date | null;

  /** The moderator's decision that hid it. If it is overturned, the comment is restored. */
  @prop({ type: () => Types.ObjectId })
  removedBy?: Types.ObjectId;

  @Field(() => Date, { simple: true, description: 'Time of creation.' })
  createdAt: Date;

  updatedAt: Date;
}

/** The `comments` collection. */
export const CommentModel = defineModel(Comment);
