import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';
import { AIProvider } from './ai-enums.js';
import { AnswerCoverage, ChatMessageStatus, ChatRole } from './chat-enums.js';
import { ChatAttachment, ChatAttempt, ChatPart, ChatUsage } from './chat-message-parts.js';

/** The longest message of a user, in characters. */
export const LONGEST_QUESTION = 20_000;

/** The most attachments of one message. */
export const MOST_CHAT_ATTACHMENTS = 10;

/**
 * A message of a chat. Messages form a tree by `parent`: regenerated answers and edited questions are siblings.
 * Feedback has its own collection.
 */
@ObjectType('ChatMessage', { implements: Node, description: 'A message of a chat with an agent.' })
@modelOptions(collection('chat_messages', { timestamps: true }))
@index({ session: 1, _id: 1, parent: 1, role: 1, status: 1 })
@index({ session: 1, parent: 1, _id: 1 })
@index({ session: 1, createdAt: 1 })
@index({ user: 1, createdAt: -1, _id: -1 })
@index({ agent: 1, createdAt: -1 })
@index(
  { 'parts.tool.approval': 1 },
  { unique: true, partialFilterExpression: { 'parts.tool.approval': { $exists: true } } },
)
@index({ status: 1, createdAt: 1 }, { partialFilterExpression: { status: 'streaming' }, name: 'streaming' })
@index({ provider: 1, createdAt: -1 })
@index({ createdAt: -1 })
export class ChatMessage extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  session: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  user: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  agent: Types.ObjectId;

  /** The previous message of the branch. Null for the first message. */
  @prop({ type: () => Types.ObjectId, default: null })
  parent: Types.ObjectId | null;

  @Field(() => ChatRole, { simple: true, description: 'The author of it.' })
  @prop({ type: String, enum: ChatRole, required: true })
  role: ChatRole;

  @Field(() => ChatMessageStatus, { simple: true, description: 'The current state of it.' })
  @prop({ type: String, enum: ChatMessageStatus, required: true })
  status: ChatMessageStatus;

  /** The text of all text parts. While an answer is being written, its text is in the chunks. */
  @prop({ type: String, default: '' })
  content: string;

  @prop({ type: () => [ChatPart], default: [] })
  parts: ChatPart[];

  @Field(() => [ChatAttachment], { simple: true, description: 'Files that go with the message.' })
  @prop({ type: () => [ChatAttachment], default: [] })
  attachments: ChatAttachment[];

  @Field(() => AIProvider, {
    simple: true,
    nullable: true,
    description: 'The provider that wrote the answer. Null for messages of the user.',
  })
  @prop({ type: String, enum: AIProvider })
  provider?: AIProvider;

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'The model that wrote the answer. Null for messages of the user.',
  })
  @prop({ type: String })
  model?: string;

  @Field(() => Float, { simple: true, nullable: true, description: 'The randomness of the answer, 0 to 2.' })
  @prop({ type: Number })
  temperature?: number;

  @Field(() => ChatUsage, {
    simple: true,
    nullable: true,
    description: 'Tokens and cost. Null until the answer has ended.',
  })
  @prop({ type: () => ChatUsage })
  usage?: ChatUsage;

  @Field(() => [ChatAttempt], { simple: true, description: 'Attempts with models, in order.' })
  @prop({ type: () => [ChatAttempt], default: [] })
  attempts: ChatAttempt[];

  @Field(() => Int, {
    simple: true,
    nullable: true,
    description: 'Milliseconds from the question to the end of the answer. Null until then.',
  })
  @prop({ type: Number })
  responseTimeMs?: number;

  @Field(() => Int, {
    simple: true,
    nullable: true,
    description: 'Milliseconds from the call of the model to its first token.',
  })
  @prop({ type: Number })
  firstTokenMs?: number;

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'The code of what went wrong. Null if nothing did.',
  })
  @prop({ type: String })
  errorCode?: string;

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'The language, as a BCP 47 code. Null if unknown.',
  })
  @prop({ type: String, maxlength: 35 })
  language?: string;

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'The mood of the message, such as `curious`. Null if unknown.',
  })
  @prop({ type: String, maxlength: 50 })
  sentiment?: string;

  @Field(() => [String], { simple: true, description: 'Topics of the message.' })
  @prop({ type: () => [String], default: [] })
  topics: string[];

  /** The session's current leaf before this answer. The session returns to it if a regeneration fails. */
  @prop({ type: () => Types.ObjectId })
  previousLeaf?: Types.ObjectId;

  /** The means of payment of the answer. */
  @prop({ type: String, enum: AnswerCoverage })
  coverage?: AnswerCoverage;

  /** Whether the answer is a regeneration. */
  @prop({ type: Boolean })
  regenerated?: boolean;

  /** The fencing token of the worker that writes the answer. */
  @prop({ type: Number })
  fence?: number;

  /** Estimated number of prompt tokens. */
  @prop({ type: Number })
  promptTokens?: number;

  /** The cost of summaries that were made for the answer, in millionths of a US dollar. */
  @prop({ type: Number })
  pendingMicros?: number;

  /** The quick action of the question. */
  @prop({ type: () => Types.ObjectId })
  quickAction?: Types.ObjectId;

  /** How well the answer follows the agent's character, 0 to 100. Null if it was not evaluated. */
  @prop({ type: Number })
  personalityScore?: number;

  @Field(() => Date, { simple: true, description: 'Time of creation.' })
  createdAt: Date;

  updatedAt: Date;
}

/** The `chat_messages` collection. */
export const ChatMessageModel = defineModel(ChatMessage);
