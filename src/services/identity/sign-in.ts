import type { ClientSession, Types } from 'mongoose';
import { emailKey, usernameKey } from '../../auth/normalise.js';
import { passwordMatches } from '../../auth/passwords.js';
import { transact, type Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { SecurityEvent, UserModel, UserStatus, type Role } from '../../models/identity/index.js';
import { refuse } from '../../schema/errors.js';
import { recordSecurity } from './security-log.js';
import { startSessionIn, tokensOf, type SignedIn } from './start-session.js';

/** What signing in asks for. */
export interface SignInInput {
  /** Username or e-mail address. */
  login: string;
  password: string;
}

interface Account {
  _id: Types.ObjectId;
  role: Role;
  status: UserStatus;
  deletedAt: Date | null;
  passwordHash?: string;
}

/**
 * Signs in on a new device. Whether there is no such account or the password is wrong, the answer is the same, after
 * the same work: one read, one hash, one row in the log.
 * @throws UNAUTHENTICATED, FORBIDDEN for a suspended account (told only to who knows its password), RATE_LIMITED
 */
export async function signIn(ctx: Context, { login, password }: SignInInput): Promise<SignedIn> {
  await ctx.limits.consume('signIn', login);
  const account = await findAccount(selectorOf(login));
  const matches = await passwordMatches(account?.passwordHash, password);
  if (!account || !matches || account.deletedAt || account.status === UserStatus.DELETED) {
    const event = SecurityEvent.SIGN_IN_FAILED;
    await recordSecurity({ user: account?._id ?? null, event }, ctx.request);
    throw refuse.unauthenticated('Username, address or password is wrong.');
  }
  if (account.status !== UserStatus.ACTIVE) throw refuse.forbidden('This account is suspended.');
  const session = await transact(ctx, async (tx) => {
    await refuseChanged(tx, account);
    const session = await startSessionIn(tx, account._id, ctx.request);
    const fact = { user: account._id, event: SecurityEvent.SIGNED_IN, session: session._id };
    await recordSecurity(fact, ctx.request, tx.session);
    return session;
  });
  return tokensOf(session, account.role);
}

/**
 * Looks again inside of the transaction: a password changed or an account suspended since the first look must not leave
 * a session behind. Both write the account as starting a session does, so the later of the two runs again and sees.
 */
async function refuseChanged(tx: Tx, account: Account): Promise<void> {
  const now = await findAccount({ _id: account._id }, tx.session);
  if (now?.passwordHash !== account.passwordHash || now?.status !== UserStatus.ACTIVE || now.deletedAt)
    throw refuse.unauthenticated('The account was changed meanwhile. Sign in again.');
}

/** A username holds no @, so a login is the one or the other; what can be neither is looked up all the same. */
function selectorOf(login: string): Record<string, unknown> {
  const name = usernameKey(login);
  return name === null ? { email: emailKey(login) ?? '' } : { usernameKey: name };
}

/** An account with its password's hash, in one command whether or not it is there. */
async function findAccount(
  $match: Record<string, unknown>,
  session?: ClientSession,
): Promise<Account | null> {
  const security = { from: 'user_security', localField: '_id', foreignField: 'user', as: 'security' };
  const passwordHash = { $first: '$security.passwordHash' };
  const [account] = await UserModel.collection
    .aggregate<Account>(
      [{ $match }, { $lookup: security }, { $project: { role: 1, status: 1, deletedAt: 1, passwordHash } }],
      session ? { session } : {},
    )
    .toArray();
  return account ?? null;
}
