import type { Types } from 'mongoose';
import { after, type Soon } from '../../lib/soon.js';
import type { Context } from '../../loaders/context.js';

/**
 * Has the viewer muted this person? It keeps their posts and comments out of what the viewer is shown unasked: feeds,
 * trends, search, threads, notifications. Whoever asks for them by profile or id still gets them. Batched per request.
 */
export function hasMuted(ctx: Context, user: Types.ObjectId): Soon<boolean> {
  return ctx.viewer !== null && after(ctx.loaders.viewerMute.get(user), (mute) => mute !== null);
}
