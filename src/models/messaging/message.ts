import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, ObjectType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { Shareable } from '../../schema/shareable.js';
import { BaseDocument, collection, defineModel } from '../base.js';
import { Attachment } from './attachment.js';

/** The longest message, in characters. */
export const LONGEST_MESSAGE = 4_000;
/** The most attachments of one message. */
export const MOST_ATTACHMENTS = 10;

/**
 * A message. The order is by number, never by time. Read states follow from each member's `readSeq`, own deletions
 * are in `message_deletions`.
 */
@ObjectType('Message', {
  implements: Node,
  description: 'A message in a conversation. Visible to its participants only.',
})
@modelOptions(collection('messages', { timestamps: true }))
@index({ conversation: 1, seq: 1 }, { unique: true })
@index({ conversation: 1, deletedAt: 1, seq: 1, _id: 1 })
@index({ conversation: 1, body: 'text', searchText: 'text' }, { default_language: 'none', name: 'words' })
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
    description: 'The idempotency key that the sender chose.',
  })
  @prop({ type: String, maxlength: 64 })
  clientId?: string;

  @Shareable()
  @Field(() => String, { simple: true, description: 'The text. Empty if the message has attachments only.' })
  @prop({ type: String, default: '', maxlength: LONGEST_MESSAGE })
  body: string;

  /** The body in the form that search compares. Absent if it is plain ASCII. */
  @prop({ type: String })
  searchText?: string;

  @Shareable()
  @Field(() => [Attachment], { simple: true, description: 'The attached files.' })
  @prop({ type: () => [Attachment], default: [] })
  attachments: Attachment[];

  /** The answered message. */
  @prop({ type: () => Types.ObjectId, default: null })
  replyTo: Types.ObjectId | null;

  @prop({ type: () => [Types.ObjectId], default: [] })
  mentions: Types.ObjectId[];

  @Shareable()
  @Field(() => Date, {
    simple: true,
    nullable: true,
    description: 'Time of the last edit. Null if never edited.',
  })
  @prop({ type: Date, default: null })
  editedAt: Date | null;

  @prop({ type: Date, default: null })
  deletedAt: Date | null;

  /** The moderator's decision that hid it. If it is overturned, the message is restored. */
  @prop({ type: () => Types.ObjectId })
  removedBy?: Types.ObjectId;

  @Shareable()
  @Field(() => Date, { simple: true, description: 'Time of sending.' })
  createdAt: Date;

  updatedAt: Date;
}

/** The `messages` collection. */
export const MessageModel = defineModel(Message);
