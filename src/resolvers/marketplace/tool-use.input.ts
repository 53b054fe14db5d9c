import { GraphQLJSON } from 'graphql-scalars';
import { Field, InputType } from 'type-graphql';
import type { Types } from 'mongoose';
import { ClientIdField, FlagField, IdField, IntField, TextField } from '../../schema/input.js';

/** Stars a tool. */
@InputType({ description: 'Stars a tool, or takes the star away.' })
export class StarToolInput {
  @IdField('Tool', { description: 'The tool.' })
  toolId: Types.ObjectId;

  @FlagField({ description: 'Whether the viewer stars the tool.' })
  starred: boolean;
}

/** Downloads a tool. */
@InputType({ description: 'Downloads a version of a tool.' })
export class DownloadToolInput {
  @IdField('Tool', { description: 'The tool.' })
  toolId: Types.ObjectId;

  @TextField({ description: 'The version number. Defaults to the current version.', nullable: true, max: 64 })
  version?: string | null;
}

/** A run of a tool. */
@InputType({ description: 'A run of a tool by the viewer.' })
export class RecordToolUseInput {
  @IdField('Tool', { description: 'The tool.' })
  toolId: Types.ObjectId;

  @TextField({ description: 'The version number. Defaults to the current version.', nullable: true, max: 64 })
  version?: string | null;

  @TextField({ description: 'The action of the tool.', max: 100 })
  action: string;

  @FlagField({ description: 'Whether the run succeeded.' })
  success: boolean;

  @IntField({ description: 'The duration in milliseconds.', nullable: true, min: 0, max: 86_400_000 })
  durationMs?: number | null;

  @TextField({ description: 'The error message.', nullable: true, max: 1_000 })
  error?: string | null;

  @TextField({ description: 'The error message, under its older name.', nullable: true, max: 1_000 })
  errorMessage?: string | null;

  @Field(() => GraphQLJSON, {
    nullable: true,
    description: 'The input of the tool, up to 16 KB. Secrets are removed.',
  })
  input?: unknown;

  @Field(() => GraphQLJSON, { nullable: true, description: 'The input of the tool, under its older name.' })
  arguments?: unknown;

  @Field(() => GraphQLJSON, {
    nullable: true,
    description: 'The output of the tool, up to 16 KB. Secrets are removed.',
  })
  output?: unknown;

  @Field(() => GraphQLJSON, {
    nullable: true,
    description: 'More about the run, up to 16 KB. Secrets are removed.',
  })
  metadata?: unknown;

  @IntField({ description: 'The HTTP status that the tool met.', nullable: true, min: 100, max: 599 })
  statusCode?: number | null;

  @IntField({ description: 'The size of the output in bytes.', nullable: true, min: 0, max: 2_147_483_647 })
  outputSize?: number | null;

  @IdField('Agent', { description: 'The agent that ran the tool.', nullable: true })
  agentId?: Types.ObjectId | null;

  @IdField('ChatSession', { description: 'The chat in which the tool ran.', nullable: true })
  chatSessionId?: Types.ObjectId | null;

  @ClientIdField()
  clientId?: string | null;
}
