import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';
import { ChatFeedbackCategory } from './chat-enums.js';

/**
 * A user's feedback on an answer, or on a whole chat. One per user and subject; a second rating changes the first.
 */
@ObjectType('ChatFeedback', { implements: Node, description: 'A user’s feedback on an answer or a chat.' })
@modelOptions(collection('chat_feedback', { timestamps: true }))
@index({ session: 1, message: 1 }, { unique: true })
@index({ user: 1, createdAt: -1, _id: -1 })
@index({ user: 1, agent: 1 })
@index({ agent: 1, createdAt: -1, _id: -1 })
@index({ agent: 1, rating: -1, createdAt: -1, _id: -1 })
@index({ agent: 1, categories: 1, createdAt: -1, _id: -1 })
@index({ createdAt: -1 })
export class ChatFeedback extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  session: Types.ObjectId;

  /** The answer. Null if the feedback is on the whole chat. */
  @prop({ type: () => Types.ObjectId, default: null })
  message: Types.ObjectId | null;

  @prop({ type: () => Types.ObjectId, required: true })
  user: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  agent: Types.ObjectId;

  @Field(() => Int, { simple: true, description: 'The rating, 1 to 5.' })
  @prop({ type: Number, required: true, min: 1, max: 5, validate: Number.isInteger })
  rating: number;

  @Field(() => [ChatFeedbackCategory], { simple: true, description: 'The categories of the feedback.' })
  @prop({ type: () => [String], enum: ChatFeedbackCategory, default: [] })
  categories: ChatFeedbackCategory[];

  @Field(() => String, { simple: true, nullable: true, description: 'The comment as text.' })
  @prop({ type: String, maxlength: 1_000 })
  comment?: string;

  @prop({ type: String, maxlength: 500 })
  userAgent?: string;

  @Field(() => Int, { simple: true, description: 'Milliseconds from the start of the chat to the feedback.' })
  @prop({ type: Number, default: 0 })
  sessionDurationMs: number;

  @Field(() => Date, { simple: true, description: 'Time of the first rating.' })
  createdAt: Date;

  updatedAt: Date;
}

/** The `chat_feedback` collection. */
export const ChatFeedbackModel = defineModel(ChatFeedback);
