import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { collection, defineModel } from '../base.js';
import { withDefaults } from './with-defaults.js';

/** Lists of a profile are short: what grows without end has a collection of its own. */
export const MOST_SKILLS = 50;
export const MOST_INTERESTS = 50;
const MOST_ACHIEVEMENTS = 100;

/** What a person says about their gender (S2§1.2). */
export enum Gender {
  MALE = 'male',
  FEMALE = 'female',
  OTHER = 'other',
}
registerEnumType(Gender, { name: 'Gender', description: 'What a person says about their gender.' });

/** Work (S2§1.2, and profession and company of S1 and S3§1.1). */
@ObjectType({ description: 'What a person works.', simpleResolvers: true })
@modelOptions({ schemaOptions: { _id: false } })
export class ProfessionalInfo {
  @Field(() => String, { nullable: true, description: 'Where.' })
  @prop({ type: String, maxlength: 100 })
  company?: string;

  @Field(() => String, { nullable: true, description: 'As what.' })
  @prop({ type: String, maxlength: 100 })
  jobTitle?: string;

  @Field(() => String, { nullable: true, description: 'In which industry.' })
  @prop({ type: String, maxlength: 100 })
  industry?: string;

  @Field(() => String, { nullable: true, description: 'For how long, in words.' })
  @prop({ type: String, maxlength: 100 })
  experience?: string;

  @Field(() => [String], { description: 'Skills, up to 50 of up to 50 characters.' })
  @prop({ type: () => [String], default: [], validate: (list: string[]) => list.length <= MOST_SKILLS })
  skills: string[];
}

/** Something that was earned (S2§1.2). */
@ObjectType({ description: 'Something that a person has earned.', simpleResolvers: true })
@modelOptions({ schemaOptions: { _id: false } })
export class ProfileAchievement {
  @Field(() => String, { description: 'What it is called.' })
  @prop({ type: String, required: true, maxlength: 100 })
  title: string;

  @Field(() => String, { nullable: true, description: 'What it was for.' })
  @prop({ type: String, maxlength: 500 })
  description?: string;

  @Field(() => Date, { description: 'When it was earned.' })
  @prop({ type: Date, default: () => new Date() })
  earnedAt: Date;

  @Field(() => String, { nullable: true, description: 'Address of its badge.' })
  @prop({ type: String, maxlength: 2048 })
  badgeUrl?: string;
}

/**
 * What a person tells beyond the public profile (S1, S2§1.2). Names, birth date and phone number stand on `User`, as in
 * S0 and S1; so does the privacy part, which every read of a post needs.
 */
@ObjectType('UserProfile', { description: 'What a person tells beyond the public profile.' })
@modelOptions(collection('user_profiles', { timestamps: true }))
@index({ user: 1 }, { unique: true })
@index({ 'professional.industry': 1 })
@index({ 'professional.skills': 1 })
export class UserProfile {
  declare _id: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  user: Types.ObjectId;

  @Field(() => Gender, { nullable: true, simple: true, description: 'What the person says about it.' })
  @prop({ type: String, enum: Gender })
  gender?: Gender;

  @Field(() => ProfessionalInfo, { simple: true, description: 'What the person works.' })
  @prop({ type: () => ProfessionalInfo, default: () => ({}) })
  professional: ProfessionalInfo;

  @Field(() => [String], { simple: true, description: 'Interests, up to 50 of up to 50 characters.' })
  @prop({ type: () => [String], default: [], validate: (list: string[]) => list.length <= MOST_INTERESTS })
  interests: string[];

  @Field(() => [ProfileAchievement], { simple: true, description: 'What the person has earned.' })
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

/** What is stored, over the defaults: documents hold only what was changed, and nobody has to have one. */
export function completeProfile(user: Types.ObjectId, stored: UserProfile | null): UserProfile {
  return withDefaults<UserProfile>(UserProfileModel as never, stored ?? { user });
}
