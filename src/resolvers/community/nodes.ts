import { canSeeCase, canSeeReport } from '../../rules/community/index.js';
import type { NodeRows } from '../node-types.js';

/** What `node(id)` can fetch of this domain. */
export const communityNodes: NodeRows = {
  Report: async (ctx, id) => {
    const report = await ctx.loaders.report.load(id);
    return report && canSeeReport(ctx, report) ? report : null;
  },
  ModerationCase: async (ctx, id) => {
    const found = await ctx.loaders.moderationCase.load(id);
    return found && canSeeCase(ctx, found) ? found : null;
  },
};
