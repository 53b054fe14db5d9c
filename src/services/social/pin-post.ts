import type { Types } from 'mongoose';
import { transact } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { UserModel } from '../../models/identity/index.js';
import { refuse } from '../../schema/errors.js';
import { actorOf } from './actor.js';
import { publishedPost, visiblePost } from './visible.js';

/** The input of `pinPost` and `unpinPost`. */
export interface PinPostInput {
  postId: Types.ObjectId;
}

/** Pins the viewer's own published post to the profile, instead of the previous one. */
export async function pinPost(ctx: Context, { postId }: PinPostInput): Promise<void> {
  const { viewer } = actorOf(ctx);
  const post = await visiblePost(ctx, postId, 'postId');
  if (!post.author.equals(viewer.id)) throw refuse.forbidden('Only your own posts can be pinned.', 'postId');
  await publishedPost(ctx, postId, 'postId');
  await transact(ctx, async ({ session }) => {
    await UserModel.collection.updateOne({ _id: viewer.id }, { $set: { pinnedPost: postId } }, { session });
  });
}

/** Unpins a post. Idempotent. */
export async function unpinPost(ctx: Context, { postId }: PinPostInput): Promise<void> {
  const { viewer } = actorOf(ctx);
  await transact(ctx, async ({ session }) => {
    const pinned = { _id: viewer.id, pinnedPost: postId };
    await UserModel.collection.updateOne(pinned, { $unset: { pinnedPost: 1 } }, { session });
  });
}
