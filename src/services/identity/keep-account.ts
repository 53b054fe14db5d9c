import type { Types } from 'mongoose';
import { transact, type Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { SecurityEvent, TokenPurpose, UserModel, UserStatus } from '../../models/identity/index.js';
import { refuse } from '../../schema/errors.js';
import { actingAdmin, checkAct, type AdminAct } from './admin.js';
import { burnTokensIn, deadLink, useTokenIn } from './account-token.js';
import { findMailed, mailPersonIn } from './mailed-person.js';
import { recordSecurity } from './security-log.js';

const { CANCEL_ERASURE } = TokenPurpose;

/**
 * Cancels the erasure of an account by the link of the mail. A suspension stays, and the link does not sign in.
 * @throws BAD_USER_INPUT for an invalid link, also if the erasure has begun
 */
export async function cancelAccountErasure(ctx: Context, token: string): Promise<void> {
  await ctx.limits.consume('token');
  await transact(ctx, async (tx) => {
    const { user } = await useTokenIn(tx, [CANCEL_ERASURE], token);
    if (!(await keepAccountIn(tx, ctx, user))) throw deadLink();
  });
}

/**
 * The same by an admin, for another user.
 * @throws FORBIDDEN, BAD_USER_INPUT, NOT_FOUND if no erasure is scheduled
 */
export async function cancelUserErasure(ctx: Context, input: AdminAct): Promise<void> {
  const { userId, reason } = checkAct(ctx, input);
  await transact(ctx, async (tx) => {
    const actor = await actingAdmin(tx, ctx);
    if (!(await keepAccountIn(tx, ctx, userId, { actor, reason })))
      throw refuse.notFound('A scheduled erasure', 'userId');
  });
}

/**
 * Cancels an erasure, in a transaction, and returns whether there was one that had not begun. The job that begins it
 * writes the same account, so the later of the two finds nothing to do.
 */
export async function keepAccountIn(
  tx: Tx,
  ctx: Context,
  user: Types.ObjectId,
  by: { actor?: Types.ObjectId; reason?: string } = {},
): Promise<boolean> {
  const waiting = { _id: user, erasure: { $exists: true }, 'erasure.startedAt': { $exists: false } };
  const status = { $cond: [{ $ifNull: ['$suspension', false] }, UserStatus.SUSPENDED, UserStatus.ACTIVE] };
  const { modifiedCount } = await UserModel.collection.updateOne(
    waiting,
    [{ $set: { status, deletedAt: null } }, { $unset: 'erasure' }],
    { session: tx.session },
  );
  if (modifiedCount === 0) return false;
  await burnTokensIn(tx, user, CANCEL_ERASURE);
  await recordSecurity({ user, event: SecurityEvent.ERASURE_CANCELLED, ...by }, ctx.request, tx.session);
  const person = await findMailed({ _id: user }, tx.session);
  if (person) await mailPersonIn(tx, person, 'erasure-cancelled', { name: person.firstName });
  tx.emit('user.erasure-cancelled', { user }, by.actor ?? user);
  return true;
}
