import type { Types } from 'mongoose';
import type { Context } from '../../loaders/context.js';

/**
 * Has the viewer muted this person? It keeps their posts and comments out of what the viewer is shown unasked: feeds,
 * trends, search, threads, notifications. Whoever asks for them by profile or id still gets them. Batched per request.
 */
export async function hasMuted(ctx: Context, user: Types.ObjectId): Promise<boolean> {
  return ctx.viewer !== null && (await ctx.loaders.viewerMute.load(user)) !== null;
}
