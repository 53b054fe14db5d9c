import { createHash } from 'node:crypto';
import { Types } from 'mongoose';
import { normaliseUsername } from '../../auth/normalise.js';
import { checkNewPassword, hashPassword, passwordMatches } from '../../auth/passwords.js';
import { setting } from '../../config/runtime.js';
import { transact, type Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { CoinTransactionType, LedgerUnit } from '../../models/billing/index.js';
import {
  Role,
  searchKeysOf,
  SecurityEvent,
  UserModel,
  UserSecurityModel,
  UserStatus,
  type User,
} from '../../models/identity/index.js';
import { checkAll, refuseAll } from '../../schema/check-all.js';
import { refuse } from '../../schema/errors.js';
import { openLedger } from '../billing/index.js';
import { checkAddress } from './mailed-person.js';
import { checkName } from './names.js';
import { recordSecurity } from './security-log.js';
import { startSessionIn, tokensOf, type SignedIn } from './start-session.js';
import { refuseReserved } from './username.js';
import { sendVerificationIn } from './verify-email.js';

/** The initial balance of a new account. */
const FIRST_COINS = 250;
const FIRST_CREDITS = 1_000;

/** The input of a sign-up. */
export interface SignUpInput {
  email: string;
  username: string;
  password: string;
  firstName: string;
  lastName?: string | null;
  clientId?: string | null;
}

/**
 * The input for accounts that the gateway itself creates: seeds and imports hash passwords in advance and keep old
 * dates.
 */
export interface NewAccount extends Omit<SignUpInput, 'password' | 'clientId'> {
  passwordHash: string | null;
  id?: Types.ObjectId;
  createdAt?: Date;
  /** Further fields of the account, which replace the defaults. */
  more?: Partial<
    Pick<
      User,
      | 'role'
      | 'permissions'
      | 'authMethod'
      | 'googleId'
      | 'githubId'
      | 'verified'
      | 'emailVerifiedAt'
      | 'avatar'
      | 'coverImage'
      | 'bio'
      | 'website'
      | 'location'
      | 'dateOfBirth'
      | 'privacy'
      | 'socialLinks'
    >
  >;
  /** Whether reserved usernames are allowed. */
  reservedName?: boolean;
}

/**
 * Creates an account in a transaction: the user, the password, the initial balance and its ledger rows.
 * @throws CONFLICT naming `username` or `email` if it is taken
 */
export async function signUpIn(tx: Tx, input: NewAccount): Promise<Types.ObjectId> {
  const { username, key } = normaliseUsername(input.username, { reserved: input.reservedName ?? false });
  const email = checkAddress(input.email, 'email');
  const firstName = checkName(input.firstName, 'firstName');
  const lastName = checkName(input.lastName ?? '', 'lastName');
  await refuseTaken(tx, key, email);
  await refuseReserved(tx, key, null);
  const createdAt = input.createdAt ?? tx.at;
  const user = new UserModel({
    _id: input.id ?? new Types.ObjectId(),
    username,
    usernameKey: key,
    email,
    firstName,
    lastName,
    searchKeys: searchKeysOf({ username, firstName, lastName }),
    coins: FIRST_COINS,
    credits: { total: FIRST_CREDITS, remaining: FIRST_CREDITS, lastReset: createdAt },
    ...input.more,
    createdAt,
  });
  await user.save({ session: tx.session });
  await new UserSecurityModel({
    user: user._id,
    ...(input.passwordHash ? { passwordHash: input.passwordHash, passwordChangedAt: createdAt } : {}),
  }).save({ session: tx.session });
  const opening = { user: user._id, type: CoinTransactionType.EARN, at: createdAt };
  const coins = { ...opening, amount: FIRST_COINS, description: 'Coins to start with' };
  const credits = { ...opening, amount: FIRST_CREDITS, description: 'Credits of the first period' };
  await openLedger(tx, coins, LedgerUnit.COINS);
  await openLedger(tx, credits, LedgerUnit.CREDITS);
  tx.emit('user.registered', { user: user._id }, user._id);
  return user._id;
}

/**
 * Creates an account and signs in. The answer reveals taken usernames, which are public, and taken addresses, which
 * cannot be hidden because a success signs in. Both are limited by IP address.
 */
export async function signUp(ctx: Context, input: SignUpInput): Promise<SignedIn> {
  await ctx.limits.consume('signUp');
  const { open, message } = setting('security.signUp');
  if (!open) throw refuse.forbidden(message ?? 'New accounts cannot be created at the moment.');
  checkAll(
    () => checkAddress(input.email, 'email'),
    () => normaliseUsername(input.username),
    () => checkNewPassword(input.password),
    () => checkName(input.firstName, 'firstName'),
    () => checkName(input.lastName ?? '', 'lastName'),
  );
  const email = checkAddress(input.email, 'email');
  const passwordHash = await hashPassword(input.password);
  // The idempotency key does not store the password: its hash there would be fast to attack.
  const { password: _, ...remembered } = input;
  const { session, role } = await transact(ctx, async (tx) => {
    let made = false;
    const { user } = await tx.once(visitorOf(email), 'signUp', input.clientId, remembered, async () => {
      made = true;
      return { user: await signUpIn(tx, { ...input, passwordHash }) };
    });
    const role = made ? Role.USER : await refuseStranger(tx, user, input.password);
    const session = await startSessionIn(tx, user, ctx.request);
    const event = made ? SecurityEvent.SIGNED_UP : SecurityEvent.SIGNED_IN;
    await recordSecurity({ user, event, session: session._id }, ctx.request, tx.session);
    if (made) await sendVerificationIn(tx, user);
    return { session, role };
  });
  return tokensOf(session, role, ctx.request);
}

async function refuseTaken(tx: Tx, usernameKey: string, email: string): Promise<void> {
  const taken = await UserModel.find({ $or: [{ usernameKey }, { email }] }, { usernameKey: 1, email: 1 })
    .session(tx.session)
    .lean();
  const refusals = [];
  if (taken.some((user) => user.usernameKey === usernameKey))
    refusals.push(refuse.conflict('This username is taken.', 'username', 'TAKEN'));
  if (taken.some((user) => user.email === email))
    refusals.push(refuse.conflict('There is an account with this e-mail address.', 'email', 'TAKEN'));
  refuseAll(refusals);
}

/** A repeated sign-up starts a session, so it must include the account's current password. */
async function refuseStranger(tx: Tx, _id: Types.ObjectId, password: string): Promise<Role> {
  const security = await UserSecurityModel.findOne({ user: _id }).session(tx.session).lean();
  const alive = { _id, status: UserStatus.ACTIVE, deletedAt: null };
  const user = await UserModel.findOne(alive, { role: 1 }).session(tx.session).lean();
  if (!(await passwordMatches(security?.passwordHash, password)) || !user)
    throw refuse.conflict('This clientId was used before, with another input.', 'clientId');
  return user.role;
}

/** A visitor has no id for the idempotency key, so it is derived from the address. */
function visitorOf(email: string): Types.ObjectId {
  return new Types.ObjectId(createHash('sha256').update(email).digest().subarray(0, 12));
}
