import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { BaseDocument, collection, defineModel } from '../base.js';
import { AIProvider, AIPurpose } from './ai-enums.js';

/** How long chunks are kept. After that, clients get the whole message. */
const CHUNKS_KEPT_SECONDS = 24 * 60 * 60;

/**
 * The log of an answer that is being written: numbered pieces of text, and finally its end. The unique number also
 * acts as a fence: once the end has a number, no worker can add to the log.
 */
@modelOptions(collection('chat_chunks'))
@index({ message: 1, seq: 1 }, { unique: true })
@index({ user: 1 })
@index({ session: 1 })
@index({ at: 1 }, { expireAfterSeconds: CHUNKS_KEPT_SECONDS })
export class ChatChunk extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  message: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  session: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  user: Types.ObjectId;

  @prop({ type: Number, required: true, min: 1 })
  seq: number;

  /** Absent in the last row. */
  @prop({ type: String })
  text?: string;

  /** The final status of the message. Set in the last row. */
  @prop({ type: String })
  end?: string;

  @prop({ type: Date, required: true })
  at: Date;
}

/** The `chat_chunks` collection. */
export const ChatChunkModel = defineModel(ChatChunk);

/** A summary of the beginning of one branch. Used only if its last message is on the current branch. */
@modelOptions(collection('chat_summaries'))
@index({ session: 1, coversUpTo: 1 }, { unique: true })
@index({ user: 1 })
export class ChatSummary extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  session: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  user: Types.ObjectId;

  /** The last message that the summary covers. */
  @prop({ type: () => Types.ObjectId, required: true })
  coversUpTo: Types.ObjectId;

  @prop({ type: String, required: true, maxlength: 8_000 })
  text: string;

  @prop({ type: Date, required: true })
  createdAt: Date;
}

/** The `chat_summaries` collection. */
export const ChatSummaryModel = defineModel(ChatSummary);

/** One charged call of a model, by purpose. */
@modelOptions(collection('ai_usages'))
@index({ user: 1, at: 1 })
@index({ session: 1 }, { sparse: true })
@index({ message: 1 }, { sparse: true })
@index({ agent: 1, at: 1 })
@index({ at: 1, provider: 1 })
@index({ quickAction: 1 }, { sparse: true })
@index({ at: 1 }, { partialFilterExpression: { quickAction: { $exists: true } }, name: 'quick_actions' })
export class AIUsage extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  user: Types.ObjectId;

  @prop({ type: () => Types.ObjectId })
  agent?: Types.ObjectId;

  @prop({ type: () => Types.ObjectId })
  session?: Types.ObjectId;

  @prop({ type: () => Types.ObjectId })
  message?: Types.ObjectId;

  /** The subject, if it is not a chat: a canvas generation, an experiment. */
  @prop({ type: () => Types.ObjectId })
  subject?: Types.ObjectId;

  @prop({ type: String, enum: AIPurpose, required: true })
  purpose: AIPurpose;

  @prop({ type: String, enum: AIProvider, required: true })
  provider: AIProvider;

  @prop({ type: String, required: true })
  model: string;

  @prop({ type: Number, default: 0 })
  promptTokens: number;

  @prop({ type: Number, default: 0 })
  completionTokens: number;

  @prop({ type: Number, default: 0 })
  cachedTokens: number;

  @prop({ type: Number, default: 0 })
  reasoningTokens: number;

  /** In millionths of a US dollar. */
  @prop({ type: Number, default: 0 })
  costMicros: number;

  /** Credits that the user paid for it. */
  @prop({ type: Number, default: 0 })
  credits: number;

  @prop({ type: Number, default: 0 })
  durationMs: number;

  /** The quick action of the question. In the first row of an answer only. */
  @prop({ type: () => Types.ObjectId })
  quickAction?: Types.ObjectId;

  /** The code of the error; absent if the call succeeded. */
  @prop({ type: String })
  error?: string;

  @prop({ type: Date, required: true })
  at: Date;
}

/** The `ai_usages` collection. */
export const AIUsageModel = defineModel(AIUsage);
