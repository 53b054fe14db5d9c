import { modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, Float, Int, ObjectType, Root } from 'type-graphql';
import { ProfileVisibility, ResetPeriod, PlatformPlan } from './user-enums.js';

/** Links to the user's profiles on other sites. */
@ObjectType({ description: "Links to the user's profiles on other sites.", simpleResolvers: true })
@modelOptions({ schemaOptions: { _id: false } })
export class SocialLinks {
  @Field(() => String, { nullable: true, description: 'The handle or URL on Twitter/X.' })
  @prop({ type: String, maxlength: 200 })
  twitter?: string;

  @Field(() => String, { nullable: true, description: 'The handle or URL on LinkedIn.' })
  @prop({ type: String, maxlength: 200 })
  linkedin?: string;

  @Field(() => String, { nullable: true, description: 'The handle or URL on GitHub.' })
  @prop({ type: String, maxlength: 200 })
  github?: string;

  @Field(() => String, { nullable: true, description: 'The URL of another site.' })
  @prop({ type: String, maxlength: 200 })
  website?: string;
}

/** Denormalised counters of a user, folded from the event log; `npm run reconcile` recomputes them. */
@ObjectType({ description: 'Counters of a user.' })
@modelOptions({ schemaOptions: { _id: false } })
export class UserStats {
  @Field(() => Int, { simple: true, description: 'Number of published posts.' })
  @prop({ type: Number, default: 0 })
  posts: number;

  @Field(() => Int, { simple: true, description: 'Number of followers.' })
  @prop({ type: Number, default: 0 })
  followers: number;

  @Field(() => Int, { simple: true, description: 'Number of followed users.' })
  @prop({ type: Number, default: 0 })
  following: number;

  @Field(() => Int, { simple: true, description: "Number of reactions to the user's posts and comments." })
  @prop({ type: Number, default: 0 })
  likesReceived: number;

  @Field(() => Int, { simple: true, description: "Number of views of the user's posts." })
  @prop({ type: Number, default: 0 })
  views: number;

  @Field(() => Float, {
    description: 'Followers per followed user, with two decimals. 0 if no user is followed.',
  })
  engagementRatio(@Root() stats: unknown): number {
    const { followers, following } = stats as UserStats;
    return following === 0 ? 0 : Math.round((followers / following) * 100) / 100;
  }
}

/** Credits for the AI features: reduced by use, reset at the start of each period. */
@ObjectType({ description: 'Credits for AI features.', simpleResolvers: true })
@modelOptions({ schemaOptions: { _id: false } })
export class Credits {
  @Field(() => Int, { description: 'The credits at the start of a period.' })
  @prop({ type: Number, default: 1000, min: 0 })
  total: number;

  @Field(() => Int, { description: 'The used credits of this period.' })
  @prop({ type: Number, default: 0, min: 0 })
  used: number;

  @Field(() => Int, { description: 'The remaining credits of this period.' })
  @prop({ type: Number, default: 1000, min: 0 })
  remaining: number;

  @Field(() => Date, { description: 'Time at which the current period began.' })
  @prop({ type: Date, default: () => new Date() })
  lastReset: Date;

  /** The first day of this period in the user's calendar. Absent in the first one, which begins with the account. */
  @prop({ type: String })
  periodKey?: string;

  /** When the period ends, in the time zone where it began. */
  @prop({ type: Date })
  periodEnd?: Date;

  /** When the next period is due. Far in the future if there is none. */
  @prop({ type: Date })
  nextReset?: Date;

  @Field(() => ResetPeriod, { description: 'The length of a period.' })
  @prop({ type: String, enum: ResetPeriod, default: ResetPeriod.MONTHLY })
  resetPeriod: ResetPeriod;
}

/** The day of the last claimed bonus. */
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

/** The granted credits of each kind. */
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
 * Privacy settings. Stored on the user and not on the profile document, because every read of a post needs them: this
 * saves one command per feed.
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

/** The suspension of an account: for admins to read, and for the job that lifts it. */
@ObjectType({ description: 'The suspension of an account.', simpleResolvers: true })
@modelOptions({ schemaOptions: { _id: false } })
export class Suspension {
  @Field(() => String, { description: 'The reason that the admin gave.' })
  @prop({ type: String, required: true, maxlength: 500 })
  reason: string;

  @Field(() => Date, { description: 'Time of the suspension.' })
  @prop({ type: Date, required: true })
  at: Date;

  @Field(() => Date, { nullable: true, description: 'Time at which the suspension ends. Null for no end.' })
  @prop({ type: Date, default: null })
  until: Date | null;

  @prop({ type: () => Types.ObjectId, required: true })
  by: Types.ObjectId;
}

/** The plan and its payment status. */
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

  /** When the plan ends unless it is renewed. Null for the free plan and if the processor gives no end. */
  @prop({ type: Date, default: null })
  accessUntil?: Date | null;
}
