import { passwordMatches } from '../../auth/passwords.js';
import { requireViewer } from '../../auth/viewer.js';
import type { Context } from '../../loaders/context.js';
import { SecurityEvent, UserSecurityModel, type UserSecurity } from '../../models/identity/index.js';
import { refuse } from '../../schema/errors.js';
import { recordSecurity } from './security-log.js';

/**
 * Lets nobody at an open device go on who does not know the password; who signs in without one has none to know.
 * Answers the account's secrets as they were then.
 * @throws FORBIDDEN naming `password`, RATE_LIMITED
 */
export async function requirePassword(
  ctx: Context,
  password: string | null | undefined,
): Promise<UserSecurity> {
  const { id: user } = requireViewer(ctx);
  // As many tries as at sign-in, and not as many again.
  await ctx.limits.consume('signIn', user);
  const security = await UserSecurityModel.findOne({ user }).lean<UserSecurity>();
  if (!security) throw refuse.notFound('The account');
  if (security.passwordHash && !(await passwordMatches(security.passwordHash, password ?? ''))) {
    await refuseConfirmation(ctx);
    throw refuse.forbidden('The present password is another one.', 'password');
  }
  return security;
}

/** Writes down that somebody signed in could not show what was asked for. */
export async function refuseConfirmation(ctx: Context): Promise<void> {
  const { id: user, sessionId: session } = requireViewer(ctx);
  await recordSecurity({ user, event: SecurityEvent.CONFIRMATION_FAILED, session }, ctx.request);
}
