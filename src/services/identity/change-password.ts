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

/** What changing a password asks for. */
export interface ChangePasswordInput {
  currentPassword: string;
  newPassword: string;
}

/**
 * Changes one's password and signs all other devices out: whoever knew the old one is out, too.
 * @throws BAD_USER_INPUT for a password that is none or the same, FORBIDDEN where the present one is wrong
 */
export async function changePassword(ctx: Context, input: ChangePasswordInput): Promise<void> {
  const { id: user, sessionId } = requireViewer(ctx);
  checkNewPassword(input.newPassword, 'newPassword');
  // Somebody at an open device must not be able to try passwords here that sign-in would not let them try.
  await ctx.limits.consume('signIn', user);
  const security = await UserSecurityModel.findOne({ user }).lean();
  if (!(await passwordMatches(security?.passwordHash, input.currentPassword))) {
    await recordSecurity(
      { user, event: SecurityEvent.PASSWORD_CHANGE_FAILED, session: sessionId },
      ctx.request,
    );
    throw refuse.forbidden('The present password is another one.', 'currentPassword');
  }
  if (await passwordMatches(security?.passwordHash, input.newPassword))
    throw refuse.badInput('The new password is the present one.', 'newPassword');
  const passwordHash = await hashPassword(input.newPassword);
  await transact(ctx, async (tx) => {
    // Two changes at the same time: the one that comes second was checked against a password that is no more.
    const { modifiedCount } = await UserSecurityModel.updateOne(
      { user, passwordHash: security!.passwordHash! },
      { $set: { passwordHash, passwordChangedAt: tx.at } },
      { session: tx.session },
    );
    if (modifiedCount === 0) throw refuse.conflict('The password was changed meanwhile.', 'currentPassword');
    // Signing in writes the account, too: one that goes on at the same time with the old password runs again, and fails.
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
