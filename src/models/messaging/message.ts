import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, ObjectType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { Shareable } from '../../schema/shareable.js';
import { BaseDocument, collection, defineModel } from '../base.js';
import { Attachment } from './attachment.js';

/** The longest message, in characters. */
export const LONGEST_MESSAGE = 4_000;
/** The most that is sent along with one message. */
export const MOST_ATTACHMENTS = 10;

/**
 * A message (S0, future 2). S0's `read` follows from how far each member has read, its `deletedFor` is `message_deletions`,
 * its `mediaUrl` became attachments. Its number is its place: order is by number, never by clock.
 */
@ObjectType('Message', {
  implements: Node,
  description: 'A message; only those in its conversation see it.',
})
@modelOptions(collection('messages', { timestamps: true }))
@index({ conversation: 1, seq: 1 }, { unique: true })
@index({ conversation: 1, deletedAt: 1, seq: 1, _id: 1 })
@index({ conversation: 1, body: 'text' }, { default_language: 'none', name: 'words' })
@index({ author: 1, createdAt: -1 })
@index({ mentions: 1 })
export class Message extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  conversation: Types.ObjectId;

  @prop({ type: Number, required: true })
  seq: number;

  @prop({ type: () => Types.ObjectId, required: true })
  author: Types.ObjectId;

  @Shareable()
  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'What its sender’s client called it, so that it knows its own message when it comes back.',
  })
  @prop({ type: String, maxlength: 64 })
  clientId?: string;

  @Shareable()
  @Field(() => String, { simple: true, description: 'The words; empty where there are only attachments.' })
  @prop({ type: String, default: '', maxlength: LONGEST_MESSAGE })
  body: string;

  @Shareable()
  @Field(() => [Attachment], { simple: true, description: 'What is sent along.' })
  @prop({ type: () => [Attachment], default: [] })
  attachments: Attachment[];

  /** The message that it answers. */
  @prop({ type: () => Types.ObjectId, default: null })
  replyTo: Types.ObjectId | null;

  @prop({ type: () => [Types.ObjectId], default: [] })
  mentions: Types.ObjectId[];

  @Shareable()
  @Field(() => Date, {
    simple: true,
    nullable: true,
    description: 'When its words were last changed; null when never.',
  })
  @prop({ type: Date, default: null })
  editedAt: Date | null;

  @prop({ type: Date, default: null })
  deletedAt: Date | null;

  @Shareable()
  @Field(() => Date, { simple: true, description: 'When it was sent.' })
  createdAt: Date;

  updatedAt: Date;
}

/** The `messages` collection. */
export const MessageModel = defineModel(Message);
