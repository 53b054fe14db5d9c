import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';
import { AchievementCategory, AchievementMetric, Rarity } from './reward-enums.js';

/** What unlocks an achievement. */
@ObjectType({ description: 'The requirement of an achievement.', simpleResolvers: true })
@modelOptions({ schemaOptions: { _id: false } })
export class AchievementRequirement {
  @Field(() => AchievementMetric, { description: 'The number that is measured.' })
  @prop({ type: String, enum: AchievementMetric, required: true })
  metric: AchievementMetric;

  @Field(() => Int, { description: 'The value that unlocks the achievement.' })
  @prop({ type: Number, required: true, min: 1 })
  value: number;
}

/** An achievement. The catalogue is data; see `services/rewards/catalogue.ts`. */
@ObjectType('Achievement', { implements: Node, description: 'An achievement that users can unlock.' })
@modelOptions(collection('achievements', { timestamps: true }))
@index({ code: 1 }, { unique: true })
@index({ order: 1, _id: 1 })
@index({ 'requirement.metric': 1, 'requirement.value': 1 })
export class Achievement extends BaseDocument {
  @Field(() => String, { simple: true, description: 'The unique code, such as `first-post`.' })
  @prop({ type: String, required: true })
  code: string;

  @Field(() => String, { simple: true, description: 'The name of the achievement.' })
  @prop({ type: String, required: true })
  name: string;

  @Field(() => String, { simple: true, description: 'The description of the achievement.' })
  @prop({ type: String, required: true })
  description: string;

  @Field(() => String, { simple: true, description: 'The icon as an emoji or URL.' })
  @prop({ type: String, required: true })
  icon: string;

  @Field(() => AchievementCategory, { simple: true, description: 'The category of the achievement.' })
  @prop({ type: String, enum: AchievementCategory, required: true })
  category: AchievementCategory;

  @Field(() => Rarity, { simple: true, description: 'The rarity of the achievement.' })
  @prop({ type: String, enum: Rarity, required: true })
  rarity: Rarity;

  @Field(() => Int, { simple: true, description: 'The points that unlocking earns.' })
  @prop({ type: Number, default: 0, min: 0 })
  points: number;

  @Field(() => Int, { simple: true, description: 'The coins that unlocking earns.' })
  @prop({ type: Number, default: 0, min: 0 })
  coinReward: number;

  @Field(() => AchievementRequirement, { simple: true, description: 'The requirement that unlocks it.' })
  @prop({ type: () => AchievementRequirement, required: true })
  requirement: AchievementRequirement;

  /** Whether it stays when the number falls below the value again. */
  @Field(() => Boolean, {
    simple: true,
    description: 'Whether the achievement stays unlocked when the measured number falls again.',
  })
  @prop({ type: Boolean, default: false })
  sticky: boolean;

  @prop({ type: Number, required: true })
  order: number;

  @Field(() => Int, { simple: true, description: 'Number of users who unlocked it.' })
  @prop({ type: Number, default: 0 })
  unlockedBy: number;

  /** When users who had met the requirement before were looked for; null until then. */
  @prop({ type: Date, default: null })
  backfilledAt: Date | null;

  createdAt: Date;
  updatedAt: Date;
}

/** The `achievements` collection. */
export const AchievementModel = defineModel(Achievement);

/** An achievement that a user unlocked. The unique index makes it once per user. */
@ObjectType('UserAchievement', { description: 'An achievement that a user unlocked.' })
@modelOptions(collection('user_achievements'))
@index({ user: 1, achievement: 1 }, { unique: true })
@index({ user: 1, unlockedAt: -1, _id: -1 })
@index({ achievement: 1 })
@index({ unlockedAt: 1 })
export class UserAchievement extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  user: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  achievement: Types.ObjectId;

  @Field(() => Date, { simple: true, description: 'Time of unlocking.' })
  @prop({ type: Date, required: true })
  unlockedAt: Date;
}

/** The `user_achievements` collection. */
export const UserAchievementModel = defineModel(UserAchievement);
