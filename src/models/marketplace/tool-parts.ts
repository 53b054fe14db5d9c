import { modelOptions, prop, Severity } from '@typegoose/typegoose';
import { GraphQLJSON } from 'graphql-scalars';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { ToolDependencyType, ToolParameterType } from './tool-enums.js';

const PART = { schemaOptions: { _id: false, id: false }, options: { allowMixed: Severity.ALLOW } };

/** Limits that a client applies to an input. The gateway stores them and never runs them. */
@ObjectType({ description: 'The limits of an input of a tool. Clients apply them; the gateway does not.' })
@modelOptions(PART)
export class ToolParameterValidation {
  @Field(() => Int, {
    simple: true,
    nullable: true,
    description: 'The minimum number of characters or items.',
  })
  @prop({ type: Number })
  minLength?: number;

  @Field(() => Int, {
    simple: true,
    nullable: true,
    description: 'The maximum number of characters or items.',
  })
  @prop({ type: Number })
  maxLength?: number;

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'A regular expression as text. The gateway never evaluates it.',
  })
  @prop({ type: String })
  pattern?: string;

  @Field(() => Float, { simple: true, nullable: true, description: 'The smallest allowed number.' })
  @prop({ type: Number })
  min?: number;

  @Field(() => Float, { simple: true, nullable: true, description: 'The largest allowed number.' })
  @prop({ type: Number })
  max?: number;
}

/** One input of a tool. */
@ObjectType({ description: 'An input of a tool.' })
@modelOptions(PART)
export class ToolParameter {
  @Field(() => String, { simple: true, description: 'The key of the input, unique within the tool.' })
  @prop({ type: String, required: true })
  id: string;

  @Field(() => String, { simple: true, description: 'The name of the input, for people.' })
  @prop({ type: String, required: true })
  name: string;

  @Field(() => ToolParameterType, { simple: true, description: 'The type of the value.' })
  @prop({ type: String, enum: ToolParameterType, required: true })
  type: ToolParameterType;

  @Field(() => String, { simple: true, nullable: true, description: 'The meaning of the input.' })
  @prop({ type: String })
  description?: string;

  @Field(() => Boolean, { simple: true, description: 'Whether a value must be given.' })
  @prop({ type: Boolean, required: true })
  required: boolean;

  @Field(() => GraphQLJSON, {
    simple: true,
    nullable: true,
    description: 'The value where none is given. Null if there is none.',
  })
  @prop({ type: () => Object })
  defaultValue?: unknown;

  @Field(() => ToolParameterValidation, {
    simple: true,
    nullable: true,
    description: 'The limits of the value. Null if there are none.',
  })
  @prop({ type: () => ToolParameterValidation })
  validation?: ToolParameterValidation;
}

/** One output of a tool. */
@ObjectType({ description: 'An output of a tool.' })
@modelOptions(PART)
export class ToolOutput {
  @Field(() => String, { simple: true, description: 'The key of the output, unique within the tool.' })
  @prop({ type: String, required: true })
  id: string;

  @Field(() => String, { simple: true, description: 'The name of the output, for people.' })
  @prop({ type: String, required: true })
  name: string;

  @Field(() => String, { simple: true, nullable: true, description: 'The type of the value, in free words.' })
  @prop({ type: String })
  type?: string;

  @Field(() => String, { simple: true, nullable: true, description: 'The meaning of the output.' })
  @prop({ type: String })
  description?: string;
}

/** One setting of a tool. */
@ObjectType({ description: 'A setting of a tool.' })
@modelOptions(PART)
export class ToolSetting {
  @Field(() => String, { simple: true, description: 'The key of the setting, unique within the tool.' })
  @prop({ type: String, required: true })
  id: string;

  @Field(() => String, { simple: true, description: 'The name of the setting, for people.' })
  @prop({ type: String, required: true })
  name: string;

  @Field(() => String, { simple: true, nullable: true, description: 'The type of the value, in free words.' })
  @prop({ type: String })
  type?: string;

  @Field(() => GraphQLJSON, {
    simple: true,
    nullable: true,
    description: 'The value where none is set. Null if there is none.',
  })
  @prop({ type: () => Object })
  defaultValue?: unknown;
}

/** Source text that the tool's own runtime calls. */
@ObjectType({
  description: 'Source text of a tool for one of its events. The gateway stores it and never runs it.',
})
@modelOptions(PART)
export class ToolHook {
  @Field(() => String, { simple: true, description: 'The name of the hook, such as onExecute.' })
  @prop({ type: String, required: true })
  name: string;

  @Field(() => String, { simple: true, description: 'The kind of hook, such as function.' })
  @prop({ type: String, required: true })
  type: string;

  @Field(() => String, { simple: true, description: 'The source text.' })
  @prop({ type: String, required: true })
  code: string;
}

/** A package that the tool needs. */
@ObjectType({ description: 'A package that a tool needs.' })
@modelOptions(PART)
export class ToolDependency {
  @Field(() => String, { simple: true, description: 'The name of the package.' })
  @prop({ type: String, required: true })
  name: string;

  @Field(() => String, { simple: true, description: 'The version or range of versions.' })
  @prop({ type: String, required: true })
  version: string;

  @Field(() => ToolDependencyType, { simple: true, description: 'The registry of the package.' })
  @prop({ type: String, enum: ToolDependencyType, required: true })
  type: ToolDependencyType;
}

/** Numbers of a tool, folded from the event log. */
@modelOptions(PART)
export class ToolCounts {
  @prop({ type: Number, default: 0 })
  downloads: number;

  @prop({ type: Number, default: 0 })
  stars: number;

  @prop({ type: Number, default: 0 })
  uses: number;

  @prop({ type: Number, default: 0 })
  reviews: number;

  /** The sum of all ratings: with the number of reviews it gives the exact average. */
  @prop({ type: Number, default: 0 })
  ratingSum: number;

  /** The average, drawn towards the middle while there are few reviews: the order of "top rated". */
  @prop({ type: Number, default: 3 })
  ranking: number;
}

/** Number of reviews per rating. */
@modelOptions(PART)
export class RatingCounts {
  @prop({ type: Number, default: 0 })
  r1: number;

  @prop({ type: Number, default: 0 })
  r2: number;

  @prop({ type: Number, default: 0 })
  r3: number;

  @prop({ type: Number, default: 0 })
  r4: number;

  @prop({ type: Number, default: 0 })
  r5: number;
}
