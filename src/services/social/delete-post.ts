import type { Types } from 'mongoose';
import { transact, type Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { PostModel, PostStatus, type Post } from '../../models/social/index.js';
import { refuse } from '../../schema/errors.js';
import { actorOf, isModerator, type Actor } from './actor.js';
import { detachMedia } from './post-media.js';
import { UNPUBLISHED } from './publish-post.js';
import { removeRepost } from './repost.js';
import { visiblePost } from './visible.js';

/** What `deletePost` takes. */
export interface DeletePostInput {
  postId: Types.ObjectId;
}

/** Deletes a post, softly: its author, or whoever moderates. */
export async function deletePost(ctx: Context, { postId }: DeletePostInput): Promise<void> {
  const actor = actorOf(ctx);
  const post = await deletable(actor, postId);
  await transact(ctx, (tx) => removePost(tx, actor, post));
}

async function deletable(actor: Actor, id: Types.ObjectId): Promise<Post> {
  if (isModerator(actor)) {
    // Who moderates takes away what only followers see, too.
    const post = await actor.loaders.post.load(id);
    const hidden = post && UNPUBLISHED.includes(post.status) && !post.author.equals(actor.viewer.id);
    if (!post || post.deletedAt || hidden) throw refuse.notFound('The post', 'postId');
    return post;
  }
  const post = await visiblePost(actor, id, 'postId');
  if (!post.author.equals(actor.viewer.id))
    throw refuse.forbidden('Only its author deletes a post.', 'postId');
  return post;
}

async function removePost(tx: Tx, actor: Actor, { _id: id, repostOf }: Post): Promise<void> {
  if (repostOf) return void (await removeRepost(tx, { _id: id }));
  const post = (await PostModel.collection.findOneAndUpdate(
    { _id: id, deletedAt: null },
    { $set: { deletedAt: tx.at, updatedAt: tx.at } },
    { session: tx.session, projection: { author: 1, category: 1, tags: 1, status: 1, media: 1, quoteOf: 1 } },
  )) as Pick<Post, 'author' | 'category' | 'tags' | 'status' | 'media' | 'quoteOf'> | null;
  // Deleted by another request since it was looked up: done, and told already.
  if (!post) return;
  await detachMedia(tx, id, post.media);
  if (post.status !== PostStatus.PUBLISHED) return;
  const { author, category, tags, quoteOf } = post;
  const facts = { post: id, author, category, tags };
  tx.emit('post.deleted', { ...facts, ...(quoteOf ? { quoteOf } : {}) }, actor.viewer.id);
}
