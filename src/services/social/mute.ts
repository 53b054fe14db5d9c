import type { Types } from 'mongoose';
import { insertOnce } from '../../events/insert-once.js';
import { transact } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { MuteModel } from '../../models/social/index.js';
import { refuse } from '../../schema/errors.js';
import { actorOf } from './actor.js';
import { visibleUser } from './visible.js';

/** Whom it is about. */
export interface MuteInput {
  userId: Types.ObjectId;
}

/** Hears no more of a person; the same again changes nothing, and nobody is told. */
export async function mute(ctx: Context, { userId: muted }: MuteInput): Promise<void> {
  const muter = actorOf(ctx).viewer.id;
  if (muted.equals(muter)) throw refuse.badInput('Nobody mutes themselves.', 'userId');
  await visibleUser(ctx, muted, 'userId');
  await transact(ctx, (tx) => insertOnce(MuteModel, { muter, muted }, { createdAt: tx.at }, tx));
}

/** Hears of a person again; without a mute nothing happens. */
export async function unmute(ctx: Context, { userId: muted }: MuteInput): Promise<void> {
  const muter = actorOf(ctx).viewer.id;
  if (muted.equals(muter)) throw refuse.badInput('Nobody mutes themselves.', 'userId');
  const { deletedCount } = await MuteModel.collection.deleteOne({ muter, muted });
  if (deletedCount === 0) await visibleUser(ctx, muted, 'userId');
}
