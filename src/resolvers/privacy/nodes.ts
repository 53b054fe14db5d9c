import { ownOnly } from '../identity/nodes.js';
import type { NodeRows } from '../node-types.js';

/** The types of this domain that `node(id)` fetches. */
export const privacyNodes: NodeRows = {
  DataExport: async (ctx, id) => ownOnly(ctx, await ctx.loaders.dataExport.load(id)),
};
