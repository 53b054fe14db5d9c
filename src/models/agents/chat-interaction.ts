import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { BaseDocument, collection, defineModel } from '../base.js';
import { AgentCategory } from './agent-enums.js';
import { AIProvider } from './ai-enums.js';
import { ChatMessageStatus } from './chat-enums.js';

/**
 * A question and its answer, for analytics. Only written if the user allows analytics. Contains no text, because
 * copies would outlive the deletion of the chat.
 */
@modelOptions(collection('chat_interactions'))
@index({ message: 1 }, { unique: true })
@index({ session: 1 })
@index({ user: 1, createdAt: -1 })
@index({ agent: 1, createdAt: -1 })
@index({ createdAt: 1 })
@index({ rating: 1 })
@index({ responseTimeMs: 1 })
@index({ personalityScore: -1 })
export class ChatInteraction extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  session: Types.ObjectId;

  /** The answer. */
  @prop({ type: () => Types.ObjectId, required: true })
  message: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  user: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  agent: Types.ObjectId;

  @prop({ type: String, enum: AgentCategory, required: true })
  agentCategory: AgentCategory;

  @prop({ type: String, enum: ChatMessageStatus, required: true })
  status: ChatMessageStatus;

  @prop({ type: String, enum: AIProvider })
  provider?: AIProvider;

  @prop({ type: String })
  model?: string;

  @prop({ type: Number, default: 0 })
  promptTokens: number;

  @prop({ type: Number, default: 0 })
  completionTokens: number;

  @prop({ type: Number, default: 0 })
  costMicros: number;

  @prop({ type: Number, default: 0 })
  credits: number;

  @prop({ type: Number, required: true })
  responseTimeMs: number;

  @prop({ type: Number })
  firstTokenMs?: number;

  @prop({ type: String, default: 'en' })
  language: string;

  /**
   * How well the answer follows the agent's character, 0 to 100: the share of the agent's settings that it follows.
   */
  @prop({ type: Number, min: 0, max: 100 })
  personalityScore?: number;

  /** The rating of the answer, 1 to 5, updated with the feedback. */
  @prop({ type: Number, min: 1, max: 5 })
  rating?: number;

  @prop({ type: Date, required: true })
  createdAt: Date;
}

/** The `chat_interactions` collection. */
export const ChatInteractionModel = defineModel(ChatInteraction);
