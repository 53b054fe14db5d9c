import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';
import { ChatMode } from './agent-enums.js';
import { AIProvider } from './ai-enums.js';

/** The most messages of one session, over all branches. */
export const MOST_MESSAGES = 2_000;

/** The settings for the answers of a session. Absent values follow the personalisation, then the agent. */
@ObjectType({
  description: 'The settings of a chat. Null fields follow the personalisation, then the agent.',
  simpleResolvers: true,
})
@modelOptions({ schemaOptions: { _id: false } })
export class ChatSessionSettings {
  @Field(() => Float, { nullable: true, description: 'Randomness of answers, 0 to 2.' })
  @prop({ type: Number, min: 0, max: 2 })
  temperature?: number;

  @Field(() => Int, { nullable: true, description: 'Maximum number of tokens of an answer, 1 to 4000.' })
  @prop({ type: Number, min: 1, max: 4_000 })
  maxTokens?: number;

  @Field(() => ChatMode, { nullable: true, description: 'The style of answers.' })
  @prop({ type: String, enum: ChatMode })
  mode?: ChatMode;

  @Field(() => AIProvider, { nullable: true, description: 'The provider that is asked first.' })
  @prop({ type: String, enum: AIProvider })
  provider?: AIProvider;

  @Field(() => String, {
    nullable: true,
    description: 'The model that is asked first. Only together with `provider`.',
  })
  @prop({ type: String, maxlength: 100 })
  model?: string;
}

/** Sums over all messages of a session, changed in the same transaction. */
@ObjectType({ description: 'Statistics of a chat, over all branches.' })
@modelOptions({ schemaOptions: { _id: false } })
export class ChatSessionStats {
  @Field(() => Int, { simple: true, description: 'Number of messages.' })
  @prop({ type: Number, default: 0 })
  messages: number;

  @Field(() => Int, { simple: true, description: 'Number of tokens of all answers, titles and summaries.' })
  @prop({ type: Number, default: 0 })
  tokens: number;

  /** In millionths of a US dollar. */
  @prop({ type: Number, default: 0 })
  costMicros: number;

  /** Number of finished answers, and the sum of their times. The average is computed and not stored. */
  @prop({ type: Number, default: 0 })
  answers: number;

  @prop({ type: Number, default: 0 })
  responseMs: number;
}

/** A chat with an agent. Its messages have their own collection. `name` is the title. */
@ObjectType('ChatSession', { implements: Node, description: 'A chat of the viewer with an agent.' })
@modelOptions(collection('chat_sessions', { timestamps: true }))
@index({ user: 1, isArchived: 1, lastMessageAt: -1, _id: -1 })
@index({ user: 1, lastMessageAt: -1, _id: -1 })
@index({ user: 1, agent: 1, lastMessageAt: -1, _id: -1 })
@index({ user: 1, searchText: 1 })
@index({ agent: 1, createdAt: -1 })
@index({ user: 1, tags: 1 })
@index({ shareToken: 1 }, { unique: true, partialFilterExpression: { shareToken: { $type: 'string' } } })
@index({ createdAt: -1 })
@index({ discardAt: 1 })
export class ChatSession extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  user: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  agent: Types.ObjectId;

  @Field(() => String, {
    simple: true,
    description: 'The title. Written by a model after the first answer unless the user gave one.',
  })
  @prop({ type: String, required: true, maxlength: 100 })
  title: string;

  /** Whether the user or a model has set the title. Until then it is a placeholder. */
  @prop({ type: Boolean, default: false })
  titled: boolean;

  @Field(() => String, { simple: true, nullable: true, description: 'The description in full.' })
  @prop({ type: String, maxlength: 500 })
  description?: string;

  @Field(() => [String], { simple: true, description: 'Tags, each up to 50 characters.' })
  @prop({ type: () => [String], default: [] })
  tags: string[];

  @Field(() => Boolean, { simple: true, description: 'Whether the chat is archived.' })
  @prop({ type: Boolean, default: false })
  isArchived: boolean;

  @Field(() => Date, {
    simple: true,
    nullable: true,
    description: 'Time of archiving. Null if not archived.',
  })
  @prop({ type: Date })
  archivedAt?: Date;

  /** Not stored while it is empty. */
  @prop({ type: () => ChatSessionSettings, default: () => ({}) })
  settings?: ChatSessionSettings;

  @prop({ type: () => ChatSessionStats, default: () => ({}) })
  stats: ChatSessionStats;

  /** The last message of the current branch. Null in an empty chat. */
  @prop({ type: () => Types.ObjectId, default: null })
  activeLeaf: Types.ObjectId | null;

  /** The answer that is being written. A session has at most one. */
  @prop({ type: () => Types.ObjectId, default: null })
  streaming: Types.ObjectId | null;

  @Field(() => Date, { simple: true, description: 'Time of the last message, or of creation.' })
  @prop({ type: Date, required: true })
  lastMessageAt: Date;

  /** Lower-case search words of title, description and tags, matched by their beginnings. */
  @prop({ type: () => [String], default: [] })
  searchText: string[];

  /** The token in the link to a shared snapshot. */
  @prop({ type: String })
  shareToken?: string;

  /** The cost of generated titles, which the next answer pays for, in millionths of a US dollar. */
  @prop({ type: Number, default: 0 })
  carryMicros: number;

  /** When the job removes the session, for users who keep no history. */
  @prop({ type: Date })
  discardAt?: Date;

  @Field(() => Date, { simple: true, description: 'Time of creation.' })
  createdAt: Date;

  updatedAt: Date;
}

/** The `chat_sessions` collection. */
export const ChatSessionModel = defineModel(ChatSession);
