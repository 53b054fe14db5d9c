import type { Types } from 'mongoose';
import { FollowStatus, type Follow } from '../../models/social/index.js';
import { after, together, type Soon } from '../../lib/soon.js';
import type { Context } from '../../loaders/context.js';

/** True when the viewer follows this person (and was accepted, where that is asked). */
export function viewerFollows(ctx: Context, user: Types.ObjectId): Soon<boolean> {
  return ctx.viewer !== null && after(ctx.loaders.viewerFollow.get(user), isActive);
}

/** True when this person follows the viewer. */
export function followsViewer(ctx: Context, user: Types.ObjectId): Soon<boolean> {
  return ctx.viewer !== null && after(ctx.loaders.viewerFollower.get(user), isActive);
}

/** True when the viewer and this person follow each other. */
export function areFriends(ctx: Context, user: Types.ObjectId): Soon<boolean> {
  return after(
    together([viewerFollows(ctx, user), followsViewer(ctx, user)]),
    ([there, back]) => there && back,
  );
}

function isActive(follow: Follow | null): boolean {
  return follow?.status === FollowStatus.ACTIVE;
}
