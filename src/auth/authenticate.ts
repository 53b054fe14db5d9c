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
  const claims = await verifyAccessToken(token);
  const session = await loadSession(claims.session);
  if (!isLive(session) || !session.user.equals(claims.user))
    throw refuse.unauthenticated('This session has ended. Sign in again.');
  return {
    id: claims.user,
    sessionId: claims.session,
    role: session.owner.role,
    tokenExpiresAt: claims.expiresAt,
  };
}
