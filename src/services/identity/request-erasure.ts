import type { Types } from 'mongoose';
import { requireViewer } from '../../auth/viewer.js';
import { transact, type Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import {
  Role,
  SecurityEvent,
  SessionEnd,
  TokenPurpose,
  UserModel,
  UserSessionModel,
  UserStatus,
  type AccountErasure,
} from '../../models/identity/index.js';
import { refuse } from '../../schema/errors.js';
import { actingAdmin, checkAct, type AdminAct } from './admin.js';
import { burnTokensIn, issueTokenIn } from './account-token.js';
import { endSessionsIn } from './end-sessions.js';
import { findMailed, mailPersonIn } from './mailed-person.js';
import { requirePassword } from './require-password.js';
import { recordSecurity } from './security-log.js';

/** A user without a password must have signed in this recently. */
const FRESH_MS = 10 * 60 * 1_000;

const { CANCEL_ERASURE, VERIFY_EMAIL, PASSWORD_RESET, MAGIC_LINK, EMAIL_CHANGE_NEW, EMAIL_CHANGE_OLD } =
  TokenPurpose;

/** The input of a request for erasure. */
export interface RequestErasureInput {
  /** Required if the account has one. */
  password?: string | null;
}

/**
 * Schedules the erasure of the viewer's account. It is disabled immediately, on all devices and for all users, and
 * erased in 30 days unless the user signs in again.
 * @throws FORBIDDEN for a wrong password, without a password after an old sign-in, and for admins; RATE_LIMITED
 */
export async function requestAccountErasure(
  ctx: Context,
  input: RequestErasureInput,
): Promise<AccountErasure> {
  const { id: user, sessionId, role } = requireViewer(ctx);
  const { passwordHash } = await requirePassword(ctx, input.password);
  if (!passwordHash) await requireFreshSession(sessionId);
  if (role === Role.ADMIN)
    throw refuse.forbidden('Admins cannot be erased; another admin must change the role first.');
  return transact(ctx, (tx) => scheduleIn(tx, ctx, user));
}

/**
 * The same by an admin, for a user who requested it in another way, also a suspended one. The user is notified by
 * mail and may sign in again as well.
 * @throws FORBIDDEN, BAD_USER_INPUT, NOT_FOUND, CONFLICT if it is scheduled already
 */
export async function requestUserErasure(ctx: Context, input: AdminAct): Promise<void> {
  const { userId, reason } = checkAct(ctx, input);
  await transact(ctx, async (tx) => {
    const actor = await actingAdmin(tx, ctx);
    await scheduleIn(tx, ctx, userId, { actor, reason });
  });
}

/** By the database's clock: the user signed in by a link or a provider just now. */
async function requireFreshSession(_id: Types.ObjectId): Promise<void> {
  const fresh = { $expr: { $gt: ['$createdAt', { $subtract: ['$$NOW', FRESH_MS] }] } };
  if (!(await UserSessionModel.exists({ _id, ...fresh })))
    throw refuse.forbidden('The last sign-in is too old; sign in again and repeat this within ten minutes.');
}

async function scheduleIn(
  tx: Tx,
  ctx: Context,
  user: Types.ObjectId,
  by: { actor?: Types.ObjectId; reason?: string } = {},
): Promise<AccountErasure> {
  const person = await findMailed({ _id: user }, tx.session);
  if (!person || (person.status === UserStatus.DELETED && !person.erasure))
    throw refuse.notFound('The user', 'userId');
  if (person.erasure) throw refuse.conflict('The erasure of this account is scheduled already.', 'userId');
  await burnTokensIn(tx, user, VERIFY_EMAIL, PASSWORD_RESET, MAGIC_LINK, EMAIL_CHANGE_NEW, EMAIL_CHANGE_OLD);
  const link = await issueTokenIn(tx, CANCEL_ERASURE, { user, email: person.email });
  const dueAt = link.usefulUntil;
  const erasure: AccountErasure = { requestedAt: tx.at, dueAt, ...(by.actor ? { by: by.actor } : {}) };
  // Signing in writes the account too, so a concurrent sign-in is retried.
  await UserModel.updateOne(
    { _id: user },
    { $set: { status: UserStatus.DELETED, deletedAt: tx.at, erasure } },
    { session: tx.session },
  );
  await endSessionsIn(tx, user, SessionEnd.ERASURE);
  await mailPersonIn(tx, person, 'erasure-scheduled', { name: person.firstName, on: dueAt }, link);
  await recordSecurity({ user, event: SecurityEvent.ERASURE_REQUESTED, ...by }, ctx.request, tx.session);
  tx.emit('user.erasure-scheduled', { user, dueAt }, by.actor ?? user);
  return erasure;
}
