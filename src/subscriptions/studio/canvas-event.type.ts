import { createUnionType, Field, ID, ObjectType } from 'type-graphql';
import { User } from '../../models/identity/index.js';
import { CanvasFile, CanvasGeneration, CanvasProject, CanvasRole } from '../../models/studio/index.js';

/** A change with its cursor. */
@ObjectType({ simpleResolvers: true })
abstract class CanvasChangeBase {
  @Field(() => String, { description: 'The cursor of this change. Pass it as `after` to resume.' })
  cursor: string;
}

/** A file has a new version or is back. */
@ObjectType({ simpleResolvers: true, description: 'A file was created, changed or restored.' })
export class CanvasFileChanged extends CanvasChangeBase {
  @Field(() => CanvasFile, { nullable: true, description: 'The file as it is now. Null if it is gone.' })
  file: CanvasFile | null;

  @Field(() => User, {
    nullable: true,
    description: 'The user who changed it. Null if not visible to the viewer.',
  })
  by: User | null;
}

/** A file is gone. */
@ObjectType({ simpleResolvers: true, description: 'A file was deleted.' })
export class CanvasFileDeleted extends CanvasChangeBase {
  @Field(() => ID, { description: 'The id of the file.' })
  fileId: string;

  @Field(() => User, {
    nullable: true,
    description: 'The user who deleted it. Null if not visible to the viewer.',
  })
  by: User | null;
}

/** A generation started or finished. */
@ObjectType({ simpleResolvers: true, description: 'A generation of files started or finished.' })
export class CanvasGenerationChanged extends CanvasChangeBase {
  @Field(() => CanvasGeneration, { nullable: true, description: 'The generation as it is now.' })
  generation: CanvasGeneration | null;
}

/** Name, settings or status changed. */
@ObjectType({
  simpleResolvers: true,
  description: 'The name, the settings or the status of the project changed.',
})
export class CanvasProjectChanged extends CanvasChangeBase {
  @Field(() => CanvasProject, {
    nullable: true,
    description: 'The project as it is now. Null if it is not visible.',
  })
  project: CanvasProject | null;
}

/** A collaborator joined, left or got another role. */
@ObjectType({ simpleResolvers: true, description: 'A collaborator joined, left or got another role.' })
export class CanvasCollaboratorChanged extends CanvasChangeBase {
  @Field(() => User, { nullable: true, description: 'The collaborator. Null if not visible to the viewer.' })
  user: User | null;

  @Field(() => CanvasRole, {
    nullable: true,
    description: 'The role. Null if the collaborator left or was removed.',
  })
  role: CanvasRole | null;
}

/** The cursor is of no use. */
@ObjectType({
  simpleResolvers: true,
  description: 'The cursor is invalid or too old. Fetch the project again and resume from `cursor`.',
})
export class CanvasResync extends CanvasChangeBase {}

/** All that is told about a project. */
export const CanvasEventUnion = createUnionType({
  name: 'CanvasEvent',
  description: 'One change of a canvas project.',
  types: () =>
    [
      CanvasFileChanged,
      CanvasFileDeleted,
      CanvasGenerationChanged,
      CanvasProjectChanged,
      CanvasCollaboratorChanged,
      CanvasResync,
    ] as const,
});
