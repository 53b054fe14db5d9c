import { refuse } from '../schema/errors.js';
import type { User } from '../models/identity/index.js';
import {
  isLive,
  loadSession,
  loadSessionAndAccount,
  type LoadedSession,
  type SessionOwner,
} from './sessions.js';
import { verifyAccessToken } from './tokens.js';
import type { Viewer } from './viewer.js';

/**
 * Who shows this access token: the token has to be good, and its session alive. Asked with every request, so signing
 * out, a changed password or a suspension holds at once and not when the token ends. Costs one command; the role is
 * the account's present one, not the token's.
 * @throws UNAUTHENTICATED
 */
export async function authenticate(token: string): Promise<Viewer> {
  return stillSignedIn(await shownBy(token));
}

/** The same with the account, as it is at this moment, in the same command: for one request, not to be kept. */
export async function authenticateWithAccount(token: string): Promise<{ viewer: Viewer; account: User }> {
  const shown = await shownBy(token);
  const session = alive(shown, await loadSessionAndAccount(shown.sessionId));
  return { viewer: { ...shown, role: session.owner.role }, account: session.owner };
}

type Shown = Omit<Viewer, 'role'>;

async function shownBy(token: string): Promise<Shown> {
  const { user, session, expiresAt } = await verifyAccessToken(token);
  return { id: user, sessionId: session, tokenExpiresAt: expiresAt };
}

/**
 * The same for somebody whose token was looked at before: a socket's next operation. The session has to be alive still,
 * and the role is the present one.
 * @throws UNAUTHENTICATED
 */
export async function stillSignedIn({ id, sessionId, tokenExpiresAt }: Shown): Promise<Viewer> {
  const shown = { id, sessionId, tokenExpiresAt };
  const session = alive(shown, await loadSession(sessionId));
  return { ...shown, role: session.owner.role };
}

function alive<Owner extends SessionOwner>(
  { id }: Shown,
  session: LoadedSession<Owner> | null,
): LoadedSession<Owner> & { owner: Owner } {
  if (!isLive(session) || !session.user.equals(id))
    throw refuse.unauthenticated('This session has ended. Sign in again.');
  return session;
}
