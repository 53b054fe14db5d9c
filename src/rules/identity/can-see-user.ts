import type { Types } from 'mongoose';
import { UserStatus, type User } from '../../models/identity/index.js';
import type { Context } from '../../loaders/context.js';

/**
 * May the viewer know that this person exists? Not when the account is suspended or deleted, nor when either has
 * blocked the other. A private profile is still seen; its posts and lists are not (`canSeeContentOf`).
 */
export async function canSeeUser(ctx: Context, user: User): Promise<boolean> {
  if (user.status !== UserStatus.ACTIVE || user.deletedAt) return false;
  return !(await isBlockedEitherWay(ctx, user._id));
}

/** True when the viewer and this person are parted by a block, whoever set it. Batched per request. */
export async function isBlockedEitherWay(ctx: Context, user: Types.ObjectId): Promise<boolean> {
  if (!ctx.viewer || ctx.viewer.id.equals(user)) return false;
  const { blocked, blockedBy } = await ctx.loaders.viewerBlocks.load(user);
  return blocked || blockedBy;
}
