import type { Context } from '../../loaders/context.js';
import { typed } from '../../loaders/factories.js';
import type { Follow } from '../../models/social/index.js';
import type { FollowRequest } from './follow-request.type.js';

/** A pending follow for its recipient. Null if the follower is not visible. */
export async function toFollowRequest(ctx: Context, follow: Follow): Promise<FollowRequest | null> {
  const user = await ctx.loaders.user.load(follow.follower);
  return user && typed('FollowRequest', { _id: follow._id, user, requestedAt: follow.createdAt });
}
