import type { Types } from 'mongoose';
import { insertOnce } from '../../events/insert-once.js';
import { transact, type Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { ProfileVisibility, type User } from '../../models/identity/index.js';
import { FollowModel, FollowStatus } from '../../models/social/index.js';
import { refuse } from '../../schema/errors.js';
import { actorOf, type Actor } from './actor.js';
import type { OriginalTime } from './create-post.js';
import { endFollow } from './unfollow.js';
import { areParted, visibleUser } from './visible.js';

/** The input of `follow`. */
export interface FollowInput {
  userId: Types.ObjectId;
}

/** Follows a user in a transaction. */
export async function followIn(
  tx: Tx,
  actor: Actor,
  { userId }: FollowInput,
  { at = tx.at }: OriginalTime = {},
): Promise<void> {
  await insertFollow(tx, actor, await followable(actor, userId), at);
}

/** Follows a user, or requests it if the profile is not public. Idempotent. */
export async function follow(ctx: Context, { userId }: FollowInput): Promise<void> {
  const actor = actorOf(ctx);
  const user = await followable(actor, userId);
  await transact(ctx, (tx) => insertFollow(tx, actor, user, tx.at));
  // A concurrent block may not have seen this follow; the later commit repairs it.
  if (await areParted(actor.viewer.id, userId)) {
    await transact(ctx, (tx) =>
      endFollow(tx, { follower: actor.viewer.id, following: userId }, actor.viewer.id),
    );
    throw refuse.notFound('The user', 'userId');
  }
}

async function followable(actor: Actor, userId: Types.ObjectId): Promise<User> {
  if (userId.equals(actor.viewer.id)) throw refuse.badInput('You cannot follow yourself.', 'userId');
  return visibleUser(actor, userId, 'userId');
}

async function insertFollow(tx: Tx, actor: Actor, user: User, at: Date): Promise<void> {
  const follower = actor.viewer.id;
  const following = user._id;
  const open = user.privacy.profileVisibility === ProfileVisibility.PUBLIC;
  const status = open ? FollowStatus.ACTIVE : FollowStatus.REQUESTED;
  const row = { status, large: user.largeAudience, createdAt: at, updatedAt: at };
  let changed = await insertOnce(FollowModel, { follower, following }, row, tx);
  // A request from the time of a private profile becomes an active follow.
  if (!changed && open) {
    const waiting = { follower, following, status: FollowStatus.REQUESTED };
    const written = await FollowModel.collection.updateOne(waiting, { $set: row }, { session: tx.session });
    changed = written.modifiedCount === 1;
    if (changed) tx.emit('follow.request-ended', { follower, following }, follower);
  }
  if (!changed) return;
  if (open) tx.emit('follow.started', { follower, following, accepted: false }, follower);
  else tx.emit('follow.requested', { follower, following }, follower);
}
