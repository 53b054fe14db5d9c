import type { Types } from 'mongoose';
import type { Context } from '../../loaders/context.js';
import { canSeeUser } from '../../rules/identity/index.js';
import type { NodeRows } from '../node-types.js';

/** The viewer's own object, else null, so that others' objects are not revealed. */
export function ownOnly<T extends { user: Types.ObjectId | null }>(ctx: Context, found: T | null): T | null {
  return found?.user && ctx.viewer?.id.equals(found.user) ? found : null;
}

/** The types of this domain that `node(id)` fetches. */
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
