import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, ObjectType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { collection, defineModel } from '../base.js';
import { BaseDocument } from '../base.js';
import { AccountErasure } from './account-erasure.js';
import { Role, UserStatus, AuthMethod } from './user-enums.js';
import {
  SocialLinks,
  UserStats,
  Credits,
  AiCredits,
  Privacy,
  PlatformSubscription,
  Suspension,
  BonusDay,
} from './user-parts.js';

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
@index({ 'credits.nextReset': 1 })
@index({ role: 1, _id: -1 })
@index({ createdAt: -1, _id: -1 })
@index({ role: 1, createdAt: -1, _id: -1 })
@index({ status: 1, createdAt: -1, _id: -1 })
@index({ 'suspension.until': 1 }, { partialFilterExpression: { 'suspension.until': { $type: 'date' } } })
@index({ 'suspension.by': 1 }, { partialFilterExpression: { 'suspension.by': { $exists: true } } })
@index({ 'erasure.dueAt': 1 }, { partialFilterExpression: { 'erasure.dueAt': { $type: 'date' } } })
@index({ 'erasure.by': 1 }, { partialFilterExpression: { 'erasure.by': { $exists: true } } })
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

  /** There exactly while the status is SUSPENDED. */
  @prop({ type: () => Suspension })
  suspension?: Suspension;

  /** The account shall be erased; its status is `deleted` meanwhile. */
  @prop({ type: () => AccountErasure })
  erasure?: AccountErasure;

  @Field(() => UserStats, { simple: true, description: 'What this person has gathered so far.' })
  @prop({ type: () => UserStats, default: () => ({}) })
  stats: UserStats;

  @prop({ type: Number, default: 250, min: 0 })
  coins: number;

  @prop({ type: () => Credits, default: () => ({}) })
  credits: Credits;

  @prop({ type: () => BonusDay })
  dailyBonus?: BonusDay;

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

  /** The post on top of the profile; whether it may be seen is for the rule of posts to say. */
  @prop({ type: () => Types.ObjectId })
  pinnedPost?: Types.ObjectId;

  @prop({ type: Date, default: null })
  deletedAt: Date | null;

  @Field(() => Date, { simple: true, description: 'When the account was made.' })
  createdAt: Date;

  updatedAt: Date;
}

/** The `users` collection. */
export const UserModel = defineModel(User);
