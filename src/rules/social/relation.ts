import type { Types } from 'mongoose';
import { FollowStatus, type Follow } from '../../models/social/index.js';
import { after, together, type Soon } from '../../lib/soon.js';
import type { Context } from '../../loaders/context.js';

/** Whether the viewer follows this user (accepted, if the profile requires it). */
export function viewerFollows(ctx: Context, user: Types.ObjectId): Soon<boolean> {
  return ctx.viewer !== null && after(ctx.loaders.viewerFollow.get(user), isActive);
}

/** Whether this user follows the viewer. */
export function followsViewer(ctx: Context, user: Types.ObjectId): Soon<boolean> {
  return ctx.viewer !== null && after(ctx.loaders.viewerFollower.get(user), isActive);
}

/** Whether the viewer and this user follow each other. */
export function areFriends(ctx: Context, user: Types.ObjectId): Soon<boolean> {
  return after(
    together([viewerFollows(ctx, user), followsViewer(ctx, user)]),
    ([there, back]) => there && back,
  );
}

function isActive(follow: Follow | null): boolean {
  return follow?.status === FollowStatus.ACTIVE;
}
