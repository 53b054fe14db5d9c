import { canSeeUser } from '../../rules/identity/index.js';
import type { NodeRows } from '../node-types.js';

/** What `node(id)` can fetch of this domain. */
export const identityNodes: NodeRows = {
  User: async (ctx, id) => {
    const user = await ctx.loaders.user.load(id);
    return user && (await canSeeUser(ctx, user)) ? user : null;
  },
};
