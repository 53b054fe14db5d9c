import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';
import type { ReactionCounts } from './reaction.js';

/** What can be commented on; the community brings more. */
export enum CommentTarget {
  POST = 'Post',
}

/** How deep replies may nest under a post (S0§3). */
export const MAX_COMMENT_DEPTH = 3;

/** Denormalised counts of a comment, folded from the event log. */
@ObjectType({ description: 'What a comment has gathered so far.', simpleResolvers: true })
@modelOptions({ schemaOptions: { _id: false } })
export class CommentStats {
  @Field(() => Int, { description: 'Reactions of all kinds.' })
  @prop({ type: Number, default: 0 })
  likes: number;

  @Field(() => Int, { description: 'Direct replies.' })
  @prop({ type: Number, default: 0 })
  replies: number;

  /** Direct replies, deleted ones too: while something hangs on a deleted comment, it keeps its place. */
  @prop({ type: Number, default: 0 })
  children: number;
}

/**
 * A comment on anything that can be commented on (S0§3, S1, S2§4.2, S4§13). A deleted comment with replies keeps its
 * place in the tree and loses its words.
 */
@ObjectType('Comment', { implements: Node, description: 'A comment, or a reply to one.' })
@modelOptions(collection('comments', { timestamps: true }))
@index({ target: 1, parent: 1, createdAt: -1, _id: -1 })
@index({ target: 1, parent: 1, 'stats.likes': -1, _id: -1 })
@index({ parent: 1, createdAt: 1, _id: 1 })
@index({ author: 1, createdAt: -1, _id: -1 })
@index({ author: 1, target: 1, parent: 1 })
@index({ mentions: 1 }, { partialFilterExpression: { 'mentions.0': { $exists: true } } })
export class Comment extends BaseDocument {
  @prop({ type: String, enum: CommentTarget, required: true })
  targetType: CommentTarget;

  @prop({ type: () => Types.ObjectId, required: true })
  target: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  author: Types.ObjectId;

  /** The comment that it hangs on; null for one that stands under the target itself. */
  @prop({ type: () => Types.ObjectId, default: null })
  parent: Types.ObjectId | null;

  /** What it really answers, where that is deeper than it may hang. */
  @prop({ type: () => Types.ObjectId, default: null })
  replyTo: Types.ObjectId | null;

  @Field(() => Int, { simple: true, description: '0 under the post itself, up to 3 below.' })
  @prop({ type: Number, default: 0, min: 0, max: MAX_COMMENT_DEPTH })
  depth: number;

  @prop({ type: String, required: true, maxlength: 1000 })
  body: string;

  @prop({ type: () => [Types.ObjectId], default: [] })
  mentions: Types.ObjectId[];

  @Field(() => CommentStats, { simple: true, description: 'What it has gathered so far.' })
  @prop({ type: () => CommentStats, default: () => ({}) })
  stats: CommentStats;

  @prop({ type: () => Object, default: () => ({}) })
  reactions: ReactionCounts;

  @prop({ type: Boolean, default: false })
  flagged: boolean;

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

/** The `comments` collection. */
export const CommentModel = defineModel(Comment);
