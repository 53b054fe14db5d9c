import { prop } from '@typegoose/typegoose';
import { Field, ObjectType } from 'type-graphql';
import { BaseDocument } from '../base.js';
import { RiskLevel } from './tool-enums.js';
import { ToolDependency, ToolHook, ToolOutput, ToolParameter, ToolSetting } from './tool-parts.js';

/** What a version of a tool is made of. Written once with the version; the tool carries a copy of its current one. */
@ObjectType()
export abstract class ToolCode extends BaseDocument {
  @Field(() => String, {
    simple: true,
    description: 'The address of the source code. The gateway never loads it.',
  })
  @prop({ type: String, required: true, maxlength: 2048 })
  codeUrl: string;

  @Field(() => String, { simple: true, description: 'The name of the function that runs the tool.' })
  @prop({ type: String, required: true, maxlength: 100 })
  mainFunction: string;

  @Field(() => [ToolParameter], { simple: true, description: 'The inputs of the tool.' })
  @prop({ type: () => [ToolParameter], default: [] })
  inputs: ToolParameter[];

  @Field(() => [ToolOutput], { simple: true, description: 'The outputs of the tool.' })
  @prop({ type: () => [ToolOutput], default: [] })
  outputs: ToolOutput[];

  @Field(() => [ToolSetting], { simple: true, description: 'The settings of the tool.' })
  @prop({ type: () => [ToolSetting], default: [] })
  settings: ToolSetting[];

  @prop({ type: () => [ToolHook], default: [] })
  hooks: ToolHook[];

  @Field(() => [ToolDependency], { simple: true, description: 'The packages that the tool needs.' })
  @prop({ type: () => [ToolDependency], default: [] })
  dependencies: ToolDependency[];

  @Field(() => [String], {
    simple: true,
    description: 'The permissions that the tool asks for, such as network.',
  })
  @prop({ type: () => [String], default: [] })
  requiredPermissions: string[];

  @Field(() => Boolean, { simple: true, description: 'Whether the tool is meant to run in a sandbox.' })
  @prop({ type: Boolean, default: true })
  sandboxed: boolean;

  @Field(() => RiskLevel, {
    simple: true,
    description: 'The risk of running the tool, as its author states it.',
  })
  @prop({ type: String, enum: RiskLevel, default: RiskLevel.LOW })
  riskLevel: RiskLevel;
}

/** The fields of a version's content. */
export const CODE_FIELDS = [
  'codeUrl',
  'mainFunction',
  'inputs',
  'outputs',
  'settings',
  'hooks',
  'dependencies',
  'requiredPermissions',
  'sandboxed',
  'riskLevel',
] as const satisfies readonly (keyof ToolCode)[];

/** The content of a version. */
export type ToolContent = Pick<ToolCode, (typeof CODE_FIELDS)[number]>;

/** The content alone, of a tool or of a version. */
export function contentOf(from: ToolContent): ToolContent {
  return Object.fromEntries(CODE_FIELDS.map((field) => [field, from[field]])) as unknown as ToolContent;
}
