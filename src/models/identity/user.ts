import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, ObjectType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { collection, defineModel } from '../base.js';
import { BaseDocument } from '../base.js';
import { AccountErasure } from './account-erasure.js';
import { Role, StaffPermission, UserStatus, AuthMethod } from './user-enums.js';
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
 * A user's account. Secrets (password, tokens, second factor) are in `user_security`, never here. Usernames keep
 * their case; `usernameKey` is unique without case.
 */
@ObjectType('User', {
  implements: Node,
  description: "A user. The viewer's private data is on `viewer`.",
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
@index({ permissions: 1 }, { partialFilterExpression: { permissions: { $exists: true } } })
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
@index(
  { 'subscription.stripeCustomerId': 1 },
  { unique: true, partialFilterExpression: { 'subscription.stripeCustomerId': { $type: 'string' } } },
)
@index({ 'subscription.status': 1, 'subscription.currentPeriodEnd': 1 })
@index(
  { 'subscription.accessUntil': 1 },
  { partialFilterExpression: { 'subscription.accessUntil': { $type: 'date' } } },
)
export class User extends BaseDocument {
  @prop({ type: String, required: true, lowercase: true, trim: true, maxlength: 254 })
  email: string;

  @prop({ type: Date, default: null })
  emailVerifiedAt: Date | null;

  @Field(() => String, {
    simple: true,
    description: 'The unique username, 3 to 30 letters, digits and underscores.',
  })
  @prop({ type: String, required: true, trim: true, minlength: 3, maxlength: 30, match: /^[A-Za-z0-9_]+$/ })
  username: string;

  /** The username in lower case, for uniqueness and lookups. */
  @prop({ type: String, required: true })
  usernameKey: string;

  @prop({ type: String, required: true, trim: true, maxlength: 50 })
  firstName: string;

  @prop({ type: String, default: '', trim: true, maxlength: 50 })
  lastName: string;

  /** The name shown instead of first and last name. */
  @prop({ type: String, maxlength: 100 })
  displayName?: string;

  @prop({ type: String, enum: AuthMethod, default: AuthMethod.PASSWORD })
  authMethod: AuthMethod;

  @prop({ type: String })
  googleId?: string;

  @prop({ type: String })
  githubId?: string;

  @Field(() => String, { simple: true, nullable: true, description: 'The URL of the profile picture.' })
  @prop({ type: String, maxlength: 2048, default: 'https://api.dicebear.com/7.x/avataaars/svg?seed=default' })
  avatar?: string;

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'The URL of the cover image.',
  })
  @prop({ type: String, maxlength: 2048, default: null })
  coverImage?: string | null;

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'The bio, up to 500 characters.',
  })
  @prop({ type: String, maxlength: 500 })
  bio?: string;

  @Field(() => String, { simple: true, nullable: true, description: "The URL of the user's website." })
  @prop({ type: String, maxlength: 200 })
  website?: string;

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'The location, as free text, up to 100 characters.',
  })
  @prop({ type: String, maxlength: 100 })
  location?: string;

  @Field(() => SocialLinks, {
    simple: true,
    nullable: true,
    description: "Links to the user's profiles on other sites.",
  })
  @prop({ type: () => SocialLinks })
  socialLinks?: SocialLinks;

  @prop({ type: Date })
  dateOfBirth?: Date;

  @prop({ type: String, maxlength: 30 })
  phoneNumber?: string;

  @Field(() => Boolean, { simple: true, description: 'Whether the platform has verified the user.' })
  @prop({ type: Boolean, default: false })
  verified: boolean;

  @prop({ type: String, enum: Role, default: Role.USER })
  role: Role;

  /** Granted by admins, in addition to the role. */
  @prop({ type: () => [String], enum: StaffPermission, default: undefined })
  permissions?: StaffPermission[];

  @prop({ type: String, enum: UserStatus, default: UserStatus.ACTIVE })
  status: UserStatus;

  /** Set if and only if the status is SUSPENDED. */
  @prop({ type: () => Suspension })
  suspension?: Suspension;

  /** The scheduled erasure; the status is `deleted` meanwhile. */
  @prop({ type: () => AccountErasure })
  erasure?: AccountErasure;

  @Field(() => UserStats, { simple: true, description: 'Counters of the user.' })
  @prop({ type: () => UserStats, default: () => ({}) })
  stats: UserStats;

  @prop({ type: Number, default: 250, min: 0 })
  coins: number;

  /** Coins that refunds could not take back because they were spent. Earnings repay them first. */
  @prop({ type: Number, default: 0, min: 0 })
  coinDebt: number;

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

  /** Lower-case search words, matched by their beginnings: handle, names, full name. */
  @prop({ type: () => [String], default: [] })
  searchKeys: string[];

  @prop({ type: Date })
  lastLoginAt?: Date;

  @prop({ type: Date })
  lastActiveAt?: Date;

  /** Set once a user has more followers than posts are pushed to. Never unset, so that feeds have no gap. */
  @prop({ type: Boolean, default: false })
  largeAudience: boolean;

  /** The pinned post. The rule of posts decides whether it is visible. */
  @prop({ type: () => Types.ObjectId })
  pinnedPost?: Types.ObjectId;

  /** The end of a ban. Null or past if there is none. From `moderation_actions`. */
  @prop({ type: Date, default: null })
  bannedUntil: Date | null;

  /** The end of a mute by moderators. */
  @prop({ type: Date, default: null })
  mutedUntil: Date | null;

  @prop({ type: Date, default: null })
  deletedAt: Date | null;

  @Field(() => Date, { simple: true, description: 'Time of creation of the account.' })
  createdAt: Date;

  updatedAt: Date;
}

/** The `users` collection. */
export const UserModel = defineModel(User);
