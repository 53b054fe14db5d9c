import { transact } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { SecurityEvent, UserModel, UserStatus, type StaffPermission } from '../../models/identity/index.js';
import { refuse } from '../../schema/errors.js';
import { actingAdmin, checkAct, type AdminAct } from './admin.js';
import { recordSecurity } from './security-log.js';

/** The input of a change of permissions. */
export interface ChangePermissionsInput extends AdminAct {
  permissions: StaffPermission[];
}

/**
 * Sets the permissions of another user. They apply from the user's next request on, and are recorded in the security
 * log.
 * @throws FORBIDDEN, BAD_USER_INPUT, NOT_FOUND
 */
export async function changePermissions(
  ctx: Context,
  { permissions, ...act }: ChangePermissionsInput,
): Promise<void> {
  const { userId, reason } = checkAct(ctx, act);
  const wanted = [...new Set(permissions)].sort();
  await transact(ctx, async (tx) => {
    const actor = await actingAdmin(tx, ctx);
    const there = { _id: userId, status: { $ne: UserStatus.DELETED }, deletedAt: null };
    const options = {
      session: tx.session,
      returnDocument: 'before',
      projection: { permissions: 1 },
    } as const;
    const before = await UserModel.findOneAndUpdate(there, { $set: { permissions: wanted } }, options).lean();
    if (!before) throw refuse.notFound('The user', 'userId');
    const had = [...(before.permissions ?? [])].sort();
    if (had.join() === wanted.join()) return;
    const detail = `${had.join(', ') || 'none'} → ${wanted.join(', ') || 'none'}`;
    const fact = { user: userId, event: SecurityEvent.PERMISSIONS_CHANGED, actor, reason, detail };
    await recordSecurity(fact, ctx.request, tx.session);
  });
}
