import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';
import { ChatMode } from './agent-enums.js';

/** Notification settings for answers. */
@ObjectType({ description: 'Notifications about an agent’s answers.', simpleResolvers: true })
@modelOptions({ schemaOptions: { _id: false } })
export class AgentNotificationSettings {
  @Field(() => Boolean, { description: 'Whether the user is notified about answers. Defaults to true.' })
  @prop({ type: Boolean, default: true })
  enabled: boolean;

  @Field(() => String, { description: 'The name of the sound. Defaults to `gentle`.' })
  @prop({ type: String, default: 'gentle', maxlength: 50 })
  sound: string;

  @Field(() => Boolean, { description: 'Whether desktop notifications are shown. Defaults to true.' })
  @prop({ type: Boolean, default: true })
  desktop: boolean;
}

/**
 * A user's changes to an agent, one row per user and agent. `instructions` and `context` are added to the agent's own
 * prompts and never replace them.
 */
@ObjectType('AgentPersonalization', { implements: Node, description: 'A user’s changes to an agent.' })
@modelOptions(collection('agent_personalizations', { timestamps: true }))
@index({ user: 1, agent: 1 }, { unique: true })
@index({ user: 1, isActive: 1 })
@index({ agent: 1 })
@index({ createdAt: 1 })
export class AgentPersonalization extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  user: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  agent: Types.ObjectId;

  @Field(() => String, { simple: true, nullable: true, description: 'The user’s name for the agent.' })
  @prop({ type: String, maxlength: 100 })
  nickname?: string;

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'The URL of the user’s picture for the agent.',
  })
  @prop({ type: String, maxlength: 2048 })
  avatar?: string;

  @Field(() => String, { simple: true, nullable: true, description: 'The color theme chosen.' })
  @prop({ type: String, maxlength: 100 })
  color?: string;

  @Field(() => String, {
    simple: true,
    description: 'The tone, such as `formal`, `casual` or `technical`. Defaults to `casual`.',
  })
  @prop({ type: String, default: 'casual', maxlength: 50 })
  tone: string;

  @Field(() => [String], { simple: true, description: 'Traits that are added to those of the agent.' })
  @prop({ type: () => [String], default: [] })
  traits: string[];

  @Field(() => [String], { simple: true, description: 'Subjects that are added to those of the agent.' })
  @prop({ type: () => [String], default: [] })
  expertise: string[];

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'Instructions that are added to the agent’s prompt.',
  })
  @prop({ type: String, maxlength: 2_000 })
  instructions?: string;

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'Facts that the agent takes into account.',
  })
  @prop({ type: String, maxlength: 2_000 })
  context?: string;

  @Field(() => String, { simple: true, nullable: true, description: 'The first message that the user sees.' })
  @prop({ type: String, maxlength: 500 })
  welcomeMessage?: string;

  @Field(() => Float, {
    simple: true,
    nullable: true,
    description: 'Randomness of answers, 0 to 2. Null for the agent’s own.',
  })
  @prop({ type: Number, min: 0, max: 2 })
  temperature?: number;

  @Field(() => Int, {
    simple: true,
    nullable: true,
    description: 'Maximum number of tokens of an answer, 1 to 4000. Null for the agent’s own.',
  })
  @prop({ type: Number, min: 1, max: 4_000 })
  maxTokens?: number;

  @Field(() => ChatMode, { simple: true, description: 'The style of answers. Defaults to BALANCED.' })
  @prop({ type: String, enum: ChatMode, default: ChatMode.BALANCED })
  mode: ChatMode;

  @prop({ type: () => [Types.ObjectId], default: [] })
  quickActions: Types.ObjectId[];

  @Field(() => Boolean, {
    simple: true,
    nullable: true,
    description: 'Whether chats with the agent are saved. Null for the setting of all chats.',
  })
  @prop({ type: Boolean })
  autoSave?: boolean;

  @Field(() => AgentNotificationSettings, { simple: true, description: 'Notifications about answers.' })
  @prop({ type: () => AgentNotificationSettings, default: () => ({}) })
  notifications: AgentNotificationSettings;

  @Field(() => Boolean, { simple: true, description: 'Whether the changes apply. Defaults to true.' })
  @prop({ type: Boolean, default: true })
  isActive: boolean;

  createdAt: Date;
  updatedAt: Date;
}

/** The `agent_personalizations` collection. */
export const AgentPersonalizationModel = defineModel(AgentPersonalization);
