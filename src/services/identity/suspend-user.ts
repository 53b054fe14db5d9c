import type { Types } from 'mongoose';
import { transact, type Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { SecurityEvent, SessionEnd, UserModel, UserStatus } from '../../models/identity/index.js';
import { refuse } from '../../schema/errors.js';
import { actingAdmin, checkAct, type AdminAct } from './admin.js';
import { endSessionsIn } from './end-sessions.js';
import { recordSecurity } from './security-log.js';

/** The input of a suspension. */
export interface SuspendUserInput extends AdminAct {
  /** When it ends automatically. */
  until?: Date | null;
}

/** The longest suspension with an end; later dates are typing errors. */
const LONGEST_MS = 10 * 366 * 24 * 60 * 60 * 1_000;

/**
 * Suspends an account: its tokens become invalid, and its content is hidden. Suspending again changes the reason and
 * the end.
 * @throws FORBIDDEN, BAD_USER_INPUT, NOT_FOUND
 */
export async function suspendUser(ctx: Context, input: SuspendUserInput): Promise<void> {
  const { userId, reason } = checkAct(ctx, input);
  const until = input.until ?? null;
  if (until !== null && !(until.getTime() > Date.now() && until.getTime() < Date.now() + LONGEST_MS))
    throw refuse.badInput('This end is not allowed; a time in the future, within ten years, is.', 'until');
  await transact(ctx, async (tx) => {
    const actor = await actingAdmin(tx, ctx);
    const before = await UserModel.findOneAndUpdate(
      { _id: userId, status: { $ne: UserStatus.DELETED }, deletedAt: null },
      { $set: { status: UserStatus.SUSPENDED, suspension: { reason, at: tx.at, until, by: actor } } },
      { session: tx.session, returnDocument: 'before', projection: { status: 1 } },
    ).lean();
    if (!before) throw refuse.notFound('The user', 'userId');
    await endSessionsIn(tx, userId, SessionEnd.SUSPENDED);
    const fact = { user: userId, event: SecurityEvent.ACCOUNT_SUSPENDED, actor, reason };
    await recordSecurity(fact, ctx.request, tx.session);
    if (before.status !== UserStatus.SUSPENDED) tx.emit('user.suspended', { user: userId, until }, actor);
  });
}

/** Ends a suspension. An active account is unchanged. @throws FORBIDDEN, BAD_USER_INPUT, NOT_FOUND */
export async function restoreUser(ctx: Context, input: AdminAct): Promise<void> {
  const { userId, reason } = checkAct(ctx, input);
  await transact(ctx, async (tx) => {
    const actor = await actingAdmin(tx, ctx);
    if (await restoreIn(tx, userId)) {
      const fact = { user: userId, event: SecurityEvent.ACCOUNT_RESTORED, actor, reason };
      await recordSecurity(fact, ctx.request, tx.session);
      tx.emit('user.restored', { user: userId }, actor);
      return;
    }
    const there = { _id: userId, status: UserStatus.ACTIVE, deletedAt: null };
    if (!(await UserModel.exists(there).session(tx.session))) throw refuse.notFound('The user', 'userId');
  });
}

/** Ends a suspension that matches the condition. Returns whether there was one. */
async function restoreIn(tx: Tx, _id: Types.ObjectId, which: Record<string, unknown> = {}): Promise<boolean> {
  const { modifiedCount } = await UserModel.collection.updateOne(
    { _id, status: UserStatus.SUSPENDED, ...which },
    { $set: { status: UserStatus.ACTIVE }, $unset: { suspension: '' } },
    { session: tx.session },
  );
  return modifiedCount === 1;
}

const BATCH = 200;

/**
 * Ends expired suspensions, each in its own transaction and on the condition that it is still expired, because an
 * admin may extend it concurrently. Returns their number.
 */
export async function liftSuspensions({ signal }: { signal: AbortSignal }): Promise<number> {
  let lifted = 0;
  while (!signal.aborted) {
    const over = { 'suspension.until': { $lte: new Date() } };
    const due = { status: UserStatus.SUSPENDED, ...over };
    const users = await UserModel.find(due, { _id: 1 }).sort({ 'suspension.until': 1 }).limit(BATCH).lean();
    if (users.length === 0) break;
    for (const { _id } of users) {
      if (signal.aborted) break;
      await transact(null, async (tx) => {
        if (!(await restoreIn(tx, _id, over))) return;
        await recordSecurity({ user: _id, event: SecurityEvent.ACCOUNT_RESTORED }, null, tx.session);
        tx.emit('user.restored', { user: _id });
      });
      lifted += 1;
    }
  }
  return lifted;
}
