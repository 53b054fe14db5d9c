import type { Types } from 'mongoose';
import { insertOnce } from '../../events/insert-once.js';
import { transact, type Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { BlockModel, CloseFriendModel, FollowModel } from '../../models/social/index.js';
import { refuse } from '../../schema/errors.js';
import { actorOf, type Actor } from './actor.js';
import { endFollow } from './unfollow.js';
import { blockableUser } from './visible.js';

/** The input of `block`. */
export interface BlockInput {
  userId: Types.ObjectId;
}

/** Blocks a user in a transaction. */
export async function blockIn(tx: Tx, actor: Actor, { userId: blocked }: BlockInput): Promise<void> {
  const blocker = actor.viewer.id;
  const isNew = await insertOnce(BlockModel, { blocker, blocked }, { createdAt: tx.at }, tx);
  // Ends every follow, also one that was started concurrently with an earlier block.
  await endFollow(tx, { follower: blocker, following: blocked }, blocker);
  await endFollow(tx, { follower: blocked, following: blocker }, blocker);
  const closeEitherWay = [
    { user: blocker, friend: blocked },
    { user: blocked, friend: blocker },
  ];
  await CloseFriendModel.collection.deleteMany({ $or: closeEitherWay }, { session: tx.session });
  if (isNew) tx.emit('user.blocked', { blocker, blocked }, blocker);
}

/** Blocks a user: neither sees anything of the other, and follows end in both directions. */
export async function block(ctx: Context, input: BlockInput): Promise<void> {
  const actor = actorOf(ctx);
  if (input.userId.equals(actor.viewer.id)) throw refuse.badInput('You cannot block yourself.', 'userId');
  await blockableUser(ctx, input.userId, 'userId');
  await transact(ctx, (tx) => blockIn(tx, actor, input));
  // A concurrent follow may not have seen this block; the later commit repairs it.
  const ties = { $in: [actor.viewer.id, input.userId] };
  if (await FollowModel.exists({ follower: ties, following: ties }))
    await transact(ctx, (tx) => blockIn(tx, actor, input));
}
