import { canSeeAction, canSeeReport, moderatesCase } from '../../rules/moderation/index.js';
import type { NodeRows } from '../node-types.js';

/** The types of this domain that `node(id)` fetches. */
export const moderationNodes: NodeRows = {
  Report: async (ctx, id) => {
    const report = await ctx.loaders.report.load(id);
    return report && canSeeReport(ctx, report) ? report : null;
  },
  ModerationAction: async (ctx, id) => {
    const action = await ctx.loaders.moderationAction.load(id);
    return action && canSeeAction(ctx, action) ? action : null;
  },
  ModerationCase: async (ctx, id) => {
    const found = await ctx.loaders.moderationCase.load(id);
    return found && (await moderatesCase(ctx, found)) ? found : null;
  },
};
