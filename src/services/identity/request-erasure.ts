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

/** Whoever has no password has to have signed in so recently. */
const FRESH_MS = 10 * 60 * 1_000;

const { CANCEL_ERASURE, VERIFY_EMAIL, PASSWORD_RESET, MAGIC_LINK, EMAIL_CHANGE_NEW, EMAIL_CHANGE_OLD } =
  TokenPurpose;

/** What asking to be erased takes. */
export interface RequestErasureInput {
  /** Needed where the account has one. */
  password?: string | null;
}

/**
 * Asks for one's account to be erased. It is out of use at once, on all devices and for everybody, and is erased in 30
 * days unless somebody comes back.
 * @throws FORBIDDEN for a wrong password, without one after a sign-in of long ago, and for admins; RATE_LIMITED
 */
export async function requestAccountErasure(
  ctx: Context,
  input: RequestErasureInput,
): Promise<AccountErasure> {
  const { id: user, sessionId, role } = requireViewer(ctx);
  const { passwordHash } = await requirePassword(ctx, input.password);
  if (!passwordHash) await requireFreshSession(sessionId);
  if (role === Role.ADMIN)
    throw refuse.forbidden('An admin gives up that role first, so that there is always one left.');
  return transact(ctx, (tx) => scheduleIn(tx, ctx, user));
}

/**
 * The same by an admin, for somebody who has asked for it elsewhere; suspended people, too. They are told by mail and may
 * come back as well.
 * @throws FORBIDDEN, BAD_USER_INPUT, NOT_FOUND, CONFLICT where it is scheduled already
 */
export async function requestUserErasure(ctx: Context, input: AdminAct): Promise<void> {
  const { userId, reason } = checkAct(ctx, input);
  await transact(ctx, async (tx) => {
    const actor = await actingAdmin(tx, ctx);
    await scheduleIn(tx, ctx, userId, { actor, reason });
  });
}

/** By the database's clock: a link or a provider has let this person in just now. */
async function requireFreshSession(_id: Types.ObjectId): Promise<void> {
  const fresh = { $expr: { $gt: ['$createdAt', { $subtract: ['$$NOW', FRESH_MS] }] } };
  if (!(await UserSessionModel.exists({ _id, ...fresh })))
    throw refuse.forbidden('Sign in anew first, and then ask again within ten minutes.');
}

async function scheduleIn(
  tx: Tx,
  ctx: Context,
  user: Types.ObjectId,
  by: { actor?: Types.ObjectId; reason?: string } = {},
): Promise<AccountErasure> {
  const person = await findMailed({ _id: user }, tx.session);
  if (!person || (person.status === UserStatus.DELETED && !person.erasure))
    throw refuse.notFound('The person', 'userId');
  if (person.erasure) throw refuse.conflict('The account waits to be erased already.', 'userId');
  await burnTokensIn(tx, user, VERIFY_EMAIL, PASSWORD_RESET, MAGIC_LINK, EMAIL_CHANGE_NEW, EMAIL_CHANGE_OLD);
  const link = await issueTokenIn(tx, CANCEL_ERASURE, { user, email: person.email });
  const dueAt = link.usefulUntil;
  const erasure: AccountErasure = { requestedAt: tx.at, dueAt, ...(by.actor ? { by: by.actor } : {}) };
  // Signing in writes the account, too: one that goes on at the same time runs again.
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
