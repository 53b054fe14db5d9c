import type { Context } from '../../loaders/context.js';
import { typed } from '../../loaders/factories.js';
import type { Follow } from '../../models/social/index.js';
import type { FollowRequest } from './follow-request.type.js';

/** A follow that does not hold yet, as those see it who may answer it; null when nobody is there to follow. */
export async function toFollowRequest(ctx: Context, follow: Follow): Promise<FollowRequest | null> {
  const user = await ctx.loaders.user.load(follow.follower);
  return user && typed('FollowRequest', { _id: follow._id, user, requestedAt: follow.createdAt });
}
