import type { Types } from 'mongoose';
import { UserStatus, type User } from '../../models/identity/index.js';
import { after, type Soon } from '../../lib/soon.js';
import type { Context } from '../../loaders/context.js';

/**
 * Whether the viewer may know that this user exists. Not if the account is suspended or deleted, or if either has
 * blocked the other. A private profile is visible; its posts and lists are not (`canSeeContentOf`).
 */
export function canSeeUser(ctx: Context, user: User): Soon<boolean> {
  if (user.status !== UserStatus.ACTIVE || user.deletedAt) return false;
  return after(isBlockedEitherWay(ctx, user._id), (parted) => !parted);
}

/** Whether a block exists between the viewer and this user, in either direction. Batched per request. */
export function isBlockedEitherWay(ctx: Context, user: Types.ObjectId): Soon<boolean> {
  if (!ctx.viewer || ctx.viewer.id.equals(user)) return false;
  return after(ctx.loaders.viewerBlocks.get(user), ({ blocked, blockedBy }) => blocked || blockedBy);
}
