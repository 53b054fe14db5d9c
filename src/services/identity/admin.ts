import type { Types } from 'mongoose';
import { requireAdmin } from '../../auth/viewer.js';
import type { Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { Role, UserModel, UserStatus } from '../../models/identity/index.js';
import { refuse } from '../../schema/errors.js';
import { checkText } from './text.js';

const LONGEST_REASON = 500;

/** What every act of an admin upon an account says. */
export interface AdminAct {
  userId: Types.ObjectId;
  /** Stands in the security log. */
  reason: string;
}

/**
 * The admin who acts, as the database has them now. Acting writes their own account: two admins who take each other's
 * role away, or suspend each other, meet there, and the later one runs again and finds to be none any more. As nobody
 * acts upon themselves either, there is always an admin left.
 * @throws FORBIDDEN
 */
export async function actingAdmin(tx: Tx, ctx: Context): Promise<Types.ObjectId> {
  const { id } = requireAdmin(ctx);
  const admin = { _id: id, role: Role.ADMIN, status: UserStatus.ACTIVE, deletedAt: null };
  const acted = { $set: { lastActiveAt: tx.at } };
  const { matchedCount } = await UserModel.collection.updateOne(admin, acted, { session: tx.session });
  if (matchedCount === 0) throw refuse.forbidden('This is for admins.');
  return id;
}

/**
 * Checks what can be known beforehand: that an admin asks, about somebody else, for a reason.
 * @throws UNAUTHENTICATED, FORBIDDEN, BAD_USER_INPUT
 */
export function checkAct(ctx: Context, { userId, reason }: AdminAct): AdminAct {
  const { id } = requireAdmin(ctx);
  const text = checkText(reason, 'reason', { longest: LONGEST_REASON, lines: true });
  if (text === null) throw refuse.badInput('A reason is needed.', 'reason');
  if (id.equals(userId)) throw refuse.forbidden('No admin does this to themselves.', 'userId');
  return { userId, reason: text };
}
