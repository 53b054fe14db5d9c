import { refuse } from '../schema/errors.js';
import { isLive, loadSession } from './sessions.js';
import { verifyAccessToken } from './tokens.js';
import type { Viewer } from './viewer.js';

/**
 * Who shows this access token: the token has to be good, and its session alive. Asked with every request, so signing
 * out, a changed password or a suspension holds at once and not when the token ends. Costs one command; the role is
 * the account's present one, not the token's.
 * @throws UNAUTHENTICATED
 */
export async function authenticate(token: string): Promise<Viewer> {
  const { user, session, expiresAt } = await verifyAccessToken(token);
  return stillSignedIn({ id: user, sessionId: session, tokenExpiresAt: expiresAt });
}

/**
 * The same for somebody whose token was looked at before: a socket's next operation. The session has to be alive still,
 * and the role is the present one.
 * @throws UNAUTHENTICATED
 */
export async function stillSignedIn({
  id,
  sessionId,
  tokenExpiresAt,
}: Omit<Viewer, 'role'>): Promise<Viewer> {
  const session = await loadSession(sessionId);
  if (!isLive(session) || !session.user.equals(id))
    throw refuse.unauthenticated('This session has ended. Sign in again.');
  return { id, sessionId, role: session.owner.role, tokenExpiresAt };
}
