import type { User } from '../../models/identity/index.js';
import type { Context } from '../../loaders/context.js';
import { isSelf } from '../identity/index.js';
import { canSeeContentOf } from './can-see-content-of.js';

/** A user's presence as the viewer may see it. */
export interface SeenPresence {
  online: boolean;
  lastSeenAt: Date | null;
}

/**
 * Whether the viewer may see this user's presence: signed-in viewers, of users who show their activity
 * (`showActivity`) and whose posts they may see. So a private profile shows it to accepted followers only, and a
 * block hides it both ways.
 */
export async function canSeePresence(ctx: Context, user: User): Promise<boolean> {
  if (!ctx.viewer) return false;
  if (isSelf(ctx, user)) return true;
  return user.privacy.showActivity && (await canSeeContentOf(ctx, user));
}

/** The presence of a user. Null if the viewer may not see it. */
export async function seenPresence(ctx: Context, user: User): Promise<SeenPresence | null> {
  if (!(await canSeePresence(ctx, user))) return null;
  const { online, at } = await ctx.loaders.presence.load(user._id);
  return { online, lastSeenAt: at ?? user.lastActiveAt ?? null };
}
