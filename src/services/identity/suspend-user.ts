import type { Types } from 'mongoose';
import { transact, type Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { SecurityEvent, SessionEnd, UserModel, UserStatus } from '../../models/identity/index.js';
import { refuse } from '../../schema/errors.js';
import { actingAdmin, checkAct, type AdminAct } from './admin.js';
import { endSessionsIn } from './end-sessions.js';
import { recordSecurity } from './security-log.js';

/** What suspending asks for. */
export interface SuspendUserInput extends AdminAct {
  /** When it ends by itself. */
  until?: Date | null;
}

/** Longer than this is for good; far dates are typing errors. */
const LONGEST_MS = 10 * 366 * 24 * 60 * 60 * 1_000;

/**
 * Puts an account out of use: no token of it is good any more, and nothing of the person is seen. Suspending again
 * gives the suspension another reason and end.
 * @throws FORBIDDEN, BAD_USER_INPUT, NOT_FOUND
 */
export async function suspendUser(ctx: Context, input: SuspendUserInput): Promise<void> {
  const { userId, reason } = checkAct(ctx, input);
  const until = input.until ?? null;
  if (until !== null && !(until.getTime() > Date.now() && until.getTime() < Date.now() + LONGEST_MS))
    throw refuse.badInput('The end lies in the future, within ten years.', 'until');
  await transact(ctx, async (tx) => {
    const actor = await actingAdmin(tx, ctx);
    const before = await UserModel.findOneAndUpdate(
      { _id: userId, status: { $ne: UserStatus.DELETED }, deletedAt: null },
      { $set: { status: UserStatus.SUSPENDED, suspension: { reason, at: tx.at, until, by: actor } } },
      { session: tx.session, returnDocument: 'before', projection: { status: 1 } },
    ).lean();
    if (!before) throw refuse.notFound('The person', 'userId');
    await endSessionsIn(tx, userId, SessionEnd.SUSPENDED);
    const fact = { user: userId, event: SecurityEvent.ACCOUNT_SUSPENDED, actor, reason };
    await recordSecurity(fact, ctx.request, tx.session);
    if (before.status !== UserStatus.SUSPENDED) tx.emit('user.suspended', { user: userId, until }, actor);
  });
}

/** Puts an account in use again. One that is in use stays as it is. @throws FORBIDDEN, BAD_USER_INPUT, NOT_FOUND */
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
    if (!(await UserModel.exists(there).session(tx.session))) throw refuse.notFound('The person', 'userId');
  });
}

/** Ends a suspension, if there is one that meets the condition. Tells whether. */
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
 * Ends the suspensions whose time is over, each in a transaction of its own and on the condition that its time is still
 * over: an admin may prolong it at this moment. Returns how many.
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
