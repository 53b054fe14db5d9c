import type { Types } from 'mongoose';
import { isModerator, requireViewer, type Viewer } from '../../auth/viewer.js';
import type { Context } from '../../loaders/context.js';
import type { Tool } from '../../models/marketplace/index.js';
import { canSeeTool, isToolAuthor } from '../../rules/marketplace/index.js';
import { refuse } from '../../schema/errors.js';

/** A tool that the viewer may see. @throws NOT_FOUND */
export async function visibleTool(ctx: Context, id: Types.ObjectId, field = 'toolId'): Promise<Tool> {
  const tool = await ctx.loaders.tool.load(id);
  if (!tool || !canSeeTool(ctx, tool)) throw refuse.notFound('The tool', field);
  return tool;
}

/** A tool of the viewer. @throws NOT_FOUND, or FORBIDDEN for another user's */
export async function ownTool(ctx: Context, id: Types.ObjectId): Promise<{ tool: Tool; viewer: Viewer }> {
  const viewer = requireViewer(ctx);
  const tool = await visibleTool(ctx, id);
  if (!isToolAuthor(ctx, tool)) throw refuse.forbidden('Only the author may change a tool.', 'toolId');
  return { tool, viewer };
}

/** A tool that the viewer wrote or moderates. @throws NOT_FOUND, or FORBIDDEN */
export async function keptTool(ctx: Context, id: Types.ObjectId): Promise<Tool> {
  requireViewer(ctx);
  const tool = await visibleTool(ctx, id);
  if (!isToolAuthor(ctx, tool) && !isModerator(ctx))
    throw refuse.forbidden('Only the author and moderators may do this.', 'toolId');
  return tool;
}
