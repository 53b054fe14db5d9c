import { passwordMatches } from '../../auth/passwords.js';
import { requireViewer } from '../../auth/viewer.js';
import type { Context } from '../../loaders/context.js';
import { SecurityEvent, UserSecurityModel, type UserSecurity } from '../../models/identity/index.js';
import { refuse } from '../../schema/errors.js';
import { recordSecurity } from './security-log.js';

/**
 * Requires the password of a signed-in user, against strangers at an unlocked device. Accounts without a password
 * pass. Returns the account's secrets at that moment.
 * @throws FORBIDDEN naming `password`, RATE_LIMITED
 */
export async function requirePassword(
  ctx: Context,
  password: string | null | undefined,
): Promise<UserSecurity> {
  const { id: user } = requireViewer(ctx);
  // Shares the limit of sign-in, so that there are no additional attempts.
  await ctx.limits.consume('signIn', user);
  const security = await UserSecurityModel.findOne({ user }).lean<UserSecurity>();
  if (!security) throw refuse.notFound('The account');
  if (security.passwordHash && !(await passwordMatches(security.passwordHash, password ?? ''))) {
    await refuseConfirmation(ctx);
    throw refuse.forbidden('The current password is wrong.', 'password');
  }
  return security;
}

/** Records that a signed-in user failed a required confirmation. */
export async function refuseConfirmation(ctx: Context): Promise<void> {
  const { id: user, sessionId: session } = requireViewer(ctx);
  await recordSecurity({ user, event: SecurityEvent.CONFIRMATION_FAILED, session }, ctx.request);
}
