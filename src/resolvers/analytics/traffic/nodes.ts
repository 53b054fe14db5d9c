import { Role } from '../../../models/identity/index.js';
import type { Context } from '../../../loaders/context.js';
import type { NodeRows } from '../../node-types.js';

const isAdmin = ({ viewer }: Context): boolean => viewer?.role === Role.ADMIN;

/** What `node(id)` fetches of raw analytics: for admins only. */
export const analyticsNodes: NodeRows = {
  Visitor: async (ctx, id) => (isAdmin(ctx) ? ctx.loaders.visitor.load(id) : null),
  VisitSession: async (ctx, id) => (isAdmin(ctx) ? ctx.loaders.visitSession.load(id) : null),
  PageView: async (ctx, id) => (isAdmin(ctx) ? ctx.loaders.pageView.load(id) : null),
  AnalyticsEvent: async (ctx, id) => (isAdmin(ctx) ? ctx.loaders.analyticsEvent.load(id) : null),
};
