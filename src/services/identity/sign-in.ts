import { emailKey, usernameKey } from '../../auth/normalise.js';
import { passwordMatches } from '../../auth/passwords.js';
import { transact, type Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { SecurityEvent, UserStatus } from '../../models/identity/index.js';
import { refuse } from '../../schema/errors.js';
import { findAccount, isGone, isInUse, mayReturn, type Account } from './account.js';
import { admitIn } from './admit.js';
import { SecondFactorNeeded, type SecondFactor } from './second-factor.js';
import { recordFailure } from './sign-in-failures.js';
import { tokensOf, type SignedIn } from './start-session.js';

/** What signing in asks for. */
export interface SignInInput extends SecondFactor {
  /** Username or e-mail address. */
  login: string;
  password: string;
}

/**
 * Signs in on a new device. Whether there is no such account, it is locked, or the password is wrong, the answer is the
 * same, after the same work: one read, one hash, one count, one row in the log.
 * @throws UNAUTHENTICATED, with `secondFactor` where a code is needed or wrong; FORBIDDEN for a suspended account (told
 * only to who knows its password); RATE_LIMITED
 */
export async function signIn(ctx: Context, { login, password, ...factor }: SignInInput): Promise<SignedIn> {
  await ctx.limits.consume('signIn', login);
  const account = await findAccount(selectorOf(login));
  const matches = await passwordMatches(account?.passwordHash, password);
  // A locked account refuses the right password like a wrong one, or guessing could go on.
  if (!account || !matches || account.locked || isGone(account)) {
    await recordFailure(ctx, account?._id ?? null, SecurityEvent.SIGN_IN_FAILED);
    throw refuse.unauthenticated('Username, address or password is wrong.');
  }
  if (account.status === UserStatus.SUSPENDED) throw refuse.forbidden('This account is suspended.');
  const session = await countingFailures(ctx, account, () =>
    transact(ctx, async (tx) => admitIn(tx, ctx, await unchanged(tx, account), factor)),
  );
  return tokensOf(session, account.role);
}

/** Codes of a second factor can be guessed like passwords, so wrong ones count alike. */
export async function countingFailures<T>(
  ctx: Context,
  { _id }: Pick<Account, '_id'>,
  enter: () => Promise<T>,
): Promise<T> {
  try {
    return await enter();
  } catch (error) {
    if (error instanceof SecondFactorNeeded && error.field)
      await recordFailure(ctx, _id, SecurityEvent.TWO_FACTOR_FAILED);
    throw error;
  }
}

/**
 * Looks again inside of the transaction: a password changed or an account suspended since the first look must not leave
 * a session behind. Both write the account as starting a session does, so the later of the two runs again and sees.
 */
async function unchanged(tx: Tx, { _id, passwordHash }: Account): Promise<Account> {
  const now = await findAccount({ _id }, tx.session);
  if (!(isInUse(now) || mayReturn(now)) || now.locked || now.passwordHash !== passwordHash)
    throw refuse.unauthenticated('The account was changed meanwhile. Sign in again.');
  return now;
}

/** A username holds no @, so a login is the one or the other; what can be neither is looked up all the same. */
function selectorOf(login: string): Record<string, unknown> {
  const name = usernameKey(login);
  return name === null ? { email: emailKey(login) ?? '' } : { usernameKey: name };
}
