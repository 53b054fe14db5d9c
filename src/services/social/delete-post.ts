import type { Types } from 'mongoose';
import { isModerator } from '../../auth/viewer.js';
import { transact, type Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { PostModel, PostStatus, type Post } from '../../models/social/index.js';
import { hasCaseToTakeAway } from '../../rules/moderation/index.js';
import { canSeePost } from '../../rules/social/index.js';
import { refuse } from '../../schema/errors.js';
import { actorOf, type Actor } from './actor.js';
import { detachMedia } from './post-media.js';
import { UNPUBLISHED } from './publish-post.js';
import { removeRepost } from './repost.js';

/** The input of `deletePost`. */
export interface DeletePostInput {
  postId: Types.ObjectId;
}

/** Deletes a post (soft delete), as its author or a moderator. */
export async function deletePost(ctx: Context, { postId }: DeletePostInput): Promise<void> {
  const actor = actorOf(ctx);
  const post = await deletable(actor, postId);
  await transact(ctx, (tx) => removePost(tx, actor, post));
}

async function deletable(actor: Actor, id: Types.ObjectId): Promise<Post> {
  const post = await actor.loaders.post.load(id);
  const own = post?.author.equals(actor.viewer.id) ?? false;
  // Moderators may delete a reported post even if only followers see it, but never an unpublished one.
  const reachable = post && !post.deletedAt && (own || !UNPUBLISHED.includes(post.status));
  if (!reachable || !((await canSeePost(actor, post)) || (await hasCaseToTakeAway(actor, id))))
    throw refuse.notFound('The post', 'postId');
  if (!own && !isModerator(actor)) throw refuse.forbidden('Only the author may delete a post.', 'postId');
  return post;
}

async function removePost(tx: Tx, actor: Actor, { _id: id, repostOf }: Post): Promise<void> {
  if (repostOf) return void (await removeRepost(tx, { _id: id }));
  const post = (await PostModel.collection.findOneAndUpdate(
    { _id: id, deletedAt: null },
    { $set: { deletedAt: tx.at, updatedAt: tx.at } },
    {
      session: tx.session,
      projection: { author: 1, category: 1, tags: 1, status: 1, media: 1, quoteOf: 1, audience: 1 },
    },
  )) as Pick<Post, 'author' | 'category' | 'tags' | 'status' | 'media' | 'quoteOf' | 'audience'> | null;
  // Another request has deleted it since it was loaded: nothing to do.
  if (!post) return;
  await detachMedia(tx, id, post.media);
  if (post.status !== PostStatus.PUBLISHED) return;
  const { author, category, tags, quoteOf, audience } = post;
  const facts = { post: id, author, category, tags, audience };
  tx.emit('post.deleted', { ...facts, ...(quoteOf ? { quoteOf } : {}) }, actor.viewer.id);
}
