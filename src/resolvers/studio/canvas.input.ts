import type { Types } from 'mongoose';
import { InputType } from 'type-graphql';
import { CanvasRole, CanvasStatus, LARGEST_FILE, MOST_COLLABORATORS } from '../../models/studio/index.js';
import {
  ChoiceField,
  ClientIdField,
  FlagField,
  IdField,
  IntField,
  TextField,
  TextListField,
} from '../../schema/input.js';

/** Settings of a project. */
@InputType({ description: 'The settings of a canvas project. What is left out stays as it is.' })
export class CanvasSettingsInput {
  @FlagField({ description: 'Whether everyone may read the project.', nullable: true })
  isPublic?: boolean | null;

  @FlagField({ description: 'Whether comments are allowed.', nullable: true })
  allowComments?: boolean | null;

  @IntField({
    description: 'Maximum number of collaborators, including the owner.',
    min: 1,
    max: MOST_COLLABORATORS,
    nullable: true,
  })
  maxCollaborators?: number | null;

  @TextField({ description: 'Name of the color theme.', max: 50, nullable: true })
  theme?: string | null;

  @FlagField({ description: 'Whether generated pages adapt to small screens.', nullable: true })
  responsive?: boolean | null;

  @FlagField({ description: 'Whether generated pages use animations.', nullable: true })
  animations?: boolean | null;
}

/** A new project. */
@InputType({ description: 'The input of `createCanvasProject`.' })
export class CreateCanvasProjectInput {
  @TextField({ description: 'The name of the agent.', max: 200 })
  name: string;

  @TextField({ description: 'The description in full.', max: 500, nullable: true })
  description?: string | null;

  @TextField({
    description: 'A key of `canvasTemplates`, or free text for an empty project. Defaults to BLANK.',
    max: 100,
    nullable: true,
  })
  template?: string | null;

  @TextField({ description: 'The category. Defaults to General.', max: 50, nullable: true })
  category?: string | null;

  @TextListField({ description: 'The tags of the post.', max: 50, most: 20, nullable: true })
  tags?: string[] | null;

  @ChoiceField(() => CanvasSettingsInput, { description: 'The settings of the project.', nullable: true })
  settings?: CanvasSettingsInput | null;

  @IdField('ChatSession', {
    description: 'The chat of the viewer that the project belongs to.',
    nullable: true,
  })
  chatSessionId?: Types.ObjectId | null;

  @ClientIdField()
  clientId?: string | null;
}

/** Changes of a project. */
@InputType({ description: 'The input of `updateCanvasProject`. What is left out stays as it is.' })
export class UpdateCanvasProjectInput {
  @IdField('CanvasProject', { description: 'The project.' })
  projectId: Types.ObjectId;

  @TextField({ description: 'The name of the agent.', max: 200, min: 1, nullable: true })
  name?: string | null;

  @TextField({ description: 'The description; an empty text removes it.', max: 500, nullable: true })
  description?: string | null;

  @TextField({ description: 'The category.', max: 50, min: 1, nullable: true })
  category?: string | null;

  @TextListField({ description: 'The tags of the post.', max: 50, most: 20, nullable: true })
  tags?: string[] | null;

  @ChoiceField(() => CanvasStatus, { description: 'ACTIVE or ARCHIVED.', nullable: true })
  status?: CanvasStatus | null;

  @ChoiceField(() => CanvasSettingsInput, { description: 'The settings to change.', nullable: true })
  settings?: CanvasSettingsInput | null;
}

/** One project. */
@InputType({ description: 'The input of an operation on a canvas project.' })
export class CanvasProjectInput {
  @IdField('CanvasProject', { description: 'The project.' })
  projectId: Types.ObjectId;
}

/** A role for a user. */
@InputType({ description: 'The input of `shareCanvas`.' })
export class ShareCanvasInput extends CanvasProjectInput {
  @IdField('User', { description: 'The user who gets the role.' })
  userId: Types.ObjectId;

  @ChoiceField(() => CanvasRole, { description: 'EDITOR or VIEWER.' })
  role: CanvasRole;
}

/** A collaborator of a project. */
@InputType({ description: 'The input of an operation on a collaborator of a canvas project.' })
export class CanvasCollaboratorInput extends CanvasProjectInput {
  @IdField('User', { description: 'The collaborator.' })
  userId: Types.ObjectId;
}

/** A file's new content. */
@InputType({ description: 'The input of `writeCanvasFile`.' })
export class WriteCanvasFileInput extends CanvasProjectInput {
  @TextField({ description: 'The path, such as `src/index.html`.', max: 500, trim: false })
  path: string;

  @TextField({
    description: `The content: text of up to ${LARGEST_FILE} bytes in UTF-8, or a data URI for image files.`,
    min: 0,
    max: LARGEST_FILE,
    trim: false,
  })
  content: string;

  @IntField({
    description: 'The version that the change started from. Null for a new file.',
    min: 0,
    max: 2 ** 31 - 1,
    nullable: true,
  })
  baseVersion?: number | null;

  @TextField({
    description: 'The SHA-256 of the content in hexadecimal, with or without `sha256:`. Checked if given.',
    max: 80,
    nullable: true,
  })
  checksum?: string | null;
}

/** One file. */
@InputType({ description: 'The input of `deleteCanvasFile`.' })
export class DeleteCanvasFileInput {
  @IdField('CanvasFile', { description: 'The attached file itself.' })
  fileId: Types.ObjectId;
}

/** What is restored. */
@InputType({ description: 'The input of `restoreCanvasFile`.' })
export class RestoreCanvasFileInput extends DeleteCanvasFileInput {
  @IntField({
    description:
      'The version whose content becomes a new version. Null brings a deleted file back as it was.',
    min: 1,
    max: 2 ** 31 - 1,
    nullable: true,
  })
  version?: number | null;
}

/** What shall be generated. */
@InputType({ description: 'The input of `generateCanvas`.' })
export class GenerateCanvasInput extends CanvasProjectInput {
  @TextField({ description: 'The description of the files to generate or to change.', max: 4000 })
  prompt: string;

  @ClientIdField()
  clientId?: string | null;
}

/** One generation. */
@InputType({ description: 'The input of `cancelCanvasGeneration`.' })
export class CancelCanvasGenerationInput {
  @IdField('CanvasGeneration', { description: 'The generation.' })
  generationId: Types.ObjectId;
}
