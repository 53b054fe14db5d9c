import type { Types } from 'mongoose';
import type { Tx } from '../../events/transact.js';
import { UserSessionModel, type SessionEnd } from '../../models/identity/index.js';

/** More devices than a user can sign in on before the oldest sessions expire. */
const MOST_SESSIONS = 10_000;

/**
 * Ends a user's matching active sessions, in a transaction, and notifies the sockets. After the commit their tokens
 * are invalid. Returns their ids.
 */
export async function endSessionsIn(
  tx: Tx,
  user: Types.ObjectId,
  endedBy: SessionEnd,
  which: { _id?: Types.ObjectId | { $ne: Types.ObjectId } } = {},
): Promise<Types.ObjectId[]> {
  const alive = { ...which, user, revokedAt: null, expiresAt: { $gt: tx.at } };
  // In one answer, because a getMore is not allowed in a transaction with a deadline.
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
