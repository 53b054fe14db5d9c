import { requireViewer } from '../../auth/viewer.js';
import { transact } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { SecurityEvent, SessionEnd } from '../../models/identity/index.js';
import { endSessionsIn } from './end-sessions.js';
import { recordSecurity } from './security-log.js';

/** Ends the request's session: its access and refresh tokens are refused from then on. */
export async function signOut(ctx: Context): Promise<void> {
  const { id: user, sessionId: session } = requireViewer(ctx);
  await transact(ctx, async (tx) => {
    await endSessionsIn(tx, user, SessionEnd.SIGNED_OUT, { _id: session });
    await recordSecurity({ user, event: SecurityEvent.SIGNED_OUT, session }, ctx.request, tx.session);
  });
}
