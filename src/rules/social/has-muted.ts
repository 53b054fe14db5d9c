import type { Types } from 'mongoose';
import { after, type Soon } from '../../lib/soon.js';
import type { Context } from '../../loaders/context.js';

/**
 * Whether the viewer has muted this user. Hides their posts and comments in feeds, trends, search, threads and
 * notifications; they stay available by profile or id. Batched per request.
 */
export function hasMuted(ctx: Context, user: Types.ObjectId): Soon<boolean> {
  return ctx.viewer !== null && after(ctx.loaders.viewerMute.get(user), (mute) => mute !== null);
}
