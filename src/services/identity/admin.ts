import type { Types } from 'mongoose';
import { requireAdmin } from '../../auth/viewer.js';
import type { Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { Role, UserModel, UserStatus } from '../../models/identity/index.js';
import { refuse } from '../../schema/errors.js';
import { checkText } from './text.js';

const LONGEST_REASON = 500;

/** The input of every admin action on an account. */
export interface AdminAct {
  userId: Types.ObjectId;
  /** Recorded in the security log. */
  reason: string;
}

/**
 * The acting admin, as the database has them now. The action writes the admin's own account: two admins who demote or
 * suspend each other conflict there, and the later one runs again and is no admin any more. Admins cannot act on
 * themselves either, so one admin always remains.
 * @throws FORBIDDEN
 */
export async function actingAdmin(tx: Tx, ctx: Context): Promise<Types.ObjectId> {
  const { id } = requireAdmin(ctx);
  const admin = { _id: id, role: Role.ADMIN, status: UserStatus.ACTIVE, deletedAt: null };
  const acted = { $set: { lastActiveAt: tx.at } };
  const { matchedCount } = await UserModel.collection.updateOne(admin, acted, { session: tx.session });
  if (matchedCount === 0) throw refuse.forbidden('Only admins may do this.');
  return id;
}

/**
 * Checks in advance that an admin acts on another user and gives a reason.
 * @throws UNAUTHENTICATED, FORBIDDEN, BAD_USER_INPUT
 */
export function checkAct(ctx: Context, { userId, reason }: AdminAct): AdminAct {
  const { id } = requireAdmin(ctx);
  const text = checkText(reason, 'reason', { longest: LONGEST_REASON, lines: true });
  if (text === null) throw refuse.badInput('A reason is needed.', 'reason');
  if (id.equals(userId)) throw refuse.forbidden('Admins cannot do this to their own account.', 'userId');
  return { userId, reason: text };
}
