import { modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, Int, ObjectType } from 'type-graphql';
import { AIProvider } from './ai-enums.js';
import { AnswerCoverage, ChatAttachmentKind, ChatPartType, ToolCallState } from './chat-enums.js';

/** An attachment of a message. */
@ObjectType({ description: 'A file that goes with a chat message.', simpleResolvers: true })
@modelOptions({ schemaOptions: { _id: false } })
export class ChatAttachment {
  @Field(() => ChatAttachmentKind, { description: 'The kind of the file.' })
  @prop({ type: String, enum: ChatAttachmentKind, required: true })
  kind: ChatAttachmentKind;

  @Field(() => String, { description: 'The URL of the file.' })
  @prop({ type: String, required: true, maxlength: 2048 })
  url: string;

  @Field(() => String, { nullable: true, description: 'The name of the file.' })
  @prop({ type: String, maxlength: 200 })
  name?: string;

  @Field(() => String, { nullable: true, description: 'The MIME type, such as `image/png`.' })
  @prop({ type: String, maxlength: 100 })
  mimeType?: string;

  @Field(() => Int, { nullable: true, description: 'The size in bytes.' })
  @prop({ type: Number, min: 0 })
  size?: number;

  /** The upload of the file, one of the user's own. */
  @prop({ type: () => Types.ObjectId, required: true })
  upload: Types.ObjectId;
}

/** A tool call of the model, with its result. */
@modelOptions({ schemaOptions: { _id: false } })
export class ToolCall {
  /** The provider's id of the call. */
  @prop({ type: String, required: true })
  callId: string;

  /** The public id for approving or denying the call. Absent if no approval is needed. */
  @prop({ type: () => Types.ObjectId })
  approval?: Types.ObjectId;

  @prop({ type: String, required: true })
  name: string;

  /** The model's arguments as JSON; exactly these are used after an approval. */
  @prop({ type: String, required: true })
  input: string;

  @prop({ type: String, enum: ToolCallState, required: true })
  state: ToolCallState;

  /** The result, as JSON. */
  @prop({ type: String })
  output?: string;
}

/** One part of a message. */
@modelOptions({ schemaOptions: { _id: false } })
export class ChatPart {
  @prop({ type: String, enum: ChatPartType, required: true })
  type: ChatPartType;

  @prop({ type: String })
  text?: string;

  @prop({ type: () => ChatAttachment })
  attachment?: ChatAttachment;

  @prop({ type: () => ToolCall })
  tool?: ToolCall;
}

/** Tokens and cost of an answer, summed over its attempts. */
@ObjectType({ description: 'Tokens and cost of an answer.' })
@modelOptions({ schemaOptions: { _id: false } })
export class ChatUsage {
  @Field(() => Int, { simple: true, description: 'Number of input tokens, cached ones included.' })
  @prop({ type: Number, default: 0 })
  promptTokens: number;

  @Field(() => Int, { simple: true, description: 'Number of output tokens, reasoning included.' })
  @prop({ type: Number, default: 0 })
  completionTokens: number;

  @Field(() => Int, { simple: true, description: 'Number of all tokens.' })
  @prop({ type: Number, default: 0 })
  totalTokens: number;

  @Field(() => Int, {
    simple: true,
    description: 'Number of input tokens that came from the provider’s cache.',
  })
  @prop({ type: Number, default: 0 })
  cachedTokens: number;

  @Field(() => Int, { simple: true, description: 'Number of output tokens that were spent on reasoning.' })
  @prop({ type: Number, default: 0 })
  reasoningTokens: number;

  /** In millionths of a US dollar. */
  @prop({ type: Number, default: 0 })
  costMicros: number;

  @Field(() => Int, { simple: true, description: 'Credits that the user paid.' })
  @prop({ type: Number, default: 0 })
  credits: number;

  @Field(() => AnswerCoverage, {
    simple: true,
    nullable: true,
    description: 'The way in which the answer was paid.',
  })
  @prop({ type: String, enum: AnswerCoverage })
  coverage?: AnswerCoverage;

  @Field(() => Boolean, {
    simple: true,
    description: 'Whether the tokens were estimated because the provider reported none.',
  })
  @prop({ type: Boolean, default: false })
  estimated: boolean;
}

/** One attempt with one model. */
@ObjectType({ description: 'One attempt to get an answer from a model.', simpleResolvers: true })
@modelOptions({ schemaOptions: { _id: false } })
export class ChatAttempt {
  @Field(() => AIProvider, { description: 'The AI provider used.' })
  @prop({ type: String, enum: AIProvider, required: true })
  provider: AIProvider;

  @Field(() => String, { description: 'The AI model used.' })
  @prop({ type: String, required: true })
  model: string;

  @Field(() => Int, { description: 'Number of tokens.' })
  @prop({ type: Number, default: 0 })
  tokens: number;

  @prop({ type: Number, default: 0 })
  costMicros: number;

  @Field(() => String, { nullable: true, description: 'The error code. Null if the attempt succeeded.' })
  @prop({ type: String })
  error?: string;

  @Field(() => Int, { description: 'Duration in milliseconds.' })
  @prop({ type: Number, default: 0 })
  durationMs: number;
}
