import type { Types } from 'mongoose';
import { transact } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { refuse } from '../../schema/errors.js';
import { actorOf } from './actor.js';
import { endFollow } from './unfollow.js';
import { visibleUser } from './visible.js';

/** The follower. */
export interface RemoveFollowerInput {
  userId: Types.ObjectId;
}

/** Removes a follower of the viewer, or declines a request. The other user is not notified and may follow again. */
export async function removeFollower(ctx: Context, { userId: follower }: RemoveFollowerInput): Promise<void> {
  const following = actorOf(ctx).viewer.id;
  if (follower.equals(following)) throw refuse.badInput('You cannot follow yourself.', 'userId');
  const ended = await transact(ctx, (tx) => endFollow(tx, { follower, following }, following));
  if (!ended) await visibleUser(ctx, follower, 'userId');
}
