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

/** The input of a sign-in. */
export interface SignInInput extends SecondFactor {
  /** Username or e-mail address. */
  login: string;
  password: string;
}

/**
 * Signs in on a new device. Without such an account, for a locked account and for a wrong password the answer is the
 * same, after the same work: one read, one hash, one count, one log entry.
 * @throws INVALID_CREDENTIALS; SECOND_FACTOR_REQUIRED if a code is needed; FORBIDDEN for a suspended account (only with the right password); RATE_LIMITED
 */
export async function signIn(ctx: Context, { login, password, ...factor }: SignInInput): Promise<SignedIn> {
  await ctx.limits.consume('signIn', login);
  const account = await findAccount(selectorOf(login));
  const matches = await passwordMatches(account?.passwordHash, password);
  // A locked account refuses the right password like a wrong one; otherwise guessing could continue.
  if (!account || !matches || account.locked || isGone(account)) {
    await recordFailure(ctx, account?._id ?? null, SecurityEvent.SIGN_IN_FAILED);
    throw refuse.invalidCredentials('The username, e-mail address or password is wrong.');
  }
  if (account.status === UserStatus.SUSPENDED) throw refuse.forbidden('This account is suspended.');
  const session = await countingFailures(ctx, account, () =>
    transact(ctx, async (tx) => admitIn(tx, ctx, await unchanged(tx, account), factor)),
  );
  return tokensOf(session, account.role, ctx.request);
}

/** Codes of a second factor can be guessed like passwords, so wrong ones count too. */
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
 * Checks again inside the transaction: after a password change or a suspension since the first check no session may
 * start. Both write the account, like the start of a session, so the later one is retried and sees it.
 */
async function unchanged(tx: Tx, { _id, passwordHash }: Account): Promise<Account> {
  const now = await findAccount({ _id }, tx.session);
  if (!(isInUse(now) || mayReturn(now)) || now.locked || now.passwordHash !== passwordHash)
    throw refuse.conflict('The account was changed in the meantime. Sign in again.');
  return now;
}

/**
 * A username contains no @, so a login is either one or an address. Invalid logins are looked up too, so that the
 * time is the same.
 */
function selectorOf(login: string): Record<string, unknown> {
  const name = usernameKey(login);
  return name === null ? { email: emailKey(login) ?? '' } : { usernameKey: name };
}
