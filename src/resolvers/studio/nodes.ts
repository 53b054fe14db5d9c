import { canSeeCanvas, visibleCanvas, visibleExperiment } from '../../rules/studio/index.js';
import type { Context } from '../../loaders/context.js';
import type { NodeRows } from '../node-types.js';

/** A part of a project, if the viewer may see the project. */
async function partOf<T extends { project: Parameters<typeof visibleCanvas>[1] }>(
  ctx: Context,
  part: T | null,
): Promise<T | null> {
  const project = part && (await ctx.loaders.canvasProject.load(part.project));
  return project && (await canSeeCanvas(ctx, project)) ? part : null;
}

/** What `node(id)` can fetch of this domain. */
export const studioNodes: NodeRows = {
  CanvasProject: visibleCanvas,
  CanvasFile: async (ctx, id) => {
    const file = await partOf(ctx, await ctx.loaders.canvasFile.load(id));
    return file && !file.deletedAt ? file : null;
  },
  Experiment: visibleExperiment,
  AIGeneration: async (ctx, id) => {
    const generation = await ctx.loaders.aiGeneration.load(id);
    return generation && ctx.viewer?.id.equals(generation.user) ? generation : null;
  },
  CanvasGeneration: async (ctx, id) => partOf(ctx, await ctx.loaders.canvasGeneration.load(id)),
};
