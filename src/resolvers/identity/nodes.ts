import type { Types } from 'mongoose';
import type { Context } from '../../loaders/context.js';
import { canSeeUser } from '../../rules/identity/index.js';
import type { NodeRows } from '../node-types.js';

/** What is one's own, or null: that something is there that is somebody else's is not told. */
export function ownOnly<T extends { user: Types.ObjectId | null }>(ctx: Context, found: T | null): T | null {
  return found?.user && ctx.viewer?.id.equals(found.user) ? found : null;
}

/** What `node(id)` can fetch of this domain. */
export const identityNodes: NodeRows = {
  User: async (ctx, id) => {
    const user = await ctx.loaders.user.load(id);
    return user && (await canSeeUser(ctx, user)) ? user : null;
  },
  UserSession: async (ctx, id) => {
    const session = ownOnly(ctx, await ctx.loaders.userSession.load(id));
    return session && !session.revokedAt && session.expiresAt > new Date() ? session : null;
  },
  SecurityLogEntry: async (ctx, id) => ownOnly(ctx, await ctx.loaders.securityLogEntry.load(id)),
};
