import type { Types } from 'mongoose';
import { transact, type Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { SaveModel } from '../../models/social/index.js';
import { actorOf, type Actor } from './actor.js';
import { visiblePost } from './visible.js';

/** The input of `unsavePost`. */
export interface UnsavePostInput {
  postId: Types.ObjectId;
}

/** Removes a saved post in a transaction. Returns whether it was saved. */
export async function unsavePostIn(
  tx: Tx,
  actor: Actor,
  { postId: post }: UnsavePostInput,
): Promise<boolean> {
  const user = actor.viewer.id;
  const { deletedCount } = await SaveModel.collection.deleteOne({ user, post }, { session: tx.session });
  if (deletedCount === 1) tx.emit('post.unsaved', { post, user }, user);
  return deletedCount === 1;
}

/** Removes a saved post, also one that is no longer visible. */
export async function unsavePost(ctx: Context, input: UnsavePostInput): Promise<void> {
  const actor = actorOf(ctx);
  const removed = await transact(ctx, (tx) => unsavePostIn(tx, actor, input));
  if (!removed) await visiblePost(ctx, input.postId, 'postId');
}
