import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';
import { AIModel } from '../social/post-enums.js';
import { AIGenerationType, GenerationStatus } from './generation-enums.js';

const embedded = modelOptions({ schemaOptions: { _id: false } });

/** The style parameters of a generation. */
@ObjectType('AIGenerationParameters', {
  description: 'The parameters of a generation.',
  simpleResolvers: true,
})
@embedded
export class AIGenerationParameters {
  @Field(() => String, { nullable: true, description: 'The style, such as `film`.' })
  @prop({ type: String, maxlength: 100 })
  style?: string;

  @Field(() => String, { nullable: true, description: 'Width to height, such as `16:9`.' })
  @prop({ type: String, maxlength: 20 })
  aspectRatio?: string;

  @Field(() => Int, { nullable: true, description: 'Number of sampling steps, 1 to 150.' })
  @prop({ type: Number, min: 1, max: 150 })
  steps?: number;

  @Field(() => String, {
    nullable: true,
    description: 'The seed. The same seed and prompt give a similar result.',
  })
  @prop({ type: String, maxlength: 100 })
  seed?: string;

  @Field(() => String, { nullable: true, description: 'The quality, such as `standard` or `hd`.' })
  @prop({ type: String, maxlength: 20 })
  quality?: string;
}

/** What a generation costs: held when it is requested, settled when it is finished. */
@ObjectType('AIGenerationCost', {
  description: 'The cost of a generation: the held amount while it runs, the charged amount afterwards.',
  simpleResolvers: true,
})
@embedded
export class AIGenerationCost {
  @Field(() => Int, { description: 'Number of coins.' })
  @prop({ type: Number, default: 0, min: 0 })
  coins: number;

  @Field(() => Int, { description: 'Number of credits.' })
  @prop({ type: Number, default: 0, min: 0 })
  credits: number;
}

/** One image or video, copied into the gateway's own storage. */
@ObjectType('AIGenerationAsset', {
  description: 'One image or video of a generation.',
  simpleResolvers: true,
})
@embedded
export class AIGenerationAsset {
  /** The upload that holds the bytes. */
  @prop({ type: () => Types.ObjectId, required: true })
  upload: Types.ObjectId;

  /** Where the bytes are in the storage; addresses are made when they are read. */
  @prop({ type: String, required: true })
  key: string;

  @prop({ type: String })
  thumbnailKey?: string;

  @Field(() => String, { description: 'The MIME type, such as `image/png`.' })
  @prop({ type: String, required: true })
  contentType: string;

  @Field(() => Int, { description: 'Width in pixels.' })
  @prop({ type: Number, required: true })
  width: number;

  @Field(() => Int, { description: 'Height in pixels.' })
  @prop({ type: Number, required: true })
  height: number;

  @Field(() => Float, { nullable: true, description: 'Duration in seconds. Videos only.' })
  @prop({ type: Number })
  duration?: number;
}

/** The state of one requested image or video. */
export enum ItemState {
  WAITING = 'waiting',
  DONE = 'done',
  FAILED = 'failed',
}

/** One requested image or video, and its job at the provider. */
@embedded
export class GenerationItem {
  @prop({ type: String, enum: ItemState, default: ItemState.WAITING })
  state: ItemState;

  /** Submissions that have definitely failed so far; part of the idempotency key of the next one. */
  @prop({ type: Number, default: 0 })
  failures: number;

  @prop({ type: String })
  provider?: string;

  /** The job at an asynchronous provider. */
  @prop({ type: String })
  job?: string;

  @prop({ type: String })
  error?: string;
}

/**
 * A request for images, a video or an improved text. `model` is null for text enhancement, which uses the models of
 * the chat.
 */
@ObjectType('AIGeneration', {
  implements: Node,
  description: 'An AI generation of the viewer: images, a video, or a better text.',
})
@modelOptions(collection('ai_generations', { timestamps: true, minimize: false }))
@index({ user: 1, createdAt: -1, _id: -1 })
@index({ user: 1, type: 1, createdAt: -1, _id: -1 })
@index({ user: 1, status: 1, createdAt: -1, _id: -1 })
@index({ user: 1, type: 1, status: 1, createdAt: -1, _id: -1 })
@index({ createdAt: 1 })
@index({ type: 1, model: 1 })
@index({ status: 1, createdAt: -1 })
@index({ post: 1 }, { sparse: true })
@index({ 'items.job': 1 }, { partialFilterExpression: { 'items.job': { $exists: true } } })
@index({ deadline: 1 }, { partialFilterExpression: { unfinished: true } })
@index({ settlement: 1, updatedAt: 1 }, { partialFilterExpression: { settlement: 'pending' } })
export class AIGeneration extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  user: Types.ObjectId;

  @Field(() => AIGenerationType, { simple: true, description: 'The type of the result.' })
  @prop({ type: String, enum: AIGenerationType, required: true })
  type: AIGenerationType;

  @Field(() => AIModel, {
    simple: true,
    nullable: true,
    description: 'The requested model. Null for text enhancement.',
  })
  @prop({ type: String, enum: AIModel })
  model?: AIModel;

  @Field(() => String, {
    simple: true,
    description: 'The prompt, or the text to enhance. 1 to 4,000 characters.',
  })
  @prop({ type: String, required: true, maxlength: 4000 })
  prompt: string;

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'The prompt as it was sent to the model. Null if it was not enhanced.',
  })
  @prop({ type: String, maxlength: 8000 })
  enhancedPrompt?: string;

  /** Whether the prompt of an image or video shall be enhanced first. */
  @prop({ type: Boolean })
  enhance?: boolean;

  @Field(() => AIGenerationParameters, { simple: true, description: 'The parameters of the generation.' })
  @prop({ type: () => AIGenerationParameters, default: () => ({}) })
  parameters: AIGenerationParameters;

  @Field(() => Int, { simple: true, description: 'Number of requested results.' })
  @prop({ type: Number, default: 1, min: 1, max: 4 })
  count: number;

  @Field(() => GenerationStatus, { simple: true, description: 'The status of the generation.' })
  @prop({ type: String, enum: GenerationStatus, default: GenerationStatus.PENDING })
  status: GenerationStatus;

  @Field(() => Int, { simple: true, description: 'The progress in percent, 0 to 100.' })
  @prop({ type: Number, default: 0, min: 0, max: 100 })
  progress: number;

  @Field(() => [AIGenerationAsset], {
    simple: true,
    description: 'The images or the video, as soon as they are stored.',
  })
  @prop({ type: () => [AIGenerationAsset], default: [] })
  assets: AIGenerationAsset[];

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'The enhanced text. Null for images and videos.',
  })
  @prop({ type: String, maxlength: 20000 })
  text?: string;

  /** The post that shows it. */
  @prop({ type: () => Types.ObjectId })
  post?: Types.ObjectId;

  @Field(() => Float, {
    simple: true,
    nullable: true,
    description: 'Time from start to finish in seconds. Null until finished.',
  })
  @prop({ type: Number, min: 0 })
  generationTime?: number;

  @Field(() => AIGenerationCost, { simple: true, description: 'The cost of the generation.' })
  @prop({ type: () => AIGenerationCost, required: true })
  cost: AIGenerationCost;

  /** The price of one result, by which a partial result is charged. */
  @prop({ type: () => AIGenerationCost, required: true })
  unitCost: AIGenerationCost;

  /** `pending` where coins and credits of a finished generation have not been settled yet. */
  @prop({ type: String })
  settlement?: 'pending' | 'done';

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'The reason for a failure. Null if there is none.',
  })
  @prop({ type: String, maxlength: 500 })
  errorMessage?: string;

  @Field(() => Int, {
    simple: true,
    nullable: true,
    description: 'The rating by the user, 1 to 5. Null if not rated.',
  })
  @prop({ type: Number, min: 1, max: 5 })
  rating?: number;

  @Field(() => String, {
    simple: true,
    nullable: true,
    description:
      'The provider that made the result; `offline` for the built-in sample generator. Null until known.',
  })
  @prop({ type: String })
  provider?: string;

  @Field(() => Int, { simple: true, description: 'Number of attempts so far.' })
  @prop({ type: Number, default: 0 })
  attempts: number;

  /** One entry per requested image or video. */
  @prop({ type: () => [GenerationItem], default: [] })
  items: GenerationItem[];

  /** The fencing token of the worker at work. */
  @prop({ type: Number, default: 0 })
  fence: number;

  @prop({ type: Date })
  startedAt?: Date;

  /** Present until it is finished, for the index of what runs out of time. */
  @prop({ type: Boolean })
  unfinished?: boolean;

  @Field(() => Date, {
    simple: true,
    description: 'Time after which an unfinished generation fails and is refunded.',
  })
  @prop({ type: Date, required: true })
  deadline: Date;

  @Field(() => Date, {
    simple: true,
    nullable: true,
    description: 'Time at which it finished. Null until then.',
  })
  @prop({ type: Date })
  finishedAt?: Date;

  @Field(() => Date, { simple: true, description: 'Time of the request.' })
  createdAt: Date;

  updatedAt: Date;
}

/** The `ai_generations` collection. */
export const AIGenerationModel = defineModel(AIGeneration);
