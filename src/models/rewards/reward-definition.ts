import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';
import { RewardCategory, RewardFrequency, RewardLevelName, RewardType } from './reward-enums.js';

/** What has to hold before a reward can be claimed. */
@ObjectType({ description: 'The conditions of a reward.', simpleResolvers: true })
@modelOptions({ schemaOptions: { _id: false } })
export class RewardConditions {
  @Field(() => Int, { description: 'The streak of active days that is needed. 0 for none.' })
  @prop({ type: Number, default: 0, min: 0 })
  consecutiveDays: number;

  @Field(() => Int, { nullable: true, description: 'The most claims per user. Null for no limit.' })
  @prop({ type: Number, default: null })
  maxClaims: number | null;

  @Field(() => [String], { description: 'The codes of rewards and achievements that are needed first.' })
  @prop({ type: () => [String], default: [] })
  prerequisites: string[];

  @Field(() => RewardLevelName, { nullable: true, description: 'The lowest level. Null for any.' })
  @prop({ type: String, enum: RewardLevelName, default: null })
  userLevel: RewardLevelName | null;
}

/** A reward that users can claim. */
@ObjectType('RewardDefinition', { implements: Node, description: 'A reward that users can claim.' })
@modelOptions(collection('reward_definitions', { timestamps: true }))
@index({ code: 1 }, { unique: true })
@index({ order: 1, _id: 1 })
export class RewardDefinition extends BaseDocument {
  @Field(() => String, { simple: true, description: 'The unique code, such as `daily-check-in`.' })
  @prop({ type: String, required: true })
  code: string;

  @Field(() => String, { simple: true, description: 'The title of the reward.' })
  @prop({ type: String, required: true })
  title: string;

  @Field(() => String, { simple: true, description: 'The description of the reward.' })
  @prop({ type: String, required: true })
  description: string;

  @Field(() => RewardType, { simple: true, description: 'The kind of the reward.' })
  @prop({ type: String, enum: RewardType, required: true })
  type: RewardType;

  @Field(() => RewardCategory, { simple: true, description: 'The category of the reward.' })
  @prop({ type: String, enum: RewardCategory, required: true })
  category: RewardCategory;

  @Field(() => Int, { simple: true, description: 'The points that a claim earns.' })
  @prop({ type: Number, required: true, min: 0 })
  points: number;

  @Field(() => Int, { simple: true, description: 'The coins that a claim earns.' })
  @prop({ type: Number, default: 0, min: 0 })
  coins: number;

  @Field(() => RewardFrequency, { simple: true, description: 'How often the reward can be claimed.' })
  @prop({ type: String, enum: RewardFrequency, default: RewardFrequency.ONCE })
  frequency: RewardFrequency;

  @Field(() => RewardConditions, { simple: true, description: 'The conditions of a claim.' })
  @prop({ type: () => RewardConditions, default: () => ({}) })
  conditions: RewardConditions;

  @Field(() => Boolean, { simple: true, description: 'Whether the reward is offered.' })
  @prop({ type: Boolean, default: true })
  isActive: boolean;

  @Field(() => Date, { simple: true, nullable: true, description: 'Start of the offer. Null for no limit.' })
  @prop({ type: Date, default: null })
  startsAt: Date | null;

  @Field(() => Date, { simple: true, nullable: true, description: 'End of the offer. Null for no limit.' })
  @prop({ type: Date, default: null })
  endsAt: Date | null;

  @prop({ type: Number, required: true })
  order: number;

  createdAt: Date;
  updatedAt: Date;
}

/** The `reward_definitions` collection. */
export const RewardDefinitionModel = defineModel(RewardDefinition);

/** A user's state of a reward: the last claimed period, and the number of claims. One row per user and reward. */
@modelOptions(collection('reward_claims'))
@index({ user: 1, reward: 1 }, { unique: true })
export class RewardClaim extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  user: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  reward: Types.ObjectId;

  /** The last claimed period by the calendar of the user at that time; null for a reward without periods. */
  @prop({ type: () => Object, default: null })
  period: { key: string; start: Date; end: Date } | null;

  @prop({ type: Number, default: 0 })
  count: number;

  @prop({ type: Date, required: true })
  claimedAt: Date;
}

/** The `reward_claims` collection. */
export const RewardClaimModel = defineModel(RewardClaim);
