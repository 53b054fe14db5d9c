import type { Context } from '../../loaders/context.js';
import { transact } from '../../events/transact.js';
import {
  SecurityEvent,
  SessionEnd,
  type OAuthIdentity,
  type OAuthState,
} from '../../models/identity/index.js';
import { endSessionsIn } from './end-sessions.js';
import {
  claimState,
  deadState,
  findReplayed,
  proveState,
  tripOf,
  type Errand,
  type OAuthReturn,
} from './oauth-state.js';
import { adapterOf, askProvider } from './provider.js';
import { recordSecurity } from './security-log.js';

/** A double click is no attack: within this time after its use, a repeated answer is only refused. */
const GRACE_MS = 10_000;

/**
 * Exchanges the provider's answer for the identity. The code is exchanged at most once; after any failure the visit
 * is over.
 * @throws BAD_USER_INPUT naming `state` or `code`, RATE_LIMITED if the provider does not answer
 */
export async function proveOAuth(
  ctx: Context,
  errand: Errand,
  answer: OAuthReturn,
): Promise<{ way: OAuthState; identity: OAuthIdentity }> {
  adapterOf(errand.provider);
  const way = await claimState(errand, answer);
  if (!way) {
    await endReplayed(ctx, answer);
    throw deadState();
  }
  if (way.identity) return { way, identity: way.identity };
  const trip = tripOf(way.redirectUri, answer.state);
  try {
    const identity = await askProvider(errand.provider, (adapter) => adapter.identify(trip, answer));
    await proveState(way, identity);
    return { way, identity };
  } catch (error) {
    const fact = { user: errand.user, event: SecurityEvent.SIGN_IN_FAILED, detail: errand.provider };
    await recordSecurity(fact, ctx.request);
    throw error;
  }
}

/** A replayed answer was intercepted, so the session that it started is ended. */
async function endReplayed(ctx: Context, answer: OAuthReturn): Promise<void> {
  const way = await findReplayed(answer);
  if (!way?.user || !way.session || Date.now() - way.usedAt!.getTime() < GRACE_MS) return;
  const { user, session } = way;
  await transact(ctx, async (tx) => {
    const ended = await endSessionsIn(tx, user, SessionEnd.TOKEN_REUSED, { _id: session });
    if (ended.length === 0) return;
    const fact = { user, session, event: SecurityEvent.OAUTH_REPLAYED, detail: way.provider };
    await recordSecurity(fact, ctx.request, tx.session);
  });
}
