import { refuse } from '../schema/errors.js';
import { authenticateKey, isApiKey, stillHoldsKey } from './api-keys.js';
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
 * The viewer of an access token, which must be valid and whose session must be active. Checked with every request, so
 * a sign-out, a new password or a suspension takes effect immediately. Costs one command; the role is the account's
 * current one, not the token's.
 * @throws UNAUTHENTICATED
 */
export async function authenticate(token: string): Promise<Viewer> {
  if (isApiKey(token)) return (await authenticateKey(token)).viewer;
  return stillSignedIn(await shownBy(token));
}

/** The same with the current account, in the same command. For one request only; not to be cached. */
export async function authenticateWithAccount(token: string): Promise<{ viewer: Viewer; account: User }> {
  if (isApiKey(token)) return authenticateKey(token);
  const shown = await shownBy(token);
  const session = alive(shown, await loadSessionAndAccount(shown.sessionId));
  return { viewer: { ...shown, ...standingOf(session.owner) }, account: session.owner };
}

/** The viewer's permissions and sanctions, as the account has them now. */
const standingOf = ({ role, permissions = [], bannedUntil, mutedUntil }: SessionOwner): Standing => ({
  role,
  permissions,
  ...(bannedUntil ? { bannedUntil } : {}),
  ...(mutedUntil ? { mutedUntil } : {}),
});

type Standing = Pick<Viewer, 'role' | 'permissions' | 'bannedUntil' | 'mutedUntil'>;
type Shown = Omit<Viewer, keyof Standing>;

async function shownBy(token: string): Promise<Shown> {
  const { user, session, expiresAt } = await verifyAccessToken(token);
  return { id: user, sessionId: session, tokenExpiresAt: expiresAt };
}

/**
 * The same for a token that was verified earlier: a socket's next operation. The session must still be active, and
 * the role is the current one.
 * @throws UNAUTHENTICATED
 */
export async function stillSignedIn({ id, sessionId, tokenExpiresAt, apiKey }: Shown): Promise<Viewer> {
  if (apiKey) return stillHoldsKey(apiKey.id);
  const shown = { id, sessionId, tokenExpiresAt };
  const session = alive(shown, await loadSession(sessionId));
  return { ...shown, ...standingOf(session.owner) };
}

function alive<Owner extends SessionOwner>(
  { id }: Shown,
  session: LoadedSession<Owner> | null,
): LoadedSession<Owner> & { owner: Owner } {
  if (!isLive(session) || !session.user.equals(id))
    throw refuse.unauthenticated('This session has ended. Sign in again.');
  return session;
}
