import { index, modelOptions, prop, Severity } from '@typegoose/typegoose';
import { GraphQLJSONObject } from 'graphql-scalars';
import { Types } from 'mongoose';
import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';
import { ArtifactType, ExperimentCategory, ExperimentStatus, ExperimentType } from './lab-enums.js';

// Parameters and metrics are plain objects on purpose.
const embedded = modelOptions({ schemaOptions: { _id: false }, options: { allowMixed: Severity.ALLOW } });

/** The most collaborators of an experiment, without its owner. */
export const MOST_RESEARCHERS = 20;
/** The most artifacts of one experiment. */
export const MOST_ARTIFACTS = 50;

/** The resources that a run used. */
@ObjectType({ description: 'The resources that the run of an experiment used.', simpleResolvers: true })
@embedded
export class ExperimentUsage {
  @Field(() => Int, { nullable: true, description: 'Number of tokens.' })
  @prop({ type: Number, min: 0 })
  tokens?: number;

  @Field(() => Int, { nullable: true, description: 'Cost at the provider in millionths of a US dollar.' })
  @prop({ type: Number, min: 0 })
  cost?: number;

  @Field(() => Int, { nullable: true, description: 'Duration in milliseconds.' })
  @prop({ type: Number, min: 0 })
  durationMs?: number;

  @Field(() => String, {
    nullable: true,
    description: 'The provider; `offline` for the built-in sample provider.',
  })
  @prop({ type: String })
  provider?: string;

  @Field(() => String, { nullable: true, description: 'The model that answered.' })
  @prop({ type: String })
  model?: string;
}

/** The methodology of a research experiment. */
@ObjectType({ description: 'The methodology of a research experiment.', simpleResolvers: true })
@embedded
export class ExperimentMethodology {
  @Field(() => String, { nullable: true, description: 'The model under study.' })
  @prop({ type: String, maxlength: 200 })
  model?: string;

  @Field(() => String, { nullable: true, description: 'The dataset in use.' })
  @prop({ type: String, maxlength: 200 })
  dataset?: string;

  @Field(() => GraphQLJSONObject, { nullable: true, description: 'The parameters by name.' })
  @prop({ type: () => Object })
  parameters?: Record<string, unknown>;
}

/** Something that an experiment produced. */
@ObjectType({ description: 'An artifact of an experiment.', simpleResolvers: true })
@embedded
export class ExperimentArtifact {
  @Field(() => String, { description: 'The name of the artifact.' })
  @prop({ type: String, required: true, maxlength: 200 })
  name: string;

  @Field(() => String, { description: 'The URL of the artifact.' })
  @prop({ type: String, required: true, maxlength: 2048 })
  url: string;

  @Field(() => ArtifactType, { nullable: true, description: 'The kind of the artifact.' })
  @prop({ type: String, enum: ArtifactType })
  type?: ArtifactType;
}

/** The results of a research experiment. */
@ObjectType({ description: 'The results of a research experiment.', simpleResolvers: true })
@embedded
export class ExperimentResults {
  @Field(() => GraphQLJSONObject, { nullable: true, description: 'The metrics by name.' })
  @prop({ type: () => Object })
  metrics?: Record<string, unknown>;

  @Field(() => String, { nullable: true, description: 'The observations, up to 1,000 characters.' })
  @prop({ type: String, maxlength: 1000 })
  observations?: string;

  @Field(() => [ExperimentArtifact], { description: 'The artifacts, up to 50.' })
  @prop({ type: () => [ExperimentArtifact], default: [] })
  artifacts: ExperimentArtifact[];
}

/** The budget of a research experiment. `spent` never exceeds `allocated`. */
@ObjectType({
  description: 'The budget of a research experiment, in minor units of the currency.',
  simpleResolvers: true,
})
@embedded
export class ExperimentBudget {
  @Field(() => Int, { description: 'The allocated amount in minor units, such as cents.' })
  @prop({ type: Number, default: 0, min: 0, validate: Number.isSafeInteger })
  allocated: number;

  @Field(() => Int, { description: 'The spent amount in minor units. Never more than `allocated`.' })
  @prop({ type: Number, default: 0, min: 0, validate: Number.isSafeInteger })
  spent: number;

  @Field(() => String, { description: 'The ISO 4217 currency code. Defaults to USD.' })
  @prop({ type: String, default: 'USD' })
  currency: string;
}

/** When an experiment runs. */
@ObjectType({ description: 'The timeline of an experiment.', simpleResolvers: true })
@embedded
export class ExperimentTimeline {
  @Field(() => Date, { nullable: true, description: 'Time of the start. Null until started.' })
  @prop({ type: Date })
  startedAt?: Date;

  @Field(() => Date, { nullable: true, description: 'Estimated time of completion. Null if unknown.' })
  @prop({ type: Date })
  estimatedCompletion?: Date;

  @Field(() => Date, { nullable: true, description: 'Time of completion. Null until completed.' })
  @prop({ type: Date })
  completedAt?: Date;
}

/** One answer of a battle. Which model wrote it is not shown until the viewer has voted. */
@embedded
export class BattleAnswer {
  @prop({ type: String, required: true })
  model: string;

  @prop({ type: String, required: true })
  text: string;
}

/** An experiment of the lab: ten types that run here, and research experiments of the type RESEARCH. */
@ObjectType('Experiment', {
  implements: Node,
  description: 'A lab experiment. Visible to its owner and its collaborators.',
})
@modelOptions(collection('lab_experiments', { timestamps: true, minimize: false }))
@index({ number: 1 }, { unique: true })
@index({ members: 1, createdAt: -1, _id: -1 })
@index({ members: 1, type: 1, createdAt: -1, _id: -1 })
@index({ members: 1, status: 1, createdAt: -1, _id: -1 })
@index({ members: 1, type: 1, status: 1, createdAt: -1, _id: -1 })
@index({ owner: 1, createdAt: -1 })
@index({ createdAt: 1 })
@index({ type: 1, status: 1 })
@index({ status: 1, createdAt: -1 })
@index({ category: 1, status: 1 })
@index({ tags: 1 })
@index({ deadline: 1 }, { partialFilterExpression: { unfinished: true } })
@index({ settlement: 1, updatedAt: 1 }, { partialFilterExpression: { settlement: 'pending' } })
export class Experiment extends BaseDocument {
  @Field(() => String, {
    simple: true,
    description: 'The number that people refer to, such as EXP-2026-000123.',
  })
  @prop({ type: String, required: true })
  number: string;

  @prop({ type: () => Types.ObjectId, required: true })
  owner: Types.ObjectId;

  /** The owner and the collaborators: who may see it, and whose lists it is in. */
  @prop({ type: () => [Types.ObjectId], required: true })
  members: Types.ObjectId[];

  @Field(() => ExperimentType, { simple: true, description: 'The type of the experiment.' })
  @prop({ type: String, enum: ExperimentType, required: true })
  type: ExperimentType;

  @Field(() => ExperimentCategory, {
    simple: true,
    nullable: true,
    description: 'The field of a research experiment. Null for other types.',
  })
  @prop({ type: String, enum: ExperimentCategory })
  category?: ExperimentCategory;

  @Field(() => String, { simple: true, description: 'The name, 1 to 200 characters.' })
  @prop({ type: String, required: true, maxlength: 200 })
  name: string;

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'The description, up to 1,000 characters.',
  })
  @prop({ type: String, maxlength: 1000 })
  description?: string;

  /** As the client gave it, checked against the type's schema. */
  @prop({ type: () => Object, required: true })
  input: Record<string, unknown>;

  @prop({ type: () => Object })
  output?: Record<string, unknown>;

  /** The answers of a battle: slot A, slot B. */
  @prop({ type: () => [BattleAnswer] })
  answers?: BattleAnswer[];

  /** Whether an answer names its model or vendor; such a battle is left out of the ranking. */
  @prop({ type: Boolean })
  identityLeaked?: boolean;

  /** The upload of an image. */
  @prop({ type: () => Types.ObjectId })
  upload?: Types.ObjectId;

  @prop({ type: () => ExperimentUsage })
  usage?: ExperimentUsage;

  @Field(() => ExperimentStatus, { simple: true, description: 'The status of the experiment.' })
  @prop({ type: String, enum: ExperimentStatus, required: true })
  status: ExperimentStatus;

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'The reason for a failure. Null if there is none.',
  })
  @prop({ type: String, maxlength: 500 })
  errorMessage?: string;

  @Field(() => String, { simple: true, nullable: true, description: 'The hypothesis, up to 500 characters.' })
  @prop({ type: String, maxlength: 500 })
  hypothesis?: string;

  @Field(() => ExperimentMethodology, {
    simple: true,
    nullable: true,
    description: 'The methodology. Null if not described.',
  })
  @prop({ type: () => ExperimentMethodology })
  methodology?: ExperimentMethodology;

  @Field(() => ExperimentResults, {
    simple: true,
    nullable: true,
    description: 'The documented results. Null until there are any.',
  })
  @prop({ type: () => ExperimentResults })
  results?: ExperimentResults;

  @Field(() => ExperimentBudget, {
    simple: true,
    nullable: true,
    description: 'The budget. Null if there is none.',
  })
  @prop({ type: () => ExperimentBudget })
  budget?: ExperimentBudget;

  @Field(() => ExperimentTimeline, { simple: true, description: 'The timeline of the experiment.' })
  @prop({ type: () => ExperimentTimeline, default: () => ({}) })
  timeline: ExperimentTimeline;

  @Field(() => [String], { simple: true, description: 'The tags, each up to 50 characters.' })
  @prop({ type: () => [String], default: [] })
  tags: string[];

  @Field(() => Int, { simple: true, description: 'Credits held while it runs, charged when it completes.' })
  @prop({ type: Number, default: 0, min: 0 })
  credits: number;

  @prop({ type: String })
  settlement?: 'pending' | 'done';

  @prop({ type: Number, default: 0 })
  fence: number;

  /** Present until a run is finished, for the index of what runs out of time. */
  @prop({ type: Boolean })
  unfinished?: boolean;

  @prop({ type: Date })
  deadline?: Date;

  @Field(() => Date, { simple: true, description: 'Time of creation.' })
  createdAt: Date;

  @Field(() => Date, { simple: true, description: 'Time of the last change.' })
  updatedAt: Date;
}

/** The `lab_experiments` collection. */
export const ExperimentModel = defineModel(Experiment);
