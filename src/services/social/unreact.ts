import { transact, type Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { LikeModel, type Reaction } from '../../models/social/index.js';
import { actorOf, type Actor } from './actor.js';
import { reactionTargetAuthor, visibleTarget, type ReactionTarget } from './visible.js';

/** What `unreact` takes. */
export interface UnreactInput {
  target: ReactionTarget;
}

/** Takes one's reaction back inside of a transaction; tells whether there was one. */
export async function unreactIn(tx: Tx, actor: Actor, { target }: UnreactInput): Promise<boolean> {
  const user = actor.viewer.id;
  const row = await LikeModel.collection.findOneAndDelete(
    { user, target: target.id, targetType: target.type },
    { session: tx.session, projection: { reaction: 1 } },
  );
  if (!row) return false;
  const targetAuthor = await reactionTargetAuthor(actor, target);
  const facts = { user, targetType: target.type, target: target.id, targetAuthor };
  tx.emit('reaction.removed', { ...facts, reaction: row['reaction'] as Reaction }, user);
  return true;
}

/** Takes one's reaction back, also from what one may no longer see; without one, nothing happens. */
export async function unreact(ctx: Context, input: UnreactInput): Promise<void> {
  const actor = actorOf(ctx);
  const removed = await transact(ctx, (tx) => unreactIn(tx, actor, input));
  // Who never reacted learns nothing about hidden things.
  if (!removed) await visibleTarget[input.target.type](ctx, input.target.id, 'targetId');
}
