import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Field, ObjectType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';
import { AgentCategory, AgentStatus } from './agent-enums.js';
import {
  AgentExample,
  AgentPersonality,
  AgentPrice,
  AgentProvider,
  AgentSettings,
  AgentStats,
} from './agent-parts.js';

/** An agent of the catalogue. The prompts are not fields of the type: a resolver shows them to admins only. */
@ObjectType('Agent', { implements: Node, description: 'An AI agent that users chat with.' })
@modelOptions(collection('agents', { timestamps: true }))
@index({ slug: 1 }, { unique: true })
@index({ listed: 1, 'stats.users': -1, _id: -1 })
@index({ listed: 1, category: 1, 'stats.users': -1, _id: -1 })
@index({ status: 1, _id: -1 })
@index({ tags: 1 })
@index({ 'personality.expertise': 1 })
@index({ 'providers.provider': 1 })
@index({ 'stats.users': -1 })
@index({ isPremium: 1 })
@index({ createdAt: -1 })
@index({ searchText: 1 })
export class Agent extends BaseDocument {
  @Field(() => String, { simple: true, description: 'The name in addresses, such as `einstein`. Unique.' })
  @prop({ type: String, required: true, match: /^[a-z0-9][a-z0-9-]{0,49}$/ })
  slug: string;

  @Field(() => String, { simple: true, description: 'The name of the agent.' })
  @prop({ type: String, required: true, maxlength: 100 })
  name: string;

  @Field(() => String, { simple: true, nullable: true, description: 'The specialty in one line.' })
  @prop({ type: String, maxlength: 100 })
  tagline?: string;

  @Field(() => String, { simple: true, nullable: true, description: 'The description in full.' })
  @prop({ type: String, maxlength: 500 })
  description?: string;

  /** The address of an image. Without one, the gateway draws an avatar. */
  @prop({ type: String, maxlength: 2048 })
  avatarUrl?: string;

  @Field(() => String, { simple: true, nullable: true, description: 'The name of an icon.' })
  @prop({ type: String, maxlength: 50 })
  icon?: string;

  @Field(() => AgentCategory, { simple: true, description: 'The subject area.' })
  @prop({ type: String, enum: AgentCategory, required: true })
  category: AgentCategory;

  @Field(() => [String], { simple: true, description: 'Tags, each up to 50 characters.' })
  @prop({ type: () => [String], default: [] })
  tags: string[];

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'The colours, such as `from-blue-500 to-purple-500`.',
  })
  @prop({ type: String, maxlength: 100 })
  color?: string;

  @Field(() => AgentPersonality, { simple: true, description: 'The personality of the agent.' })
  @prop({ type: () => AgentPersonality, default: () => ({}) })
  personality: AgentPersonality;

  /** Only for admins, and for the worker that answers. */
  @prop({ type: String, required: true, maxlength: 8_000 })
  systemPrompt: string;

  /** Only for admins, and for the worker that answers. */
  @prop({ type: String, maxlength: 4_000 })
  contextPrompt?: string;

  @Field(() => String, { simple: true, description: 'The first message that the user sees.' })
  @prop({ type: String, required: true, maxlength: 500 })
  welcomeMessage: string;

  @Field(() => [String], { simple: true, description: 'Questions to start a chat with.' })
  @prop({ type: () => [String], default: [] })
  suggestedPrompts: string[];

  @Field(() => [AgentExample], { simple: true, description: 'Examples of questions and answers.' })
  @prop({ type: () => [AgentExample], default: [] })
  exampleResponses: AgentExample[];

  @Field(() => [String], {
    simple: true,
    description: 'The capabilities of the agent, such as `web-search`.',
  })
  @prop({ type: () => [String], default: [] })
  capabilities: string[];

  @Field(() => [String], { simple: true, description: 'Features, for the agent’s page.' })
  @prop({ type: () => [String], default: [] })
  features: string[];

  @Field(() => [String], { simple: true, description: 'Use cases, for the agent’s page.' })
  @prop({ type: () => [String], default: [] })
  useCases: string[];

  @Field(() => AgentSettings, { simple: true, description: 'The default settings of answers.' })
  @prop({ type: () => AgentSettings, default: () => ({}) })
  settings: AgentSettings;

  @prop({ type: () => [AgentProvider], default: [] })
  providers: AgentProvider[];

  @Field(() => [AgentPrice], { simple: true, description: 'The prices of subscriptions, one per period.' })
  @prop({ type: () => [AgentPrice], default: [] })
  pricing: AgentPrice[];

  @Field(() => AgentStats, { simple: true, description: 'Counters and averages in total.' })
  @prop({ type: () => AgentStats, default: () => ({}) })
  stats: AgentStats;

  @Field(() => AgentStatus, { simple: true, description: 'Whether the agent can be used.' })
  @prop({ type: String, enum: AgentStatus, default: AgentStatus.ACTIVE })
  status: AgentStatus;

  @Field(() => Boolean, {
    simple: true,
    description: 'Whether the agent is enabled. Disabled agents are visible to admins only.',
  })
  @prop({ type: Boolean, default: true })
  isActive: boolean;

  /** Whether the catalogue lists it: enabled and not deprecated. Stored, so that the index begins with one value. */
  @prop({ type: Boolean, default: true })
  listed: boolean;

  @Field(() => Boolean, {
    simple: true,
    description: 'Whether a subscription is needed beyond the free answers.',
  })
  @prop({ type: Boolean, default: false })
  isPremium: boolean;

  /** `isNew` in the API: Mongoose reserves that name. */
  @prop({ type: Boolean, default: false })
  recent: boolean;

  @Field(() => Boolean, { simple: true, description: 'Whether the agent is featured.' })
  @prop({ type: Boolean, default: false })
  isFeatured: boolean;

  @Field(() => String, { simple: true, description: 'The version of the agent’s definition.' })
  @prop({ type: String, default: '1.0.0', maxlength: 50 })
  version: string;

  @Field(() => Date, { simple: true, nullable: true, description: 'Time of the release.' })
  @prop({ type: Date })
  releaseDate?: Date;

  /** Lower-case search words of name, tagline and tags, matched by their beginnings. */
  @prop({ type: () => [String], default: [] })
  searchText: string[];

  /** The hash of the definition at the last synchronisation, to detect changes. */
  @prop({ type: String })
  definitionHash?: string;

  @Field(() => Date, { simple: true, description: 'Time of creation.' })
  createdAt: Date;

  @Field(() => Date, { simple: true, description: 'Time of the last change.' })
  updatedAt: Date;
}

/** The `agents` collection. */
export const AgentModel = defineModel(Agent);
