import { ArgsType, Field, InputType } from 'type-graphql';
import type { Types } from 'mongoose';
import { ToolCategory, ToolSort } from '../../models/marketplace/index.js';
import {
  ChoiceField,
  ClientIdField,
  FlagField,
  IdField,
  TextField,
  TextListField,
  UrlField,
} from '../../schema/input.js';
import { PageArgs } from '../../schema/page-args.js';
import { ToolContentFields } from './tool-content.input.js';

/** A new tool with its first version. */
@InputType({ description: 'A new tool with its first version.' })
export class PublishToolInput extends ToolContentFields {
  @TextField({ description: 'The name of the tool.', min: 2, max: 80 })
  name: string;

  @TextField({ description: 'The short description of the tool.', max: 500 })
  description: string;

  @TextField({ description: 'The full description of the tool, as Markdown.', nullable: true, max: 20_000 })
  longDescription?: string | null;

  @ChoiceField(() => ToolCategory, { description: 'The category of the tool.' })
  category: ToolCategory;

  @TextListField({ description: 'The tags of the tool.', nullable: true, max: 50, most: 10 })
  tags?: string[] | null;

  @TextField({ description: 'An emoji or the address of an image.', nullable: true, max: 2048 })
  icon?: string | null;

  @UrlField({ description: 'The address of a wide image.', nullable: true })
  banner?: string | null;

  @TextField({ description: 'The semantic version number, such as 1.0.0.', max: 64 })
  version: string;

  @FlagField({ description: 'Whether the tool is listed at once. Defaults to true.', nullable: true })
  published?: boolean | null;

  @ClientIdField()
  clientId?: string | null;
}

/** A new version of a tool. */
@InputType({ description: 'A new version of a tool. What is absent is taken from the current version.' })
export class PublishToolVersionInput extends ToolContentFields {
  @IdField('Tool', { description: 'The tool.' })
  toolId: Types.ObjectId;

  @TextField({
    description: 'The semantic version number, such as 1.1.0. A number is never used twice.',
    max: 64,
  })
  version: string;

  @TextField({ description: 'The description of the version.', nullable: true, max: 500 })
  description?: string | null;

  @ClientIdField()
  clientId?: string | null;
}

/** Changes of a tool. */
@InputType({ description: 'Changes of a tool. Absent fields stay; null takes an optional field away.' })
export class UpdateToolInput {
  @IdField('Tool', { description: 'The tool.' })
  toolId: Types.ObjectId;

  @TextField({
    description: 'The name of the tool. A new name gives a new slug; the old one leads there.',
    nullable: true,
    min: 2,
    max: 80,
  })
  name?: string | null;

  @TextField({ description: 'The short description of the tool.', nullable: true, min: 1, max: 500 })
  description?: string | null;

  @TextField({ description: 'The full description of the tool, as Markdown.', nullable: true, max: 20_000 })
  longDescription?: string | null;

  @ChoiceField(() => ToolCategory, { description: 'The category of the tool.', nullable: true })
  category?: ToolCategory | null;

  @TextListField({ description: 'The tags of the tool.', nullable: true, max: 50, most: 10 })
  tags?: string[] | null;

  @TextField({ description: 'An emoji or the address of an image.', nullable: true, max: 2048 })
  icon?: string | null;

  @UrlField({ description: 'The address of a wide image.', nullable: true })
  banner?: string | null;

  @FlagField({ description: 'Whether the tool is listed.', nullable: true })
  published?: boolean | null;
}

/** Names a tool. */
@InputType({ description: 'Names a tool to delete.' })
export class DeleteToolInput {
  @IdField('Tool', { description: 'The tool.' })
  toolId: Types.ObjectId;
}

/** Withdraws a version. */
@InputType({ description: 'Withdraws a version, or offers it again.' })
export class YankToolVersionInput {
  @IdField('ToolVersion', { description: 'The version.' })
  versionId: Types.ObjectId;

  @FlagField({ description: 'Whether the version is withdrawn.' })
  yanked: boolean;

  @TextField({ description: 'The reason of the withdrawal.', nullable: true, max: 500 })
  reason?: string | null;
}

/** A moderator's verdict. */
@InputType({ description: "A moderator's verdict on a tool or on one of its versions." })
export class VerifyToolInput {
  @IdField('Tool', { description: 'The tool.' })
  toolId: Types.ObjectId;

  @IdField('ToolVersion', {
    description: 'The version that is checked. Absent for the tool as it stands.',
    nullable: true,
  })
  versionId?: Types.ObjectId | null;

  @FlagField({ description: 'Whether it is approved. Defaults to true.', nullable: true })
  approved?: boolean | null;
}

/** Recommends a tool. */
@InputType({ description: 'Recommends a tool, or no longer does.' })
export class FeatureToolInput {
  @IdField('Tool', { description: 'The tool.' })
  toolId: Types.ObjectId;

  @FlagField({ description: 'Whether the tool is recommended. Defaults to true.', nullable: true })
  featured?: boolean | null;
}

/** Which tools are listed, and in which order. */
@ArgsType()
export class ToolsArgs extends PageArgs {
  @Field(() => ToolCategory, { nullable: true, description: 'Only tools of this category.' })
  category?: ToolCategory | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only tools with all of these words in name, description or tags.',
  })
  search?: string | null;

  @Field(() => String, { nullable: true, description: 'Only tools with this tag.' })
  tag?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only tools that moderators recommend, or only others.',
  })
  featured?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Only verified tools, or only others.' })
  verified?: boolean | null;

  @Field(() => ToolSort, { nullable: true, description: 'The order. Defaults to POPULAR.' })
  sort?: ToolSort | null;
}
