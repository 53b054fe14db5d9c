import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { collection, defineModel } from '../base.js';
import { ToolCode } from './tool-code.js';
import { ToolReviewState } from './tool-enums.js';

/** One version of a tool. Its content never changes; a number is never used twice, not even after a yank. */
@ObjectType('ToolVersion', {
  implements: Node,
  description: 'A version of a tool. Its content never changes.',
})
@modelOptions(
  collection('tool_versions', { timestamps: { createdAt: 'releasedAt', updatedAt: 'updatedAt' } }),
)
@index({ tool: 1, sortKey: -1 }, { unique: true })
@index({ tool: 1, version: 1 })
@index({ reviewState: 1, releasedAt: 1 })
export class ToolVersion extends ToolCode {
  @prop({ type: () => Types.ObjectId, required: true })
  tool: Types.ObjectId;

  @Field(() => String, {
    simple: true,
    description: 'The semantic version number, such as 1.10.0 or 2.0.0-beta.1.',
  })
  @prop({ type: String, required: true, maxlength: 64 })
  version: string;

  /** The number as text that sorts as versions do. */
  @prop({ type: String, required: true })
  sortKey: string;

  @Field(() => String, { simple: true, nullable: true, description: 'The description of the version.' })
  @prop({ type: String })
  description?: string;

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'The changes since the previous version.',
  })
  @prop({ type: String })
  changelog?: string;

  @Field(() => Boolean, {
    simple: true,
    description: 'Whether the version may become the current one. Never for a pre-release.',
  })
  @prop({ type: Boolean, required: true })
  isStable: boolean;

  @Field(() => ToolReviewState, { simple: true, description: 'Whether moderators have checked the version.' })
  @prop({ type: String, enum: ToolReviewState, required: true })
  reviewState: ToolReviewState;

  @Field(() => Date, {
    simple: true,
    nullable: true,
    description: 'When the version was withdrawn. Existing downloads keep working. Null if it was not.',
  })
  @prop({ type: Date, default: null })
  yankedAt: Date | null;

  @Field(() => String, { simple: true, nullable: true, description: 'The reason of the withdrawal.' })
  @prop({ type: String })
  yankReason?: string;

  @Field(() => Int, { simple: true, description: 'Number of users who downloaded the version.' })
  @prop({ type: Number, default: 0 })
  downloads: number;

  @Field(() => Int, { simple: true, description: 'Number of users who used the version.' })
  @prop({ type: Number, default: 0 })
  uses: number;

  @prop({ type: Number, default: 0 })
  ratingCount: number;

  @prop({ type: Number, default: 0 })
  ratingSum: number;

  @Field(() => Date, { simple: true, description: 'When the version was published.' })
  releasedAt: Date;

  updatedAt: Date;
}

/** The `tool_versions` collection. */
export const ToolVersionModel = defineModel(ToolVersion);
