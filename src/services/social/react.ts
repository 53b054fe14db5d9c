import type { Types } from 'mongoose';
import { transact, type Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { LikeModel, type PublicLikeTarget, type Reaction } from '../../models/social/index.js';
import { actorOf, type Actor } from './actor.js';
import { reactableTarget, type ReactionTarget } from './visible.js';

/** The input of `react`. */
export interface ReactInput {
  target: ReactionTarget;
  reaction: Reaction;
}

/** Reacts in a transaction. Imports may give the original time. */
export async function reactIn(
  tx: Tx,
  actor: Actor,
  { target, reaction }: ReactInput,
  { at = tx.at }: { at?: Date } = {},
): Promise<void> {
  const { author } = await reactableTarget(actor, target, 'targetId');
  await setReaction(tx, actor, { type: target.type, id: target.id, author }, reaction, at);
}

/** Reacts, or changes the viewer's reaction. Idempotent: a repetition emits no event. */
export async function react(ctx: Context, { target, reaction }: ReactInput): Promise<void> {
  const actor = actorOf(ctx);
  const { author } = await reactableTarget(actor, target, 'targetId');
  const facts = { type: target.type, id: target.id, author };
  await transact(ctx, (tx) => setReaction(tx, actor, facts, reaction, tx.at));
}

interface Target {
  type: PublicLikeTarget;
  id: Types.ObjectId;
  author: Types.ObjectId;
}

async function setReaction(
  tx: Tx,
  actor: Actor,
  target: Target,
  reaction: Reaction,
  at: Date,
): Promise<void> {
  const user = actor.viewer.id;
  const before = await LikeModel.collection.findOneAndUpdate(
    { user, target: target.id },
    { $set: { reaction, updatedAt: at }, $setOnInsert: { targetType: target.type, createdAt: at } },
    { session: tx.session, upsert: true, returnDocument: 'before', projection: { reaction: 1 } },
  );
  const facts = { user, targetType: target.type, target: target.id, targetAuthor: target.author };
  if (!before) tx.emit('reaction.added', { ...facts, reaction, ...(at < tx.at ? { at } : {}) }, user);
  else if (before['reaction'] !== reaction) {
    tx.emit('reaction.changed', { ...facts, from: before['reaction'] as Reaction, to: reaction }, user);
  }
}
