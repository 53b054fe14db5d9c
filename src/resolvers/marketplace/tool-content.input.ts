import { GraphQLJSON } from 'graphql-scalars';
import { Field, InputType } from 'type-graphql';
import { RiskLevel, ToolDependencyType, ToolParameterType } from '../../models/marketplace/index.js';
import {
  ChoiceField,
  FlagField,
  IntField,
  ListField,
  NumberField,
  TextField,
  TextListField,
  UrlField,
} from '../../schema/input.js';

const MOST_NUMBER = 1e15;

/** Limits of an input of a tool. */
@InputType({ description: 'The limits of an input of a tool. Clients apply them; the gateway does not.' })
export class ToolParameterValidationInput {
  @IntField({
    description: 'The minimum number of characters or items.',
    nullable: true,
    min: 0,
    max: 1_000_000,
  })
  minLength?: number | null;

  @IntField({
    description: 'The maximum number of characters or items.',
    nullable: true,
    min: 0,
    max: 1_000_000,
  })
  maxLength?: number | null;

  @TextField({
    description: 'A regular expression as text. The gateway never evaluates it.',
    nullable: true,
    max: 500,
    trim: false,
  })
  pattern?: string | null;

  @NumberField({
    description: 'The smallest allowed number.',
    nullable: true,
    min: -MOST_NUMBER,
    max: MOST_NUMBER,
  })
  min?: number | null;

  @NumberField({
    description: 'The largest allowed number.',
    nullable: true,
    min: -MOST_NUMBER,
    max: MOST_NUMBER,
  })
  max?: number | null;
}

/** An input of a tool. */
@InputType({ description: 'An input of a tool.' })
export class ToolParameterInput {
  @TextField({ description: 'The key of the input, unique within the tool.', max: 64 })
  id: string;

  @TextField({ description: 'The name of the input, for people.', max: 100 })
  name: string;

  @ChoiceField(() => ToolParameterType, { description: 'The type of the value.' })
  type: ToolParameterType;

  @TextField({ description: 'The meaning of the input.', nullable: true, max: 500 })
  description?: string | null;

  @FlagField({ description: 'Whether a value must be given. Defaults to false.', nullable: true })
  required?: boolean | null;

  @Field(() => GraphQLJSON, {
    nullable: true,
    description: 'The value where none is given, of the type of the input. Up to 4 KB.',
  })
  defaultValue?: unknown;

  @ChoiceField(() => ToolParameterValidationInput, {
    description: 'The limits of the value.',
    nullable: true,
  })
  validation?: ToolParameterValidationInput | null;
}

/** An output of a tool. */
@InputType({ description: 'An output of a tool.' })
export class ToolOutputInput {
  @TextField({ description: 'The key of the output, unique within the tool.', max: 64 })
  id: string;

  @TextField({ description: 'The name of the output, for people.', max: 100 })
  name: string;

  @TextField({ description: 'The type of the value, in free words.', nullable: true, max: 50 })
  type?: string | null;

  @TextField({ description: 'The meaning of the output.', nullable: true, max: 500 })
  description?: string | null;
}

/** A setting of a tool. */
@InputType({ description: 'A setting of a tool.' })
export class ToolSettingInput {
  @TextField({ description: 'The key of the setting, unique within the tool.', max: 64 })
  id: string;

  @TextField({ description: 'The name of the setting, for people.', max: 100 })
  name: string;

  @TextField({ description: 'The type of the value, in free words.', nullable: true, max: 50 })
  type?: string | null;

  @Field(() => GraphQLJSON, { nullable: true, description: 'The value where none is set. Up to 4 KB.' })
  defaultValue?: unknown;
}

/** Source text of a tool. */
@InputType({
  description: 'Source text of a tool for one of its events. The gateway stores it and never runs it.',
})
export class ToolHookInput {
  @TextField({ description: 'The name of the hook, such as onExecute.', max: 100 })
  name: string;

  @TextField({ description: 'The kind of hook, such as function.', max: 50 })
  type: string;

  @TextField({ description: 'The source text.', max: 20_000, trim: false })
  code: string;
}

/** A package that a tool needs. */
@InputType({ description: 'A package that a tool needs.' })
export class ToolDependencyInput {
  @TextField({ description: 'The name of the package.', max: 214 })
  name: string;

  @TextField({ description: 'The version or range of versions.', max: 64 })
  version: string;

  @ChoiceField(() => ToolDependencyType, { description: 'The registry of the package.' })
  type: ToolDependencyType;
}

/** What a version consists of. */
@InputType()
export abstract class ToolContentFields {
  @UrlField({ description: 'The address of the source code. The gateway never loads it.', nullable: true })
  codeUrl?: string | null;

  @TextField({ description: 'The name of the function that runs the tool.', nullable: true, max: 100 })
  mainFunction?: string | null;

  @ListField(() => ToolParameterInput, { description: 'The inputs of the tool.', nullable: true, most: 50 })
  inputs?: ToolParameterInput[] | null;

  @ListField(() => ToolOutputInput, { description: 'The outputs of the tool.', nullable: true, most: 50 })
  outputs?: ToolOutputInput[] | null;

  @ListField(() => ToolSettingInput, { description: 'The settings of the tool.', nullable: true, most: 50 })
  settings?: ToolSettingInput[] | null;

  @ListField(() => ToolHookInput, {
    description: 'Source texts of the tool. Stored and never run.',
    nullable: true,
    most: 20,
  })
  hooks?: ToolHookInput[] | null;

  @ListField(() => ToolDependencyInput, {
    description: 'The packages that the tool needs.',
    nullable: true,
    most: 100,
  })
  dependencies?: ToolDependencyInput[] | null;

  @TextListField({
    description: 'The permissions that the tool asks for, such as network.',
    nullable: true,
    max: 50,
    most: 20,
  })
  requiredPermissions?: string[] | null;

  @FlagField({
    description: 'Whether the tool is meant to run in a sandbox. Defaults to true.',
    nullable: true,
  })
  sandboxed?: boolean | null;

  @ChoiceField(() => RiskLevel, {
    description: 'The risk of running the tool. Defaults to LOW.',
    nullable: true,
  })
  riskLevel?: RiskLevel | null;

  @TextField({ description: 'The changes since the previous version.', nullable: true, max: 10_000 })
  changelog?: string | null;

  @FlagField({
    description:
      'Whether the version may become the current one. Defaults to true, for a pre-release to false.',
    nullable: true,
  })
  isStable?: boolean | null;
}
