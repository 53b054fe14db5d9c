import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { collection, defineModel } from '../base.js';
import { withDefaults } from './with-defaults.js';

/** Lists in a profile are short; unbounded data has its own collections. */
export const MOST_SKILLS = 50;
export const MOST_INTERESTS = 50;
const MOST_ACHIEVEMENTS = 100;

/** The gender that a user states. */
export enum Gender {
  MALE = 'male',
  FEMALE = 'female',
  OTHER = 'other',
}
registerEnumType(Gender, {
  name: 'Gender',
  description: "The user's gender.",
  valuesConfig: {
    FEMALE: { description: 'The gender female.' },
    MALE: { description: 'The gender male.' },
    OTHER: { description: 'Any other gender.' },
  },
});

/** Professional information. */
@ObjectType({ description: 'Professional information of a user.', simpleResolvers: true })
@modelOptions({ schemaOptions: { _id: false } })
export class ProfessionalInfo {
  @Field(() => String, { nullable: true, description: 'The company or organization.' })
  @prop({ type: String, maxlength: 100 })
  company?: string;

  @Field(() => String, { nullable: true, description: 'The job title.' })
  @prop({ type: String, maxlength: 100 })
  jobTitle?: string;

  @Field(() => String, { nullable: true, description: 'The industry of the job.' })
  @prop({ type: String, maxlength: 100 })
  industry?: string;

  @Field(() => String, { nullable: true, description: 'The professional experience, as free text.' })
  @prop({ type: String, maxlength: 100 })
  experience?: string;

  @Field(() => [String], { description: 'The skills, up to 50 items of up to 50 characters.' })
  @prop({ type: () => [String], default: [], validate: (list: string[]) => list.length <= MOST_SKILLS })
  skills: string[];
}

/** An achievement that the user states. */
@ObjectType({ description: "An achievement on a user's profile.", simpleResolvers: true })
@modelOptions({ schemaOptions: { _id: false } })
export class ProfileAchievement {
  @Field(() => String, { description: 'The title of the achievement.' })
  @prop({ type: String, required: true, maxlength: 100 })
  title: string;

  @Field(() => String, { nullable: true, description: 'The description of the achievement.' })
  @prop({ type: String, maxlength: 500 })
  description?: string;

  @Field(() => Date, { description: 'Time of unlocking.' })
  @prop({ type: Date, default: () => new Date() })
  earnedAt: Date;

  @Field(() => String, { nullable: true, description: 'The URL of the badge.' })
  @prop({ type: String, maxlength: 2048 })
  badgeUrl?: string;
}

/**
 * A user's additional profile. Names, birth date and phone number are on `User`; so are the privacy settings, which
 * every read of a post needs.
 */
@ObjectType('UserProfile', { description: 'The extended profile of a user.' })
@modelOptions(collection('user_profiles', { timestamps: true }))
@index({ user: 1 }, { unique: true })
@index({ 'professional.industry': 1 })
@index({ 'professional.skills': 1 })
export class UserProfile {
  declare _id: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  user: Types.ObjectId;

  @Field(() => Gender, { nullable: true, simple: true, description: "The user's gender." })
  @prop({ type: String, enum: Gender })
  gender?: Gender;

  @Field(() => ProfessionalInfo, { simple: true, description: 'Professional information of the user.' })
  @prop({ type: () => ProfessionalInfo, default: () => ({}) })
  professional: ProfessionalInfo;

  @Field(() => [String], {
    simple: true,
    description: 'The interests, up to 50 items of up to 50 characters.',
  })
  @prop({ type: () => [String], default: [], validate: (list: string[]) => list.length <= MOST_INTERESTS })
  interests: string[];

  @Field(() => [ProfileAchievement], { simple: true, description: 'The unlocked achievements.' })
  @prop({
    type: () => [ProfileAchievement],
    default: [],
    validate: (list: unknown[]) => list.length <= MOST_ACHIEVEMENTS,
  })
  achievements: ProfileAchievement[];

  createdAt: Date;

  updatedAt: Date;
}

/** The `user_profiles` collection. */
export const UserProfileModel = defineModel(UserProfile);

/** The stored profile merged with the defaults: documents contain only changed values, and may not exist. */
export function completeProfile(user: Types.ObjectId, stored: UserProfile | null): UserProfile {
  return withDefaults<UserProfile>(UserProfileModel as never, stored ?? { user });
}
