import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { GraphQLJSON } from 'graphql-scalars';
import { Field, Int, ObjectType } from 'type-graphql';
import { BaseDocument, collection, defineModel } from '../base.js';
import { ToolCategory } from './tool-enums.js';

/** Single runs are kept so long; what is counted of them stays. */
const KEPT_SECONDS = 90 * 24 * 60 * 60;

/** One run of a tool, as the client that ran it reports it. */
@ObjectType({ description: 'A run of a tool, as a client reported it. Kept for 90 days.' })
@modelOptions(collection('tool_usages'))
@index({ user: 1, createdAt: -1, _id: -1 })
@index({ tool: 1, createdAt: -1, _id: -1 })
@index({ createdAt: -1, _id: -1 })
@index({ toolCategory: 1, createdAt: -1 })
@index({ success: 1 })
@index({ createdAt: 1 }, { expireAfterSeconds: KEPT_SECONDS })
export class ToolUse extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  user: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  tool: Types.ObjectId;

  /** The slug at that time, for insights about deleted tools. */
  @prop({ type: String, required: true })
  toolName: string;

  @prop({ type: String, enum: ToolCategory, required: true })
  toolCategory: ToolCategory;

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'The version that ran. Null if not known.',
  })
  @prop({ type: String })
  version?: string;

  @Field(() => String, { simple: true, description: 'The action of the tool.' })
  @prop({ type: String, required: true, maxlength: 100 })
  action: string;

  @Field(() => Boolean, { simple: true, description: 'Whether the run succeeded.' })
  @prop({ type: Boolean, required: true })
  success: boolean;

  @Field(() => String, { simple: true, nullable: true, description: 'The error message. Null on success.' })
  @prop({ type: String, maxlength: 1000 })
  error?: string;

  @Field(() => GraphQLJSON, {
    simple: true,
    nullable: true,
    description: 'The input of the tool. Values of keys that name secrets are removed.',
  })
  @prop({ type: () => Object })
  input?: unknown;

  @Field(() => GraphQLJSON, {
    simple: true,
    nullable: true,
    description: 'The output of the tool. Values of keys that name secrets are removed.',
  })
  @prop({ type: () => Object })
  output?: unknown;

  @Field(() => GraphQLJSON, { simple: true, nullable: true, description: 'More about the run.' })
  @prop({ type: () => Object })
  metadata?: unknown;

  @Field(() => Int, { simple: true, nullable: true, description: 'The duration in milliseconds.' })
  @prop({ type: Number })
  durationMs?: number;

  @Field(() => Int, { simple: true, nullable: true, description: 'The HTTP status that the tool met.' })
  @prop({ type: Number })
  statusCode?: number;

  @Field(() => Int, { simple: true, nullable: true, description: 'The size of the output in bytes.' })
  @prop({ type: Number })
  outputSize?: number;

  /** The agent that ran the tool. */
  @prop({ type: () => Types.ObjectId })
  agent?: Types.ObjectId;

  /** The chat in which it ran. */
  @prop({ type: () => Types.ObjectId })
  chatSession?: Types.ObjectId;

  @Field(() => Date, { simple: true, description: 'When the tool ran.' })
  @prop({ type: Date, required: true })
  createdAt: Date;
}

/** The `tool_usages` collection. */
export const ToolUseModel = defineModel(ToolUse);
