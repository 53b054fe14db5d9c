import type { Types } from 'mongoose';
import { requireViewer } from '../../auth/viewer.js';
import { transact, type Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { SecurityEvent, SessionEnd } from '../../models/identity/index.js';
import { refuse } from '../../schema/errors.js';
import { endSessionsIn } from './end-sessions.js';
import { recordSecurity } from './security-log.js';

/**
 * Signs out one of the viewer's devices.
 * @throws NOT_FOUND for a session that has ended, does not exist, or belongs to another user
 */
export async function revokeSession(ctx: Context, session: Types.ObjectId): Promise<void> {
  const { id: user } = requireViewer(ctx);
  await transact(ctx, async (tx) => {
    const ended = await endSessionsIn(tx, user, SessionEnd.REVOKED, { _id: session });
    if (ended.length === 0) throw refuse.notFound('The session', 'sessionId');
    await logEach(tx, ctx, user, ended);
  });
}

/** Signs out all other devices of the viewer. Returns their number. */
export async function revokeOtherSessions(ctx: Context): Promise<number> {
  const { id: user, sessionId } = requireViewer(ctx);
  return transact(ctx, async (tx) => {
    const ended = await endSessionsIn(tx, user, SessionEnd.REVOKED, { _id: { $ne: sessionId } });
    await logEach(tx, ctx, user, ended);
    return ended.length;
  });
}

async function logEach(
  tx: Tx,
  ctx: Context,
  user: Types.ObjectId,
  sessions: Types.ObjectId[],
): Promise<void> {
  for (const session of sessions)
    await recordSecurity({ user, event: SecurityEvent.SESSION_REVOKED, session }, ctx.request, tx.session);
}
