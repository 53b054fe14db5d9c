import type { Types } from 'mongoose';
import { transact } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { Role } from '../../models/identity/index.js';
import { Audience, PostModel, PostStatus } from '../../models/social/index.js';
import { refuse } from '../../schema/errors.js';
import { actorOf, type Actor } from './actor.js';
import { visiblePost } from './visible.js';

/** The post. */
export interface FeaturePostInput {
  postId: Types.ObjectId;
}

/** Features a public post for all users. Idempotent. Admins only. */
export async function featurePost(ctx: Context, { postId }: FeaturePostInput): Promise<void> {
  const actor = adminOf(ctx);
  const { author } = await visiblePost(ctx, postId, 'postId');
  await transact(ctx, async (tx) => {
    const open = { _id: postId, status: PostStatus.PUBLISHED, deletedAt: null, audience: Audience.PUBLIC };
    // In the query, so that a post that is already featured keeps its position.
    const { modifiedCount } = await PostModel.collection.updateOne(
      { ...open, isFeatured: { $ne: true } },
      { $set: { isFeatured: true, featuredAt: tx.at } },
      { session: tx.session },
    );
    if (modifiedCount === 1) return tx.emit('post.featured', { post: postId, author }, actor.viewer.id);
    if (!(await PostModel.collection.findOne(open, { session: tx.session, projection: { _id: 1 } })))
      throw refuse.conflict('Only public posts can be featured.', 'postId');
  });
}

/** Ends featuring a post. Idempotent. Admins only. */
export async function unfeaturePost(ctx: Context, { postId }: FeaturePostInput): Promise<void> {
  const actor = adminOf(ctx);
  // Also for a post that is no longer visible, because it must leave the list.
  const post = await ctx.loaders.post.load(postId);
  if (!post || post.deletedAt) throw refuse.notFound('The post', 'postId');
  await transact(ctx, async (tx) => {
    const { modifiedCount } = await PostModel.collection.updateOne(
      { _id: postId, isFeatured: true },
      { $set: { isFeatured: false, featuredAt: null } },
      { session: tx.session },
    );
    if (modifiedCount === 1)
      tx.emit('post.unfeatured', { post: postId, author: post.author }, actor.viewer.id);
  });
}

function adminOf(ctx: Context): Actor {
  const actor = actorOf(ctx);
  if (actor.viewer.role !== Role.ADMIN) throw refuse.forbidden('Only admins may feature posts.');
  return actor;
}
