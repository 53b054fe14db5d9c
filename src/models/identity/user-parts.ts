import { modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, Float, Int, ObjectType, Root } from 'type-graphql';
import { ProfileVisibility, ResetPeriod, PlatformPlan } from './user-enums.js';

/** Links to the same person elsewhere. */
@ObjectType({ description: 'The same person elsewhere.', simpleResolvers: true })
@modelOptions({ schemaOptions: { _id: false } })
export class SocialLinks {
  @Field(() => String, { nullable: true, description: 'Handle or address at Twitter/X.' })
  @prop({ type: String, maxlength: 200 })
  twitter?: string;

  @Field(() => String, { nullable: true, description: 'Handle or address at LinkedIn.' })
  @prop({ type: String, maxlength: 200 })
  linkedin?: string;

  @Field(() => String, { nullable: true, description: 'Handle or address at GitHub.' })
  @prop({ type: String, maxlength: 200 })
  github?: string;

  @Field(() => String, { nullable: true, description: 'Another site.' })
  @prop({ type: String, maxlength: 200 })
  website?: string;
}

/** Denormalised counts of one person, folded from the event log; `npm run reconcile` recomputes them. */
@ObjectType({ description: 'What a person has gathered so far.' })
@modelOptions({ schemaOptions: { _id: false } })
export class UserStats {
  @Field(() => Int, { simple: true, description: 'Published posts.' })
  @prop({ type: Number, default: 0 })
  posts: number;

  @Field(() => Int, { simple: true, description: 'People who follow this person.' })
  @prop({ type: Number, default: 0 })
  followers: number;

  @Field(() => Int, { simple: true, description: 'People whom this person follows.' })
  @prop({ type: Number, default: 0 })
  following: number;

  @Field(() => Int, { simple: true, description: 'Reactions to posts and comments of this person.' })
  @prop({ type: Number, default: 0 })
  likesReceived: number;

  @Field(() => Int, { simple: true, description: 'Views of this person’s posts.' })
  @prop({ type: Number, default: 0 })
  views: number;

  @Field(() => Float, {
    description: 'Followers per followed person, two decimals; 0 when nobody is followed.',
  })
  engagementRatio(@Root() stats: unknown): number {
    const { followers, following } = stats as UserStats;
    return following === 0 ? 0 : Math.round((followers / following) * 100) / 100;
  }
}

/** Credits for the AI features: spent by use, full again at the start of each period. */
@ObjectType({ description: 'Credits for the AI features.', simpleResolvers: true })
@modelOptions({ schemaOptions: { _id: false } })
export class Credits {
  @Field(() => Int, { description: 'What each period starts with.' })
  @prop({ type: Number, default: 1000, min: 0 })
  total: number;

  @Field(() => Int, { description: 'Spent in this period.' })
  @prop({ type: Number, default: 0, min: 0 })
  used: number;

  @Field(() => Int, { description: 'Left in this period.' })
  @prop({ type: Number, default: 1000, min: 0 })
  remaining: number;

  @Field(() => Date, { description: 'When this period began.' })
  @prop({ type: Date, default: () => new Date() })
  lastReset: Date;

  /** The first day of this period by the person's calendar; absent in the first one, which begins with the account. */
  @prop({ type: String })
  periodKey?: string;

  /** When it is over where the person was when it began. */
  @prop({ type: Date })
  periodEnd?: Date;

  /** When the next one is looked for; far away where none comes. */
  @prop({ type: Date })
  nextReset?: Date;

  @Field(() => ResetPeriod, { description: 'How long a period is.' })
  @prop({ type: String, enum: ResetPeriod, default: ResetPeriod.MONTHLY })
  resetPeriod: ResetPeriod;
}

/** The last day whose bonus was taken. */
@modelOptions({ schemaOptions: { _id: false } })
export class BonusDay {
  @prop({ type: String, required: true })
  key: string;

  @prop({ type: Date, required: true })
  start: Date;

  @prop({ type: Date, required: true })
  end: Date;
}

/** One kind of AI credit. */
@modelOptions({ schemaOptions: { _id: false } })
export class AiAllowance {
  @prop({ type: Number, required: true, min: 0 })
  total: number;

  @prop({ type: Number, default: 0, min: 0 })
  used: number;
}

/** What is granted of each kind (S0§1). */
@modelOptions({ schemaOptions: { _id: false } })
export class AiCredits {
  @prop({ type: () => AiAllowance, default: () => ({ total: 10, used: 0 }) })
  imageGeneration: AiAllowance;

  @prop({ type: () => AiAllowance, default: () => ({ total: 5, used: 0 }) })
  videoGeneration: AiAllowance;

  @prop({ type: () => AiAllowance, default: () => ({ total: 20, used: 0 }) })
  textEnhancement: AiAllowance;
}

/**
 * What others may see (S2§1.2). It stands on the user and not on the profile document, because every read of a post
 * needs it beside its author: one command fewer on each feed.
 */
@modelOptions({ schemaOptions: { _id: false } })
export class Privacy {
  @prop({ type: String, enum: ProfileVisibility, default: ProfileVisibility.PUBLIC })
  profileVisibility: ProfileVisibility;

  @prop({ type: Boolean, default: false })
  showEmail: boolean;

  @prop({ type: Boolean, default: true })
  showActivity: boolean;
}

/** Why an account is out of use for the time being: for admins to read, and for the job that lifts it. */
@ObjectType({ description: 'Why an account is suspended.', simpleResolvers: true })
@modelOptions({ schemaOptions: { _id: false } })
export class Suspension {
  @Field(() => String, { description: 'What the admin gave as the reason.' })
  @prop({ type: String, required: true, maxlength: 500 })
  reason: string;

  @Field(() => Date, { description: 'Since when.' })
  @prop({ type: Date, required: true })
  at: Date;

  @Field(() => Date, { nullable: true, description: 'When it ends by itself; null when it does not.' })
  @prop({ type: Date, default: null })
  until: Date | null;

  @prop({ type: () => Types.ObjectId, required: true })
  by: Types.ObjectId;
}

/** The plan and where its payment stands (S2§1.1). */
@modelOptions({ schemaOptions: { _id: false } })
export class PlatformSubscription {
  @prop({ type: String, enum: PlatformPlan, default: PlatformPlan.FREE })
  plan: PlatformPlan;

  @prop({ type: String, enum: ['active', 'inactive', 'cancelled'], default: 'active' })
  status: string;

  @prop({ type: String })
  stripeCustomerId?: string;

  @prop({ type: Date })
  currentPeriodEnd?: Date;

  @prop({ type: Boolean, default: false })
  cancelAtPeriodEnd: boolean;
}
