import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';

/** The most users that a flag names. */
export const MOST_FLAG_USERS = 500;

/** One of several forms of a feature. */
@ObjectType({ description: 'One of several forms of a feature.' })
@modelOptions({ schemaOptions: { _id: false } })
export class FlagVariant {
  @Field(() => String, { simple: true, description: 'The name of the variant.' })
  @prop({ type: String, required: true })
  name: string;

  @Field(() => Int, { simple: true, description: 'The share of the variant, relative to the others.' })
  @prop({ type: Number, required: true })
  weight: number;
}

/** A feature that is on for some users. Who has it follows from the flag and the user alone. */
@ObjectType('FeatureFlag', { implements: Node, description: 'A feature that can be on for some users only.' })
@modelOptions(collection('feature_flags', { timestamps: true }))
@index({ key: 1 }, { unique: true })
@index({ users: 1 })
@index({ updatedBy: 1 }, { sparse: true })
export class FeatureFlag extends BaseDocument {
  @Field(() => String, { simple: true, description: 'The key of the feature, such as new-composer.' })
  @prop({ type: String, required: true, maxlength: 64 })
  key: string;

  @Field(() => String, { simple: true, nullable: true, description: 'The description of the feature.' })
  @prop({ type: String })
  description?: string;

  @Field(() => Boolean, {
    simple: true,
    description: 'Whether the feature is on for any user. False overrides the rest.',
  })
  @prop({ type: Boolean, required: true })
  enabled: boolean;

  @Field(() => Float, { simple: true, description: 'The share of users who have the feature, 0 to 100.' })
  @prop({ type: Number, required: true, min: 0, max: 100 })
  percentage: number;

  /** Users who have the feature regardless of percentage and plan. */
  @prop({ type: () => [Types.ObjectId], default: [] })
  users: Types.ObjectId[];

  @Field(() => [String], {
    simple: true,
    description: 'The platform plans that may have it. Empty for every plan.',
  })
  @prop({ type: () => [String], default: [] })
  plans: string[];

  @Field(() => [FlagVariant], {
    simple: true,
    description: 'The forms of the feature. Empty if there is only one.',
  })
  @prop({ type: () => [FlagVariant], default: [] })
  variants: FlagVariant[];

  @prop({ type: () => Types.ObjectId })
  updatedBy?: Types.ObjectId;

  @Field(() => Date, { simple: true, description: 'When the flag was created.' })
  createdAt: Date;

  @Field(() => Date, { simple: true, description: 'When the flag was last changed.' })
  updatedAt: Date;
}

/** The `feature_flags` collection. */
export const FeatureFlagModel = defineModel(FeatureFlag);
