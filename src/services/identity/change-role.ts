import { transact } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { SecurityEvent, SessionEnd, UserModel, UserStatus, type Role } from '../../models/identity/index.js';
import { refuse } from '../../schema/errors.js';
import { actingAdmin, checkAct, type AdminAct } from './admin.js';
import { endSessionsIn } from './end-sessions.js';
import { recordSecurity } from './security-log.js';

/** The input of a change of role. */
export interface ChangeRoleInput extends AdminAct {
  role: Role;
}

/**
 * Sets another user's role, which applies from their next request on. The current role changes nothing.
 * @throws FORBIDDEN, BAD_USER_INPUT, NOT_FOUND
 */
export async function changeRole(ctx: Context, { role, ...act }: ChangeRoleInput): Promise<void> {
  const { userId, reason } = checkAct(ctx, act);
  await transact(ctx, async (tx) => {
    const actor = await actingAdmin(tx, ctx);
    const there = { _id: userId, status: { $ne: UserStatus.DELETED }, deletedAt: null };
    const options = { session: tx.session, returnDocument: 'before', projection: { role: 1 } } as const;
    const before = await UserModel.findOneAndUpdate(there, { $set: { role } }, options).lean();
    if (!before) throw refuse.notFound('The user', 'userId');
    if (before.role === role) return;
    // The log records both roles, because the old one is stored nowhere else.
    const fact = { user: userId, event: SecurityEvent.ROLE_CHANGED, actor, reason };
    await recordSecurity({ ...fact, detail: `${before.role} → ${role}` }, ctx.request, tx.session);
  });
}

/**
 * Signs a user out on all devices; their sockets close. They may sign in again.
 * @throws FORBIDDEN, BAD_USER_INPUT, NOT_FOUND
 */
export async function forceSignOut(ctx: Context, act: AdminAct): Promise<number> {
  const { userId, reason } = checkAct(ctx, act);
  return transact(ctx, async (tx) => {
    const actor = await actingAdmin(tx, ctx);
    if (!(await UserModel.exists({ _id: userId }).session(tx.session)))
      throw refuse.notFound('The user', 'userId');
    const ended = await endSessionsIn(tx, userId, SessionEnd.ENDED_BY_ADMIN);
    const fact = { user: userId, event: SecurityEvent.SIGNED_OUT_BY_ADMIN, actor, reason };
    await recordSecurity(fact, ctx.request, tx.session);
    return ended.length;
  });
}
