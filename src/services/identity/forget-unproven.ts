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
 * Removes, in a transaction, the credentials of an account whose address was never verified: an attacker can sign up
 * with another user's address and set a password before that user arrives. Called when the first user with access to
 * the address signs in. If they pass a second factor, they set it up themselves, so nothing is removed.
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

/** The same for linked providers only: a password set by a link replaces the attacker's, but these would stay. */
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
