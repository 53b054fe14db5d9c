import type { Types } from 'mongoose';
import { transact } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { refuse } from '../../schema/errors.js';
import { actorOf } from './actor.js';
import { endFollow } from './unfollow.js';
import { visibleUser } from './visible.js';

/** Whom it is about. */
export interface RemoveFollowerInput {
  userId: Types.ObjectId;
}

/** Ends somebody's follow of oneself, or a request for one; whoever it was is not told and may follow again. */
export async function removeFollower(ctx: Context, { userId: follower }: RemoveFollowerInput): Promise<void> {
  const following = actorOf(ctx).viewer.id;
  if (follower.equals(following)) throw refuse.badInput('Nobody follows themselves.', 'userId');
  const ended = await transact(ctx, (tx) => endFollow(tx, { follower, following }, following));
  if (!ended) await visibleUser(ctx, follower, 'userId');
}
