import type { Types } from 'mongoose';
import { transact, type Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { FollowModel, FollowStatus } from '../../models/social/index.js';
import { refuse } from '../../schema/errors.js';
import { actorOf, type Actor } from './actor.js';
import { visibleUser } from './visible.js';

/** The input of `unfollow`. */
export interface UnfollowInput {
  userId: Types.ObjectId;
}

/** Ends a follow, or withdraws a request, in a transaction. Returns whether there was one. */
export async function unfollowIn(tx: Tx, actor: Actor, { userId }: UnfollowInput): Promise<boolean> {
  return endFollow(tx, { follower: actor.viewer.id, following: userId }, actor.viewer.id);
}

/** Ends a follow, or withdraws a request. Idempotent. */
export async function unfollow(ctx: Context, input: UnfollowInput): Promise<void> {
  const actor = actorOf(ctx);
  if (input.userId.equals(actor.viewer.id)) throw refuse.badInput('You cannot follow yourself.', 'userId');
  const ended = await transact(ctx, (tx) => unfollowIn(tx, actor, input));
  if (!ended) await visibleUser(ctx, input.userId, 'userId');
}

/** Removes one follow, and emits an event if it was active. Also used by a block, in both directions. */
export async function endFollow(
  tx: Tx,
  tie: { follower: Types.ObjectId; following: Types.ObjectId },
  actor: Types.ObjectId,
): Promise<boolean> {
  const row = await FollowModel.collection.findOneAndDelete(tie, {
    session: tx.session,
    projection: { status: 1 },
  });
  if (row?.['status'] === FollowStatus.ACTIVE) tx.emit('follow.ended', tie, actor);
  else if (row) tx.emit('follow.request-ended', tie, actor);
  return row !== null;
}
