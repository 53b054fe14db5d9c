import type { Types } from 'mongoose';
import { UserStatus, type User } from '../../models/identity/index.js';
import { after, type Soon } from '../../lib/soon.js';
import type { Context } from '../../loaders/context.js';

/**
 * May the viewer know that this person exists? Not when the account is suspended or deleted, nor when either has
 * blocked the other. A private profile is still seen; its posts and lists are not (`canSeeContentOf`).
 */
export function canSeeUser(ctx: Context, user: User): Soon<boolean> {
  if (user.status !== UserStatus.ACTIVE || user.deletedAt) return false;
  return after(isBlockedEitherWay(ctx, user._id), (parted) => !parted);
}

/** True when the viewer and this person are parted by a block, whoever set it. Batched per request. */
export function isBlockedEitherWay(ctx: Context, user: Types.ObjectId): Soon<boolean> {
  if (!ctx.viewer || ctx.viewer.id.equals(user)) return false;
  return after(ctx.loaders.viewerBlocks.get(user), ({ blocked, blockedBy }) => blocked || blockedBy);
}
