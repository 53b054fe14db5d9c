import type { Types } from 'mongoose';
import type { Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import {
  CanvasProjectModel,
  CanvasRole,
  CanvasStatus,
  roleIn,
  type CanvasProject,
} from '../../models/studio/index.js';
import { canEditCanvas, canSeeCanvas } from '../../rules/studio/index.js';
import { refuse } from '../../schema/errors.js';
import type { Actor } from '../social/index.js';

/** What an operation needs: to change files, or to be the owner. */
export type Need = 'edit' | 'own';

/**
 * The project in this transaction, for a user with the required role.
 * @throws NOT_FOUND for one that the actor may not see, FORBIDDEN, CONFLICT for an archived one
 */
export async function canvasFor(
  tx: Pick<Tx, 'session'>,
  actor: Actor,
  id: Types.ObjectId,
  need: Need,
  { archived = false, field = 'projectId' }: { archived?: boolean; field?: string } = {},
): Promise<CanvasProject> {
  const project = await CanvasProjectModel.findById(id).session(tx.session).lean<CanvasProject>();
  if (!project || !(await canSeeCanvas(actor, project))) throw refuse.notFound('The project', field);
  if (need === 'own' && roleIn(project, actor.viewer.id) !== CanvasRole.OWNER)
    throw refuse.forbidden('This is not allowed; only the owner of the project may do it.', field);
  if (!canEditCanvas(project, actor.viewer.id))
    throw refuse.forbidden(
      'The project cannot be changed; only its owner and its editors may change it.',
      field,
    );
  if (!archived && project.status === CanvasStatus.ARCHIVED)
    throw refuse.conflict('The project is archived; only active projects can be changed.', field);
  return project;
}

/**
 * The id of the project of a file or generation that the actor may see.
 * @throws NOT_FOUND
 */
export async function projectOf(
  ctx: Context,
  thing: { project: Types.ObjectId } | null,
  what: string,
  field: string,
): Promise<CanvasProject> {
  const project = thing && (await ctx.loaders.canvasProject.load(thing.project));
  if (!project || !(await canSeeCanvas(ctx, project))) throw refuse.notFound(what, field);
  return project;
}
