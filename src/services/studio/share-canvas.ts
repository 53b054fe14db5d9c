import type { Types } from 'mongoose';
import { transact } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { CanvasProjectModel, CanvasRole, roleIn } from '../../models/studio/index.js';
import { canSeeUser } from '../../rules/identity/index.js';
import { refuse } from '../../schema/errors.js';
import { actorOf } from '../social/index.js';
import { canvasFor } from './canvas-access.js';

/** Whose role in which project. */
export interface ShareCanvasInput {
  projectId: Types.ObjectId;
  userId: Types.ObjectId;
  role: CanvasRole;
}

/**
 * Adds a collaborator or changes the role of one. Owner only.
 * @throws CONFLICT where the project has as many collaborators as it allows
 */
export async function shareCanvas(
  ctx: Context,
  { projectId, userId, role }: ShareCanvasInput,
): Promise<void> {
  const actor = actorOf(ctx);
  if (role === CanvasRole.OWNER)
    throw refuse.badInput(
      'A project has one owner; EDITOR and VIEWER are allowed. See transferCanvas.',
      'role',
    );
  const user = await actor.loaders.user.load(userId);
  if (!user || !(await canSeeUser(actor, user))) throw refuse.notFound('The user', 'userId');
  await transact(ctx, async (tx) => {
    const project = await canvasFor(tx, actor, projectId, 'own', { archived: true });
    const before = roleIn(project, userId);
    if (before === CanvasRole.OWNER)
      throw refuse.badInput('This user owns the project; the role of the owner cannot be changed.', 'userId');
    if (before === role) return;
    const { _id, settings } = project;
    const filter = before
      ? { _id, 'collaborators.user': userId }
      : {
          ...{ _id, 'collaborators.user': { $ne: userId } },
          // By the condition nobody is let in beyond the maximum, however many are added at once.
          [`collaborators.${settings.maxCollaborators - 1}`]: { $exists: false },
        };
    const change = before
      ? { $set: { 'collaborators.$.role': role, updatedAt: tx.at } }
      : { $push: { collaborators: { user: userId, role, joinedAt: tx.at } }, $set: { updatedAt: tx.at } };
    const { matchedCount } = await CanvasProjectModel.collection.updateOne(filter as never, change as never, {
      session: tx.session,
    });
    if (matchedCount === 0)
      throw refuse.conflict(
        `The project is full; up to ${settings.maxCollaborators} collaborators are allowed.`,
        'userId',
      );
    const by = actor.viewer.id;
    tx.emit('canvas.shared', { project: _id, user: userId, role, by, joined: !before }, by);
  });
}

/**
 * Removes a collaborator; collaborators may remove themselves.
 * @throws FORBIDDEN, CONFLICT for the owner
 */
export async function unshareCanvas(
  ctx: Context,
  { projectId, userId }: Omit<ShareCanvasInput, 'role'>,
): Promise<void> {
  const actor = actorOf(ctx);
  await transact(ctx, async (tx) => {
    const by = actor.viewer.id;
    const project = await CanvasProjectModel.findById(projectId).session(tx.session).lean();
    const own = project && roleIn(project, by);
    if (!own) throw refuse.notFound('The project', 'projectId');
    if (own !== CanvasRole.OWNER && !userId.equals(by))
      throw refuse.forbidden('Other collaborators cannot be removed; only the owner may do it.', 'userId');
    const role = roleIn(project, userId);
    if (role === CanvasRole.OWNER)
      throw refuse.conflict('The owner cannot leave the project; transfer it first.', 'userId');
    if (!role) return;
    await CanvasProjectModel.collection.updateOne(
      { _id: projectId },
      { $pull: { collaborators: { user: userId } }, $set: { updatedAt: tx.at } } as never,
      { session: tx.session },
    );
    tx.emit('canvas.unshared', { project: projectId, user: userId, by }, by);
  });
}

/**
 * Makes a collaborator the owner; the former owner becomes an editor.
 * @throws NOT_FOUND for a user who does not collaborate
 */
export async function transferCanvas(
  ctx: Context,
  { projectId, userId }: Omit<ShareCanvasInput, 'role'>,
): Promise<void> {
  const actor = actorOf(ctx);
  await transact(ctx, async (tx) => {
    const project = await canvasFor(tx, actor, projectId, 'own', { archived: true });
    const by = actor.viewer.id;
    const role = roleIn(project, userId);
    if (!role) throw refuse.notFound('The collaborator', 'userId');
    if (role === CanvasRole.OWNER) return;
    const collaborators = project.collaborators.map((one) =>
      one.user.equals(userId)
        ? { ...one, role: CanvasRole.OWNER }
        : one.user.equals(by)
          ? { ...one, role: CanvasRole.EDITOR }
          : one,
    );
    await CanvasProjectModel.collection.updateOne(
      { _id: projectId, owner: by },
      { $set: { owner: userId, collaborators, updatedAt: tx.at } } as never,
      { session: tx.session },
    );
    const changed = { project: projectId, by, joined: false };
    tx.emit('canvas.shared', { ...changed, user: userId, role: CanvasRole.OWNER }, by);
    tx.emit('canvas.shared', { ...changed, user: by, role: CanvasRole.EDITOR }, by);
  });
}
