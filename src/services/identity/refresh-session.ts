import { isOurs, parseRefreshToken } from '../../auth/refresh-tokens.js';
import { isLive, loadSession, type LoadedSession, type SessionOwner } from '../../auth/sessions.js';
import { transact } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { SecurityEvent, SessionEnd, UserSessionModel } from '../../models/identity/index.js';
import { refuse } from '../../schema/errors.js';
import { endSessionsIn } from './end-sessions.js';
import { recordSecurity } from './security-log.js';
import { sessionLifeMs, tokensOf, type SignedIn } from './start-session.js';

/** How long the previous token is still accepted and answered with the current one, for two tabs or a lost answer. */
export const GRACE_MS = 10_000;

type LiveSession = LoadedSession & { owner: SessionOwner };

const ended = () => refuse.unauthenticated('This session has ended. Sign in again.');

/**
 * Exchanges a refresh token for the next one and a new access token. The previous token gets the identical next one
 * within ten seconds, so that parallel refreshes agree. An older or later reuse means that the token was stolen: the
 * whole session ends, including the newest token.
 * @throws UNAUTHENTICATED
 */
export async function refreshSession(ctx: Context, token: string): Promise<SignedIn> {
  const claims = parseRefreshToken(token);
  await ctx.limits.consume('refresh', claims?.session ?? null);
  if (!claims) throw refuse.unauthenticated('This is not a refresh token.');
  let session = await loadSession(claims.session);
  // A forged token must not affect a session, whatever its number.
  if (!session || !isOurs(session, claims) || !isLive(session)) throw ended();
  if (claims.generation === session.generation) {
    if (await rotate(ctx, session)) return tokensOf(next(session), session.owner.role, ctx.request);
    // Another request was faster: another tab, or one that ended the session.
    session = await loadSession(claims.session);
    if (!isLive(session)) throw ended();
  }
  if (claims.generation === session.generation - 1 && age(session) <= GRACE_MS)
    return tokensOf(session, session.owner.role, ctx.request);
  await endReused(ctx, session);
  throw ended();
}

/**
 * Moves to the next generation, unless another request did or the session has ended. All times are the database's.
 */
async function rotate(ctx: Context, session: LiveSession): Promise<boolean> {
  const { _id, generation } = session;
  const { modifiedCount } = await UserSessionModel.collection.updateOne(
    { _id, generation, revokedAt: null },
    [
      {
        $set: {
          generation: generation + 1,
          rotatedAt: '$$NOW',
          lastActiveAt: '$$NOW',
          expiresAt: { $add: ['$$NOW', sessionLifeMs()] },
          ip: { $literal: ctx.request.ip },
        },
      },
    ],
    { writeConcern: { w: 'majority' } },
  );
  return modifiedCount === 1;
}

const next = (session: LiveSession): LiveSession => ({ ...session, generation: session.generation + 1 });

const age = (session: LoadedSession): number =>
  session.rotatedAt ? session.now.getTime() - session.rotatedAt.getTime() : Infinity;

/** Ends a session whose token was reused, once for any number of reuses. */
async function endReused(ctx: Context, { _id, user }: LoadedSession): Promise<void> {
  await transact(ctx, async (tx) => {
    const sessions = await endSessionsIn(tx, user, SessionEnd.TOKEN_REUSED, { _id });
    if (sessions.length === 0) return;
    await recordSecurity({ user, event: SecurityEvent.TOKEN_REUSED, session: _id }, ctx.request, tx.session);
  });
}
