import type { Types } from 'mongoose';
import { insertOnce } from '../../events/insert-once.js';
import { transact } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { MuteModel } from '../../models/social/index.js';
import { refuse } from '../../schema/errors.js';
import { actorOf } from './actor.js';
import { visibleUser } from './visible.js';

/** The other user. */
export interface MuteInput {
  userId: Types.ObjectId;
}

/** Mutes a user. Idempotent; no one is notified. */
export async function mute(ctx: Context, { userId: muted }: MuteInput): Promise<void> {
  const muter = actorOf(ctx).viewer.id;
  if (muted.equals(muter)) throw refuse.badInput('You cannot mute yourself.', 'userId');
  await visibleUser(ctx, muted, 'userId');
  await transact(ctx, (tx) => insertOnce(MuteModel, { muter, muted }, { createdAt: tx.at }, tx));
}

/** Ends a mute. Idempotent. */
export async function unmute(ctx: Context, { userId: muted }: MuteInput): Promise<void> {
  const muter = actorOf(ctx).viewer.id;
  if (muted.equals(muter)) throw refuse.badInput('You cannot mute yourself.', 'userId');
  const { deletedCount } = await MuteModel.collection.deleteOne({ muter, muted });
  if (deletedCount === 0) await visibleUser(ctx, muted, 'userId');
}
