import type { Types } from 'mongoose';
import { insertOnce } from '../../events/insert-once.js';
import { transact } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { CloseFriendModel } from '../../models/social/index.js';
import { refuse } from '../../schema/errors.js';
import { actorOf } from './actor.js';
import { visibleUser } from './visible.js';

/** Whom it is about. */
export interface CloseFriendInput {
  userId: Types.ObjectId;
}

/** Counts a person among one's close friends; the same again changes nothing. */
export async function addCloseFriend(ctx: Context, { userId: friend }: CloseFriendInput): Promise<void> {
  const user = actorOf(ctx).viewer.id;
  if (friend.equals(user)) throw refuse.badInput('Nobody is their own close friend.', 'userId');
  await visibleUser(ctx, friend, 'userId');
  await transact(ctx, (tx) => insertOnce(CloseFriendModel, { user, friend }, { createdAt: tx.at }, tx));
}

/** Counts a person among one's close friends no more; one who is not among them stays so. */
export async function removeCloseFriend(ctx: Context, { userId: friend }: CloseFriendInput): Promise<void> {
  const user = actorOf(ctx).viewer.id;
  if (friend.equals(user)) throw refuse.badInput('Nobody is their own close friend.', 'userId');
  const { deletedCount } = await CloseFriendModel.collection.deleteOne({ user, friend });
  if (deletedCount === 0) await visibleUser(ctx, friend, 'userId');
}
