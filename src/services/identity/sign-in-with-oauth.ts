import { emailKey } from '../../auth/normalise.js';
import { transact, type Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import {
  OAuthPurpose,
  SecurityEvent,
  UserModel,
  type OAuthIdentity,
  type OAuthProvider,
  type OAuthState,
  type Role,
  type UserSession,
} from '../../models/identity/index.js';
import { admitIn } from './admit.js';
import { useStateIn, type OAuthReturn } from './oauth-state.js';
import { accountOfIn } from './provider-account.js';
import { PROVIDER_FIELDS } from './provider.js';
import { proveOAuth } from './prove-oauth.js';
import type { SecondFactor } from './second-factor.js';
import { recordSecurity } from './security-log.js';
import { countingFailures } from './sign-in.js';
import { startSessionIn, tokensOf, type SignedIn } from './start-session.js';

/** The input of a sign-in by a provider, after the return from it. */
export interface SignInWithOAuthInput extends OAuthReturn, SecondFactor {
  provider: OAuthProvider;
}

/**
 * Signs in on a new device by a provider. A user without an account gets one. If a code of a second factor is missing
 * or wrong nothing happens, and the same input with a code continues without calling the provider again.
 * @throws BAD_USER_INPUT naming `state` or `code`, SECOND_FACTOR_REQUIRED, FORBIDDEN, CONFLICT, RATE_LIMITED
 */
export async function signInWithOAuth(
  ctx: Context,
  { provider, totpCode, backupCode, ...answer }: SignInWithOAuthInput,
): Promise<SignedIn> {
  await ctx.limits.consume('token');
  const errand = { provider, purpose: OAuthPurpose.SIGN_IN, user: null };
  const { way, identity } = await proveOAuth(ctx, errand, answer);
  const factor = { totpCode: totpCode ?? null, backupCode: backupCode ?? null };
  const enter = () => transact(ctx, (tx) => enterIn(tx, ctx, way, identity, factor));
  const known = await accountAlike(provider, identity);
  await ctx.limits.consume(known ? 'signIn' : 'signUp', known?._id ?? null);
  const { session, role } = known ? await countingFailures(ctx, known, enter) : await enter();
  return tokensOf(session, role, ctx.request);
}

async function enterIn(
  tx: Tx,
  ctx: Context,
  way: OAuthState,
  identity: OAuthIdentity,
  factor: SecondFactor,
): Promise<{ session: UserSession; role: Role }> {
  const { account, made } = await accountOfIn(tx, ctx, way.provider, identity);
  const user = account._id;
  const session = made
    ? await startSessionIn(tx, user, ctx.request)
    : await admitIn(tx, ctx, account, factor);
  if (made) {
    const fact = { user, session: session._id, event: SecurityEvent.SIGNED_UP, detail: way.provider };
    await recordSecurity(fact, ctx.request, tx.session);
  }
  await useStateIn(tx, way, { user, session: session._id });
  return { session, role: account.role };
}

/** The account whose failures are counted. Looked up in advance; the transaction checks again. */
async function accountAlike(provider: OAuthProvider, { subject, email, emailVerified }: OAuthIdentity) {
  const linked = await UserModel.findOne({ [PROVIDER_FIELDS[provider]]: subject }, { _id: 1 }).lean();
  const address = emailVerified && emailKey(email ?? '');
  return linked ?? (address ? UserModel.findOne({ email: address }, { _id: 1 }).lean() : null);
}
