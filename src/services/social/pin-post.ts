import type { Types } from 'mongoose';
import { transact } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { UserModel } from '../../models/identity/index.js';
import { refuse } from '../../schema/errors.js';
import { actorOf } from './actor.js';
import { publishedPost, visiblePost } from './visible.js';

/** What `pinPost` and `unpinPost` take. */
export interface PinPostInput {
  postId: Types.ObjectId;
}

/** Puts one's own published post on top of one's profile, in the place of the one that was there. */
export async function pinPost(ctx: Context, { postId }: PinPostInput): Promise<void> {
  const { viewer } = actorOf(ctx);
  const post = await visiblePost(ctx, postId, 'postId');
  if (!post.author.equals(viewer.id)) throw refuse.forbidden('Only one’s own posts can be pinned.', 'postId');
  await publishedPost(ctx, postId, 'postId');
  await transact(ctx, async ({ session }) => {
    await UserModel.collection.updateOne({ _id: viewer.id }, { $set: { pinnedPost: postId } }, { session });
  });
}

/** Takes a post from the top of one's profile; where it is not there, nothing happens. */
export async function unpinPost(ctx: Context, { postId }: PinPostInput): Promise<void> {
  const { viewer } = actorOf(ctx);
  await transact(ctx, async ({ session }) => {
    const pinned = { _id: viewer.id, pinnedPost: postId };
    await UserModel.collection.updateOne(pinned, { $unset: { pinnedPost: 1 } }, { session });
  });
}
