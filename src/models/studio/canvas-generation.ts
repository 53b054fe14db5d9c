import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';
import { GenerationStatus } from './generation-enums.js';

/** What a generation has written. */
@ObjectType({ description: 'The result of a canvas generation.', simpleResolvers: true })
@modelOptions({ schemaOptions: { _id: false } })
export class CanvasGenerationResult {
  @Field(() => Int, { description: 'Number of files written.' })
  @prop({ type: Number, default: 0, min: 0 })
  files: number;

  @Field(() => Float, { description: 'Total size of the files written, in bytes.' })
  @prop({ type: Number, default: 0, min: 0 })
  totalSize: number;

  @Field(() => [String], {
    description: 'Paths of files that were not written because a collaborator changed them meanwhile.',
  })
  @prop({ type: () => [String], default: [] })
  skipped: string[];

  @Field(() => String, { nullable: true, description: 'The reason for the failure. Null if there is none.' })
  @prop({ type: String, maxlength: 500 })
  error?: string;
}

/** One generation of files from a prompt. */
@ObjectType('CanvasGeneration', {
  implements: Node,
  description: 'A generation of canvas files from a prompt.',
})
@modelOptions(collection('chat_canvas_history', { timestamps: true }))
@index({ project: 1, createdAt: -1, _id: -1 })
@index({ requestedBy: 1, status: 1 })
@index({ status: 1 })
@index({ deadline: 1 }, { partialFilterExpression: { unfinished: true } })
@index({ settlement: 1, updatedAt: 1 }, { partialFilterExpression: { settlement: 'pending' } })
@index({ durationMs: -1 })
@index({ createdAt: -1 })
export class CanvasGeneration extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  project: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  requestedBy: Types.ObjectId;

  @Field(() => String, { simple: true, description: 'The prompt, 1 to 4,000 characters.' })
  @prop({ type: String, required: true, maxlength: 4000 })
  prompt: string;

  @Field(() => GenerationStatus, { simple: true, description: 'The status of the generation.' })
  @prop({ type: String, enum: GenerationStatus, default: GenerationStatus.PENDING })
  status: GenerationStatus;

  @Field(() => CanvasGenerationResult, { simple: true, description: 'The result of the generation.' })
  @prop({ type: () => CanvasGenerationResult, default: () => ({}) })
  result: CanvasGenerationResult;

  @Field(() => Int, {
    simple: true,
    nullable: true,
    description: 'Duration in milliseconds. Null until finished.',
  })
  @prop({ type: Number, min: 0 })
  durationMs?: number;

  @Field(() => Int, {
    simple: true,
    nullable: true,
    description: 'Number of tokens used. Null until finished.',
  })
  @prop({ type: Number, min: 0 })
  tokens?: number;

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'The model that answered. Null until finished.',
  })
  @prop({ type: String })
  model?: string;

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'The provider that answered. Null until finished.',
  })
  @prop({ type: String })
  provider?: string;

  /** Cost at the provider in millionths of a US dollar. */
  @prop({ type: Number, min: 0 })
  costMicros?: number;

  /** The credits that are held for it. */
  @prop({ type: Number, required: true, min: 0 })
  credits: number;

  /** `pending` where the credits of a finished generation have not been settled yet. */
  @prop({ type: String })
  settlement?: 'pending' | 'done';

  /** The fencing token of the worker at work. */
  @prop({ type: Number, default: 0 })
  fence: number;

  @prop({ type: Date })
  startedAt?: Date;

  /** Present until it is finished, for the index of what runs out of time. */
  @prop({ type: Boolean })
  unfinished?: boolean;

  @prop({ type: Date, required: true })
  deadline: Date;

  @Field(() => Date, { simple: true, description: 'Time of the request.' })
  createdAt: Date;

  @Field(() => Date, { simple: true, description: 'Time of the last change.' })
  updatedAt: Date;
}

/** The `chat_canvas_history` collection. */
export const CanvasGenerationModel = defineModel(CanvasGeneration);
