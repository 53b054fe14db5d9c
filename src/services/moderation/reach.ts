import type { Types } from 'mongoose';
import type { Tx } from '../../events/transact.js';
import {
  ModerationActionModel,
  ModerationActionType,
  type ModerationAction,
} from '../../models/moderation/index.js';
import { UserModel } from '../../models/identity/index.js';

/** The stored end of a sanction without end. */
const NEVER = new Date('9999-01-01T00:00:00Z');

/**
 * Stores on the account how long its user is banned and muted, from all valid decisions, so that the check needs no
 * query. Called in the transaction of every decision and reversal.
 */
export async function noteSanctions(tx: Tx, user: Types.ObjectId): Promise<void> {
  const rows = await ModerationActionModel.find({
    subject: user,
    action: { $in: [ModerationActionType.BAN, ModerationActionType.MUTE] },
    liftedAt: null,
    $or: [{ expiresAt: null }, { expiresAt: { $gt: tx.at } }],
  })
    .session(tx.session)
    .lean<ModerationAction[]>();
  const until = (action: ModerationActionType): Date | null => {
    const ends = rows
      .filter((row) => row.action === action && !row.group)
      .map(({ expiresAt }) => expiresAt ?? NEVER);
    return ends.length > 0 ? new Date(Math.max(...ends.map(Number))) : null;
  };
  await UserModel.collection.updateOne(
    { _id: user },
    { $set: { bannedUntil: until(ModerationActionType.BAN), mutedUntil: until(ModerationActionType.MUTE) } },
    { session: tx.session },
  );
}
