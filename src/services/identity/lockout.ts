import type { Types } from 'mongoose';
import { transact } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { SecurityEvent, UserSecurityModel, type UserSecurity } from '../../models/identity/index.js';
import { refuse } from '../../schema/errors.js';
import { actingAdmin, checkAct, type AdminAct } from './admin.js';
import { findMailed, mailPersonIn } from './mailed-person.js';
import { recordSecurity } from './security-log.js';
import { LOCK_MINUTES } from './sign-in-failures.js';

/**
 * Ends a user's lockout early. For admins.
 * @throws FORBIDDEN, BAD_USER_INPUT, NOT_FOUND if there is no such account, CONFLICT if it is not locked
 */
export async function unlockAccount(ctx: Context, act: AdminAct): Promise<void> {
  const { userId: user, reason } = checkAct(ctx, act);
  await transact(ctx, async (tx) => {
    const actor = await actingAdmin(tx, ctx);
    const security = await UserSecurityModel.findOne({ user }).session(tx.session).lean();
    if (!security) throw refuse.notFound('The account', 'userId');
    const release = { $unset: { loginAttempts: '', lastFailedAt: '', lockedUntil: '' } } as const;
    const locked = { user, lockedUntil: { $gt: tx.at } };
    const { modifiedCount } = await UserSecurityModel.updateOne(locked, release, { session: tx.session });
    if (modifiedCount === 0) throw refuse.conflict('This account is not locked.', 'userId');
    const fact = { user, actor, reason, event: SecurityEvent.ACCOUNT_UNLOCKED };
    await recordSecurity(fact, ctx.request, tx.session);
  });
}

/** Notifies users whose accounts were locked since the last run, each once, however many gateways run it. */
export async function tellOfLocks({ signal }: { signal?: AbortSignal } = {}): Promise<void> {
  const due = UserSecurityModel.find({ lockNoticeDue: true }, { user: 1 }).lean<UserSecurity[]>().cursor();
  for await (const { user } of due) {
    if (signal?.aborted) return;
    await tellOfLock(user);
  }
}

async function tellOfLock(user: Types.ObjectId): Promise<void> {
  await transact(null, async (tx) => {
    const told = await UserSecurityModel.findOneAndUpdate(
      { user, lockNoticeDue: true },
      { $unset: { lockNoticeDue: '' } },
      { session: tx.session },
    ).lean();
    if (!told) return;
    await recordSecurity({ user, event: SecurityEvent.ACCOUNT_LOCKED }, null, tx.session);
    const person = await findMailed({ _id: user }, tx.session);
    if (!person?.safetyMails) return;
    const data = { name: person.firstName, minutes: LOCK_MINUTES, at: told.lastFailedAt ?? tx.at };
    await mailPersonIn(tx, person, 'account-locked', data);
  });
}
