import type { Types } from 'mongoose';
import { after, type Soon } from '../../lib/soon.js';
import type { Context } from '../../loaders/context.js';
import { CanvasRole, CanvasStatus, roleIn, type CanvasProject } from '../../models/studio/index.js';
import { canSeeUser } from '../identity/index.js';

/** Whether the viewer may read a project: as a collaborator, or everyone where it is public and the owner may be seen. */
export function canSeeCanvas(ctx: Context, project: CanvasProject): Soon<boolean> {
  if (project.status === CanvasStatus.DELETED) return false;
  if (roleIn(project, ctx.viewer?.id)) return true;
  if (!project.settings.isPublic) return false;
  return after(ctx.loaders.user.get(project.owner), (owner) => (owner ? canSeeUser(ctx, owner) : false));
}

/** Whether a user may change the files of a project. */
export const canEditCanvas = (project: CanvasProject, user: Types.ObjectId): boolean => {
  const role = roleIn(project, user);
  return role === CanvasRole.OWNER || role === CanvasRole.EDITOR;
};

/** The project, if the viewer may read it. */
export async function visibleCanvas(ctx: Context, id: Types.ObjectId): Promise<CanvasProject | null> {
  const project = await ctx.loaders.canvasProject.load(id);
  return project && (await canSeeCanvas(ctx, project)) ? project : null;
}
