import { canSeeReview, canSeeTool, canSeeVersion } from '../../rules/marketplace/index.js';
import type { NodeRows } from '../node-types.js';

/** What `node(id)` fetches of this domain. */
export const marketplaceNodes: NodeRows = {
  Tool: async (ctx, id) => {
    const tool = await ctx.loaders.tool.load(id);
    return tool && canSeeTool(ctx, tool) ? tool : null;
  },
  ToolVersion: async (ctx, id) => {
    const version = await ctx.loaders.toolVersion.load(id);
    const tool = version && (await ctx.loaders.tool.load(version.tool));
    return tool && canSeeVersion(ctx, tool, version) ? version : null;
  },
  ToolReview: async (ctx, id) => {
    const review = await ctx.loaders.toolReview.load(id);
    return review && (await canSeeReview(ctx, review)) ? review : null;
  },
};
