import type { Types } from 'mongoose';
import { insertOnce } from '../../events/insert-once.js';
import { transact } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { CloseFriendModel } from '../../models/social/index.js';
import { refuse } from '../../schema/errors.js';
import { actorOf } from './actor.js';
import { visibleUser } from './visible.js';

/** The other user. */
export interface CloseFriendInput {
  userId: Types.ObjectId;
}

/** Adds a user to the viewer's close friends. Idempotent. */
export async function addCloseFriend(ctx: Context, { userId: friend }: CloseFriendInput): Promise<void> {
  const user = actorOf(ctx).viewer.id;
  if (friend.equals(user)) throw refuse.badInput('You cannot be your own close friend.', 'userId');
  await visibleUser(ctx, friend, 'userId');
  await transact(ctx, (tx) => insertOnce(CloseFriendModel, { user, friend }, { createdAt: tx.at }, tx));
}

/** Removes a user from the viewer's close friends. Idempotent. */
export async function removeCloseFriend(ctx: Context, { userId: friend }: CloseFriendInput): Promise<void> {
  const user = actorOf(ctx).viewer.id;
  if (friend.equals(user)) throw refuse.badInput('You cannot be your own close friend.', 'userId');
  const { deletedCount } = await CloseFriendModel.collection.deleteOne({ user, friend });
  if (deletedCount === 0) await visibleUser(ctx, friend, 'userId');
}
