import type { Types } from 'mongoose';
import type { Tx } from '../../events/transact.js';
import { UserSessionModel, type SessionEnd } from '../../models/identity/index.js';

/** More devices than anybody signs in on before the oldest sessions expire. */
const MOST_SESSIONS = 10_000;

/**
 * Ends those sessions of a person that are alive, in a transaction, and tells the sockets. From the commit on no token
 * of theirs is good. Returns their ids.
 */
export async function endSessionsIn(
  tx: Tx,
  user: Types.ObjectId,
  endedBy: SessionEnd,
  which: { _id?: Types.ObjectId | { $ne: Types.ObjectId } } = {},
): Promise<Types.ObjectId[]> {
  const alive = { ...which, user, revokedAt: null, expiresAt: { $gt: tx.at } };
  // In one answer: a second one (getMore) is not to be had in a transaction with a deadline.
  const rows = await UserSessionModel.find(alive, { _id: 1 })
    .batchSize(MOST_SESSIONS)
    .session(tx.session)
    .lean();
  if (rows.length === 0) return [];
  const sessions = rows.map((row) => row._id);
  const ended = { $set: { revokedAt: tx.at, endedBy } };
  await UserSessionModel.updateMany({ _id: { $in: sessions } }, ended, { session: tx.session });
  tx.emit('session.ended', { user, sessions }, user);
  return sessions;
}
