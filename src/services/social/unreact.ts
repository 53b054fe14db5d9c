import { transact, type Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { LikeModel, type Reaction } from '../../models/social/index.js';
import { actorOf, type Actor } from './actor.js';
import { reactableTarget, reactionTargetAuthor, type ReactionTarget } from './visible.js';

/** The input of `unreact`. */
export interface UnreactInput {
  target: ReactionTarget;
}

/** Removes the viewer's reaction in a transaction. Returns whether there was one. */
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

/** Removes the viewer's reaction, also from a target that is no longer visible. Idempotent. */
export async function unreact(ctx: Context, input: UnreactInput): Promise<void> {
  const actor = actorOf(ctx);
  const removed = await transact(ctx, (tx) => unreactIn(tx, actor, input));
  // A viewer without a reaction must learn nothing about hidden targets.
  if (!removed) await reactableTarget(ctx, input.target, 'targetId');
}
