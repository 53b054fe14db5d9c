import { ownOnly } from '../identity/nodes.js';
import type { NodeRows } from '../node-types.js';

/** What `node(id)` can fetch of this domain. */
export const privacyNodes: NodeRows = {
  DataExport: async (ctx, id) => ownOnly(ctx, await ctx.loaders.dataExport.load(id)),
};
