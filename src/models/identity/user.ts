import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Field, Float, Int, ObjectType, Root, registerEnumType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { collection, defineModel } from '../base.js';
import { BaseDocument } from '../base.js';

/** What a person may do on the whole platform. */
export enum Role {
  USER = 'user',
  MODERATOR = 'moderator',
  ADMIN = 'admin',
}
registerEnumType(Role, { name: 'Role', description: 'What a person may do on the whole platform.' });

/** Whether an account is in use. */
export enum UserStatus {
  ACTIVE = 'active',
  SUSPENDED = 'suspended',
  DELETED = 'deleted',
}
registerEnumType(UserStatus, { name: 'UserStatus', description: 'Whether an account is in use.' });

/** How a person signs in. */
export enum AuthMethod {
  PASSWORD = 'password',
  PASSWORDLESS = 'passwordless',
  GOOGLE = 'google',
  GITHUB = 'github',
}
registerEnumType(AuthMethod, { name: 'AuthMethod', description: 'How a person signs in.' });

/** Who may see a profile and its posts. */
export enum ProfileVisibility {
  PUBLIC = 'public',
  PRIVATE = 'private',
  FRIENDS = 'friends',
}
registerEnumType(ProfileVisibility, {
  name: 'ProfileVisibility',
  description: 'Who may see a profile and its posts.',
  valuesConfig: {
    PUBLIC: { description: 'Everybody, visitors too.' },
    PRIVATE: { description: 'Followers, whom the person has to accept.' },
    FRIENDS: { description: 'People who follow each other with this person.' },
  },
});

/** When the used credits start again from nothing. */
export enum ResetPeriod {
  DAILY = 'daily',
  WEEKLY = 'weekly',
  MONTHLY = 'monthly',
  NEVER = 'never',
}
registerEnumType(ResetPeriod, {
  name: 'ResetPeriod',
  description: 'When the used credits start again from nothing.',
});

/** The platform plan (S2§1.1). */
export enum PlatformPlan {
  FREE = 'free',
  PRO = 'pro',
  ENTERPRISE = 'enterprise',
}
registerEnumType(PlatformPlan, {
  name: 'PlatformPlan',
  description: 'The plan of the platform that a person is on.',
});

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

  @Field(() => ResetPeriod, { description: 'How long a period is.' })
  @prop({ type: String, enum: ResetPeriod, default: ResetPeriod.MONTHLY })
  resetPeriod: ResetPeriod;
}

/** What AI credits are for. */
export enum AiCreditKind {
  IMAGE_GENERATION = 'imageGeneration',
  VIDEO_GENERATION = 'videoGeneration',
  TEXT_ENHANCEMENT = 'textEnhancement',
}
registerEnumType(AiCreditKind, { name: 'AiCreditKind', description: 'What AI credits are for.' });

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

/**
 * A person's account (S0§1, S1, S2§1.1, S3§1.1, S4§9). Secrets (password, tokens, second factor) live in
 * `user_security`, never here. Usernames keep the case they were given; `usernameKey` is unique without case.
 */
@ObjectType('User', {
  implements: Node,
  description: 'A person. What is private about oneself stands on `viewer`.',
})
@modelOptions(collection('users', { timestamps: true }))
@index({ email: 1 }, { unique: true })
@index({ usernameKey: 1 }, { unique: true })
@index({ googleId: 1 }, { unique: true, partialFilterExpression: { googleId: { $exists: true } } })
@index({ githubId: 1 }, { unique: true, partialFilterExpression: { githubId: { $exists: true } } })
@index({ searchKeys: 1, _id: 1 })
@index({ 'stats.followers': -1, _id: -1 })
@index({ coins: -1 })
@index({ 'credits.remaining': 1 })
@index({ createdAt: -1 })
@index({ role: 1, _id: -1 })
@index({ status: 1, lastActiveAt: -1 })
@index({ 'privacy.profileVisibility': 1 })
@index({ deletedAt: 1 }, { sparse: true })
@index({ 'socialLinks.twitter': 1 }, { sparse: true })
@index({ 'socialLinks.github': 1 }, { sparse: true })
@index({ 'subscription.stripeCustomerId': 1 }, { sparse: true })
@index({ 'subscription.status': 1, 'subscription.currentPeriodEnd': 1 })
export class User extends BaseDocument {
  @prop({ type: String, required: true, lowercase: true, trim: true, maxlength: 254 })
  email: string;

  @prop({ type: Date, default: null })
  emailVerifiedAt: Date | null;

  @Field(() => String, {
    simple: true,
    description: 'The unique handle, 3 to 30 letters, digits and underscores.',
  })
  @prop({ type: String, required: true, trim: true, minlength: 3, maxlength: 30, match: /^[A-Za-z0-9_]+$/ })
  username: string;

  /** The username in lower case: what is unique and what is looked up. */
  @prop({ type: String, required: true })
  usernameKey: string;

  @prop({ type: String, required: true, trim: true, maxlength: 50 })
  firstName: string;

  @prop({ type: String, default: '', trim: true, maxlength: 50 })
  lastName: string;

  /** What the person wants to be called instead of first and last name (S4§9). */
  @prop({ type: String, maxlength: 100 })
  displayName?: string;

  @prop({ type: String, enum: AuthMethod, default: AuthMethod.PASSWORD })
  authMethod: AuthMethod;

  @prop({ type: String })
  googleId?: string;

  @prop({ type: String })
  githubId?: string;

  @Field(() => String, { simple: true, nullable: true, description: 'Address of the portrait.' })
  @prop({ type: String, maxlength: 2048, default: 'https://api.dicebear.com/7.x/avataaars/svg?seed=default' })
  avatar?: string;

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'Address of the wide picture on the profile.',
  })
  @prop({ type: String, maxlength: 2048, default: null })
  coverImage?: string | null;

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'A few words about oneself, up to 500 characters.',
  })
  @prop({ type: String, maxlength: 500 })
  bio?: string;

  @Field(() => String, { simple: true, nullable: true, description: 'The person’s site.' })
  @prop({ type: String, maxlength: 200 })
  website?: string;

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'Where the person says to be, up to 100 characters.',
  })
  @prop({ type: String, maxlength: 100 })
  location?: string;

  @Field(() => SocialLinks, { simple: true, nullable: true, description: 'The same person elsewhere.' })
  @prop({ type: () => SocialLinks })
  socialLinks?: SocialLinks;

  @prop({ type: Date })
  dateOfBirth?: Date;

  @prop({ type: String, maxlength: 30 })
  phoneNumber?: string;

  @Field(() => Boolean, { simple: true, description: 'True when the platform has verified who this is.' })
  @prop({ type: Boolean, default: false })
  verified: boolean;

  @prop({ type: String, enum: Role, default: Role.USER })
  role: Role;

  @prop({ type: String, enum: UserStatus, default: UserStatus.ACTIVE })
  status: UserStatus;

  @Field(() => UserStats, { simple: true, description: 'What this person has gathered so far.' })
  @prop({ type: () => UserStats, default: () => ({}) })
  stats: UserStats;

  @prop({ type: Number, default: 250, min: 0 })
  coins: number;

  @prop({ type: () => Credits, default: () => ({}) })
  credits: Credits;

  @prop({ type: () => AiCredits, default: () => ({}) })
  aiCredits: AiCredits;

  @prop({ type: () => PlatformSubscription, default: () => ({}) })
  subscription: PlatformSubscription;

  @prop({ type: () => Privacy, default: () => ({}) })
  privacy: Privacy;

  /** Lower-case prefixes that people search by: handle, names, full name. */
  @prop({ type: () => [String], default: [] })
  searchKeys: string[];

  @prop({ type: Date })
  lastLoginAt?: Date;

  @prop({ type: Date })
  lastActiveAt?: Date;

  /** Set once a person has more followers than feeds are pushed to; sticky, so that feeds never have a gap. */
  @prop({ type: Boolean, default: false })
  largeAudience: boolean;

  @prop({ type: Date, default: null })
  deletedAt: Date | null;

  @Field(() => Date, { simple: true, description: 'When the account was made.' })
  createdAt: Date;

  updatedAt: Date;
}

/** The `users` collection. */
export const UserModel = defineModel(User);
