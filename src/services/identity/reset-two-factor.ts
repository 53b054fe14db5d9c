import { transact } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { SecurityEvent, SessionEnd, UserSecurityModel } from '../../models/identity/index.js';
import { refuse } from '../../schema/errors.js';
import { actingAdmin, checkAct, type AdminAct } from './admin.js';
import { endSessionsIn } from './end-sessions.js';
import { findMailed, mailPersonIn } from './mailed-person.js';
import { recordSecurity } from './security-log.js';

/**
 * Disables the second factor of a user who has lost the app and the backup codes. For admins, who have verified the
 * user. All devices are signed out, because one of them may be the reason; the user is always notified by mail. The
 * password stays.
 * @throws FORBIDDEN, BAD_USER_INPUT, NOT_FOUND, CONFLICT if it is disabled
 */
export async function resetTwoFactor(ctx: Context, act: AdminAct): Promise<void> {
  const { userId: user, reason } = checkAct(ctx, act);
  await transact(ctx, async (tx) => {
    const actor = await actingAdmin(tx, ctx);
    const person = await findMailed({ _id: user }, tx.session);
    if (!person || person.deletedAt) throw refuse.notFound('The user', 'userId');
    const { modifiedCount } = await UserSecurityModel.updateOne(
      { user, twoFactor: { $exists: true } },
      { $unset: { twoFactor: '', pendingTwoFactor: '', backupCodes: '' } },
      { session: tx.session },
    );
    if (modifiedCount === 0) throw refuse.conflict('Two-factor authentication is off.', 'userId');
    await endSessionsIn(tx, user, SessionEnd.ENDED_BY_ADMIN);
    const fact = { user, actor, reason, event: SecurityEvent.TWO_FACTOR_RESET };
    await recordSecurity(fact, ctx.request, tx.session);
    await mailPersonIn(tx, person, 'two-factor-reset', { name: person.firstName, at: tx.at });
  });
}
