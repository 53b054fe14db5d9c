import type { Types } from 'mongoose';
import { insertOnce } from '../../events/insert-once.js';
import { transact, type Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { PostShareModel, type Post } from '../../models/social/index.js';
import { actorOf, type Actor } from './actor.js';
import type { OriginalTime } from './create-post.js';
import { publishedPost } from './visible.js';

/** The input of `sharePost`. */
export interface SharePostInput {
  postId: Types.ObjectId;
}

/** Records a share in a transaction. */
export async function sharePostIn(
  tx: Tx,
  actor: Actor,
  { postId }: SharePostInput,
  { at = tx.at }: OriginalTime = {},
): Promise<void> {
  await insertShare(tx, actor, await publishedPost(actor, postId, 'postId'), at);
}

/** Records that the viewer has shared a post. Each user counts once. */
export async function sharePost(ctx: Context, { postId }: SharePostInput): Promise<void> {
  const actor = actorOf(ctx);
  const post = await publishedPost(actor, postId, 'postId');
  await transact(ctx, (tx) => insertShare(tx, actor, post, tx.at));
}

async function insertShare(tx: Tx, actor: Actor, { _id: post, author }: Post, at: Date): Promise<void> {
  const user = actor.viewer.id;
  if (await insertOnce(PostShareModel, { user, post }, { createdAt: at }, tx))
    tx.emit('post.shared', { post, author, user }, user);
}
