import type { User } from '../../models/identity/index.js';
import type { Context } from '../../loaders/context.js';
import { isSelf } from '../identity/index.js';
import { canSeeContentOf } from './can-see-content-of.js';

/** Somebody's presence as the viewer may see it. */
export interface SeenPresence {
  online: boolean;
  lastSeenAt: Date | null;
}

/**
 * May the viewer know whether this person is connected, and when they last were? Signed-in people may, of whoever shows
 * activity (`showActivity`) and whose posts they may see: so a private profile tells its accepted followers alone, and a
 * block hides both ways.
 */
export async function canSeePresence(ctx: Context, user: User): Promise<boolean> {
  if (!ctx.viewer) return false;
  if (isSelf(ctx, user)) return true;
  return user.privacy.showActivity && (await canSeeContentOf(ctx, user));
}

/** The presence of a person, or null where the viewer may not know. */
export async function seenPresence(ctx: Context, user: User): Promise<SeenPresence | null> {
  if (!(await canSeePresence(ctx, user))) return null;
  const { online, at } = await ctx.loaders.presence.load(user._id);
  return { online, lastSeenAt: at ?? user.lastActiveAt ?? null };
}
