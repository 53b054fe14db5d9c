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

/** The input of a new password by a link. */
export interface ResetPasswordInput {
  token: string;
  newPassword: string;
}

/**
 * Sets a new password by the link of a mail, signs out all devices and ends a lockout. The second factor stays, and
 * the link does not sign in. Returns the user.
 * @throws BAD_USER_INPUT for an invalid password or link
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
    // Signing in writes the account too, so a concurrent sign-in with the old password is retried and fails.
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

/** Notifies the user of the new password by mail, in a transaction. This mail cannot be disabled. */
export async function tellOfPasswordIn(tx: Tx, user: Types.ObjectId): Promise<void> {
  const person = await findMailed({ _id: user }, tx.session);
  if (person) await mailPersonIn(tx, person, 'password-changed', { name: person.firstName, at: tx.at });
}
