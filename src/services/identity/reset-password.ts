import type { Types } from 'mongoose';
import { checkNewPassword, hashPassword } from '../../auth/passwords.js';
import { transact, type Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import {
  AuthMethod,
  SecurityEvent,
  SessionEnd,
  TokenPurpose,
  UserModel,
  UserSecurityModel,
} from '../../models/identity/index.js';
import { findAccount, isInUse } from './account.js';
import { burnTokensIn, deadLink, peekToken, useTokenIn } from './account-token.js';
import { endSessionsIn } from './end-sessions.js';
import { unlinkUnprovenIn } from './forget-unproven.js';
import { findMailed, mailPersonIn } from './mailed-person.js';
import { recordSecurity } from './security-log.js';
import { markVerifiedIn } from './verify-email.js';

const { PASSWORD_RESET, MAGIC_LINK } = TokenPurpose;

/** What setting a new password by a link asks for. */
export interface ResetPasswordInput {
  token: string;
  newPassword: string;
}

/**
 * Sets a new password by the link of a mail, signs every device out and ends a lockout. The second factor stays as it
 * is, and nobody is signed in by this. Answers whose password it was.
 * @throws BAD_USER_INPUT for a password that is none, or a link of no use
 */
export async function resetPassword(
  ctx: Context,
  { token, newPassword }: ResetPasswordInput,
): Promise<Types.ObjectId> {
  await ctx.limits.consume('token');
  checkNewPassword(newPassword, 'newPassword');
  await peekToken(PASSWORD_RESET, token);
  const passwordHash = await hashPassword(newPassword);
  return transact(ctx, async (tx) => {
    const { user, email } = await useTokenIn(tx, [PASSWORD_RESET], token);
    const account = await findAccount({ _id: user }, tx.session);
    if (!isInUse(account) || account.email !== email) throw deadLink();
    await burnTokensIn(tx, user, PASSWORD_RESET, MAGIC_LINK);
    await UserSecurityModel.updateOne(
      { user },
      {
        $set: { passwordHash, passwordChangedAt: tx.at },
        $unset: { loginAttempts: '', lastFailedAt: '', lockedUntil: '', lockNoticeDue: '', emailChange: '' },
      },
      { session: tx.session },
    );
    // Signing in writes the account, too: one that goes on at the same time with the old password runs again, and fails.
    await UserModel.updateOne({ _id: user }, { $set: { updatedAt: tx.at } }, { session: tx.session });
    await UserModel.updateOne(
      { _id: user, authMethod: AuthMethod.PASSWORDLESS },
      { $set: { authMethod: AuthMethod.PASSWORD } },
      { session: tx.session },
    );
    await unlinkUnprovenIn(tx, ctx, account);
    await markVerifiedIn(tx, ctx, account);
    await endSessionsIn(tx, user, SessionEnd.PASSWORD_CHANGED);
    await recordSecurity({ user, event: SecurityEvent.PASSWORD_RESET }, ctx.request, tx.session);
    await tellOfPasswordIn(tx, user);
    return user;
  });
}

/** Writes to the person that there is a new password, in a transaction; nobody may decline that. */
export async function tellOfPasswordIn(tx: Tx, user: Types.ObjectId): Promise<void> {
  const person = await findMailed({ _id: user }, tx.session);
  if (person) await mailPersonIn(tx, person, 'password-changed', { name: person.firstName, at: tx.at });
}
