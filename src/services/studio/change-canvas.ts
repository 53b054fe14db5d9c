import type { Types } from 'mongoose';
import { transact, type Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import {
  CanvasGenerationModel,
  CanvasProjectModel,
  CanvasRole,
  CanvasStatus,
  UNFINISHED,
  type CanvasGeneration,
} from '../../models/studio/index.js';
import { refuse } from '../../schema/errors.js';
import { actorOf } from '../social/index.js';
import { canvasFor } from './canvas-access.js';
import { givenSettings, uniqueTags, type CreateCanvasInput } from './create-canvas.js';
import { cancelCanvasGenerationIn } from './finish-canvas-generation.js';

/** What `updateCanvasProject` takes. What is left out stays as it is. */
export interface UpdateCanvasInput extends Partial<
  Pick<CreateCanvasInput, 'description' | 'category' | 'tags' | 'settings'>
> {
  projectId: Types.ObjectId;
  name?: string | null;
  status?: CanvasStatus | null;
}

/**
 * Changes name, settings or status of a project. Owner only.
 * @throws CONFLICT for fewer collaborators than there are
 */
export async function updateCanvas(ctx: Context, input: UpdateCanvasInput): Promise<void> {
  const actor = actorOf(ctx);
  if (input.status === CanvasStatus.DELETED)
    throw refuse.badInput('This is not a status to set; ACTIVE and ARCHIVED are allowed.', 'status');
  await transact(ctx, async (tx) => {
    const { _id, collaborators } = await canvasFor(tx, actor, input.projectId, 'own', { archived: true });
    const settings = givenSettings(input.settings);
    if (settings.maxCollaborators !== undefined && settings.maxCollaborators < collaborators.length)
      throw refuse.conflict(
        `The project has ${collaborators.length} collaborators; the maximum cannot be lower.`,
        'settings.maxCollaborators',
      );
    const { name, description, category, tags, status } = input;
    const $set = {
      ...(name == null ? {} : { name }),
      ...(description ? { description } : {}),
      ...(category == null ? {} : { category }),
      ...(tags == null ? {} : { tags: uniqueTags(tags) }),
      ...(status == null ? {} : { status }),
      ...Object.fromEntries(Object.entries(settings).map(([key, value]) => [`settings.${key}`, value])),
      updatedAt: tx.at,
    };
    const $unset = description === '' ? { $unset: { description: '' } } : {};
    await CanvasProjectModel.collection.updateOne({ _id }, { $set, ...$unset } as never, {
      session: tx.session,
    });
    tx.emit('canvas.changed', { project: _id, by: actor.viewer.id }, actor.viewer.id);
  });
}

/** Deletes a project: its generations are cancelled and refunded, its shares end. Owner only. */
export async function deleteCanvas(ctx: Context, projectId: Types.ObjectId): Promise<void> {
  const actor = actorOf(ctx);
  await transact(ctx, async (tx) => {
    const { _id } = await canvasFor(tx, actor, projectId, 'own', { archived: true });
    await removeCanvas(tx, _id, actor.viewer.id);
  });
}

/** Marks a project deleted, in a transaction. */
export async function removeCanvas(tx: Tx, _id: Types.ObjectId, by: Types.ObjectId): Promise<void> {
  const running = await CanvasGenerationModel.find({ project: _id, status: { $in: [...UNFINISHED] } })
    .session(tx.session)
    .lean<CanvasGeneration[]>();
  for (const generation of running) await cancelCanvasGenerationIn(tx, generation, by);
  await CanvasProjectModel.collection.updateOne(
    { _id },
    {
      $set: { status: CanvasStatus.DELETED, updatedAt: tx.at },
      $pull: { collaborators: { role: { $ne: CanvasRole.OWNER } } },
    } as never,
    { session: tx.session },
  );
  tx.emit('canvas.deleted', { project: _id, by }, by);
}
