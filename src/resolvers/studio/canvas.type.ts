import { Field, Int, ObjectType } from 'type-graphql';
import {
  CanvasFile,
  CanvasFileVersion,
  CanvasGeneration,
  CanvasProject,
  CanvasTemplate,
} from '../../models/studio/index.js';
import { connection } from '../../schema/connection.js';
import { payload } from '../../schema/payload.js';

/** A page of projects. */
export const CanvasProjectConnection = connection('CanvasProject', () => CanvasProject);
/** A page of versions. */
export const CanvasFileVersionConnection = connection('CanvasFileVersion', () => CanvasFileVersion);
/** A page of generations. */
export const CanvasGenerationConnection = connection('CanvasGeneration', () => CanvasGeneration);

/** A built-in template. */
@ObjectType({ description: 'A built-in template of canvas projects.', simpleResolvers: true })
export class CanvasTemplateInfo {
  @Field(() => CanvasTemplate, { description: 'The key, to be passed as `template`.' })
  key: CanvasTemplate;

  @Field(() => String, { description: 'The name of the template.' })
  name: string;

  @Field(() => String, { description: 'A summary of the content.' })
  description: string;

  @Field(() => String, { description: 'The suggested category.' })
  category: string;

  @Field(() => Int, { description: 'Number of files.' })
  files: number;
}

/** The answer of an operation on a project. */
@ObjectType({ description: 'The answer of a mutation on a canvas project.' })
export class CanvasProjectPayload extends payload(
  'project',
  () => CanvasProject,
  'The project. Null on refusal.',
) {}

/** The answer of an operation on a file. */
@ObjectType({ description: 'The answer of a mutation on a canvas file.' })
export class CanvasFilePayload extends payload('file', () => CanvasFile, 'The file. Null on refusal.') {}

/** The answer of an operation on a generation. */
@ObjectType({ description: 'The answer of a mutation on a canvas generation.' })
export class CanvasGenerationPayload extends payload(
  'generation',
  () => CanvasGeneration,
  'The generation. Null on refusal.',
) {}
