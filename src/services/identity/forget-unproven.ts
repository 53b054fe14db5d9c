import type { Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import type { AuthMethod } from '../../models/identity/index.js';
import {
  SecurityEvent,
  SessionEnd,
  UserModel,
  UserSecurityModel,
  type User,
} from '../../models/identity/index.js';
import type { Account } from './account.js';
import { endSessionsIn } from './end-sessions.js';
import { findMailed, mailPersonIn } from './mailed-person.js';
import { recordSecurity } from './security-log.js';

/**
 * Takes away, in a transaction, what lets somebody into an account whose address nobody had shown to be theirs: anybody
 * can sign up with a stranger's address, and wait with a password of their own for the stranger to come and fill the
 * account. To be called where the first one comes who has the address. Whoever has passed a second factor on the way is
 * who set it up, so nothing is taken from them.
 */
export async function forgetUnprovenIn(
  tx: Tx,
  ctx: Context,
  { _id, emailVerifiedAt, passwordHash, twoFactor }: Account,
  authMethod: AuthMethod,
): Promise<void> {
  if (emailVerifiedAt || twoFactor) return;
  const { session } = tx;
  await UserModel.updateOne({ _id }, { $set: { authMethod } }, { session });
  await unlinkUnprovenIn(tx, ctx, { _id, emailVerifiedAt });
  await endSessionsIn(tx, _id, SessionEnd.PASSWORD_CHANGED);
  if (passwordHash === undefined) return;
  const gone = { passwordHash: '', passwordChangedAt: '', pendingTwoFactor: '' } as const;
  await UserSecurityModel.updateOne({ user: _id }, { $unset: gone }, { session });
  await recordSecurity({ user: _id, event: SecurityEvent.PASSWORD_REMOVED }, ctx.request, session);
  const person = await findMailed({ _id }, session);
  if (person) await mailPersonIn(tx, person, 'password-removed', { name: person.firstName, at: tx.at });
}

/** The same of accounts elsewhere alone: a password set by a link replaces the stranger's, but these would stay. */
export async function unlinkUnprovenIn(
  tx: Tx,
  ctx: Context,
  { _id, emailVerifiedAt }: Pick<Account, '_id' | 'emailVerifiedAt'>,
): Promise<void> {
  if (emailVerifiedAt) return;
  const before = (await UserModel.collection.findOneAndUpdate(
    { _id, $or: [{ googleId: { $exists: true } }, { githubId: { $exists: true } }] },
    { $unset: { googleId: '', githubId: '' } },
    { session: tx.session, projection: { googleId: 1, githubId: 1 } },
  )) as Pick<User, 'googleId' | 'githubId'> | null;
  for (const [detail, subject] of [
    ['google', before?.googleId],
    ['github', before?.githubId],
  ] as const) {
    const fact = { user: _id, event: SecurityEvent.PROVIDER_UNLINKED, detail };
    if (subject) await recordSecurity(fact, ctx.request, tx.session);
  }
}
