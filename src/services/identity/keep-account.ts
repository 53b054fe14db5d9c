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
 * Keeps one's account after all, by the link of the mail. It is as it was, suspended where it was suspended; nobody is
 * signed in by this.
 * @throws BAD_USER_INPUT for a link of no use, also because the erasure is under way
 */
export async function cancelAccountErasure(ctx: Context, token: string): Promise<void> {
  await ctx.limits.consume('token');
  await transact(ctx, async (tx) => {
    const { user } = await useTokenIn(tx, [CANCEL_ERASURE], token);
    if (!(await keepAccountIn(tx, ctx, user))) throw deadLink();
  });
}

/**
 * The same by an admin, for somebody.
 * @throws FORBIDDEN, BAD_USER_INPUT, NOT_FOUND where no erasure waits
 */
export async function cancelUserErasure(ctx: Context, input: AdminAct): Promise<void> {
  const { userId, reason } = checkAct(ctx, input);
  await transact(ctx, async (tx) => {
    const actor = await actingAdmin(tx, ctx);
    if (!(await keepAccountIn(tx, ctx, userId, { actor, reason })))
      throw refuse.notFound('An account that waits to be erased', 'userId');
  });
}

/**
 * Calls an erasure off, in a transaction, and tells whether there was one that had not begun: the job that begins it
 * writes the same account, so one of the two comes second and finds nothing to do.
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
