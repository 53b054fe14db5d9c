import type { Types } from 'mongoose';
import { FollowStatus, type Follow } from '../../models/social/index.js';
import type { Context } from '../../loaders/context.js';

/** True when the viewer follows this person (and was accepted, where that is asked). */
export async function viewerFollows(ctx: Context, user: Types.ObjectId): Promise<boolean> {
  return ctx.viewer !== null && isActive(await ctx.loaders.viewerFollow.load(user));
}

/** True when this person follows the viewer. */
export async function followsViewer(ctx: Context, user: Types.ObjectId): Promise<boolean> {
  return ctx.viewer !== null && isActive(await ctx.loaders.viewerFollower.load(user));
}

/** True when the viewer and this person follow each other. */
export async function areFriends(ctx: Context, user: Types.ObjectId): Promise<boolean> {
  const [there, back] = await Promise.all([viewerFollows(ctx, user), followsViewer(ctx, user)]);
  return there && back;
}

function isActive(follow: Follow | null): boolean {
  return follow?.status === FollowStatus.ACTIVE;
}
