import { transact, type Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { BlockModel } from '../../models/social/index.js';
import { refuse } from '../../schema/errors.js';
import { actorOf, type Actor } from './actor.js';
import type { BlockInput } from './block.js';
import { blockableUser } from './visible.js';

/** Ends the viewer's block in a transaction. A block by the other user stays. */
export async function unblockIn(tx: Tx, actor: Actor, { userId: blocked }: BlockInput): Promise<void> {
  const blocker = actor.viewer.id;
  const { deletedCount } = await BlockModel.collection.deleteOne(
    { blocker, blocked },
    { session: tx.session },
  );
  if (deletedCount === 1) tx.emit('user.unblocked', { blocker, blocked }, blocker);
}

/** Ends the viewer's block. Follows that it ended are not restored. */
export async function unblock(ctx: Context, input: BlockInput): Promise<void> {
  const actor = actorOf(ctx);
  if (input.userId.equals(actor.viewer.id)) throw refuse.badInput('You cannot block yourself.', 'userId');
  await blockableUser(ctx, input.userId, 'userId');
  await transact(ctx, (tx) => unblockIn(tx, actor, input));
}
