import { checkNewPassword, hashPassword, passwordMatches } from '../../auth/passwords.js';
import { requireViewer } from '../../auth/viewer.js';
import { transact } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import {
  SecurityEvent,
  SessionEnd,
  TokenPurpose,
  UserModel,
  UserSecurityModel,
} from '../../models/identity/index.js';
import { refuse } from '../../schema/errors.js';
import { endSessionsIn } from './end-sessions.js';
import { burnTokensIn } from './account-token.js';
import { tellOfPasswordIn } from './reset-password.js';
import { recordSecurity } from './security-log.js';

/** The input of a password change. */
export interface ChangePasswordInput {
  currentPassword: string;
  newPassword: string;
}

/**
 * Changes the viewer's password and signs out all other devices, including those of an attacker who knew the old one.
 * @throws BAD_USER_INPUT for an invalid or unchanged password, FORBIDDEN if the current one is wrong
 */
export async function changePassword(ctx: Context, input: ChangePasswordInput): Promise<void> {
  const { id: user, sessionId } = requireViewer(ctx);
  checkNewPassword(input.newPassword, 'newPassword');
  // The limit of sign-in applies, so that a stranger at an unlocked device cannot try more passwords here.
  await ctx.limits.consume('signIn', user);
  const security = await UserSecurityModel.findOne({ user }).lean();
  if (!(await passwordMatches(security?.passwordHash, input.currentPassword))) {
    await recordSecurity(
      { user, event: SecurityEvent.PASSWORD_CHANGE_FAILED, session: sessionId },
      ctx.request,
    );
    throw refuse.forbidden('The current password is wrong.', 'currentPassword');
  }
  if (await passwordMatches(security?.passwordHash, input.newPassword))
    throw refuse.badInput('The new password is the current one; another one is needed.', 'newPassword');
  const passwordHash = await hashPassword(input.newPassword);
  await transact(ctx, async (tx) => {
    // Of two concurrent changes the second was checked against a password that is no longer valid.
    const { modifiedCount } = await UserSecurityModel.updateOne(
      { user, passwordHash: security!.passwordHash! },
      { $set: { passwordHash, passwordChangedAt: tx.at } },
      { session: tx.session },
    );
    if (modifiedCount === 0)
      throw refuse.conflict('The password was changed in the meantime. Try again.', 'currentPassword');
    // Signing in writes the account too, so a concurrent sign-in with the old password is retried and fails.
    await UserModel.updateOne({ _id: user }, { $set: { updatedAt: tx.at } }, { session: tx.session });
    await endSessionsIn(tx, user, SessionEnd.PASSWORD_CHANGED, { _id: { $ne: sessionId } });
    await burnTokensIn(tx, user, TokenPurpose.PASSWORD_RESET, TokenPurpose.MAGIC_LINK);
    await tellOfPasswordIn(tx, user);
    await recordSecurity(
      { user, event: SecurityEvent.PASSWORD_CHANGED, session: sessionId },
      ctx.request,
      tx.session,
    );
  });
}
