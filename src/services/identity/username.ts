import type { Types } from 'mongoose';
import { normaliseUsername } from '../../auth/normalise.js';
import { requireViewer } from '../../auth/viewer.js';
import { transact, type Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import {
  FormerUsernameModel,
  nextUsernameChange,
  searchKeysOf,
  SecurityEvent,
  UserModel,
} from '../../models/identity/index.js';
import { refuse } from '../../schema/errors.js';
import { recordSecurity } from './security-log.js';

const RESERVED_MS = 90 * 24 * 60 * 60 * 1_000;

/**
 * Refuses a username that is reserved for its last owner. A user who takes a name while it is given up conflicts in
 * the unique index; the later one is retried and sees the reservation.
 * @throws CONFLICT naming `username`
 */
export async function refuseReserved(
  tx: Tx,
  usernameKey: string,
  user: Types.ObjectId | null,
): Promise<void> {
  const kept = { usernameKey, reservedUntil: { $gt: tx.at }, ...(user ? { user: { $ne: user } } : {}) };
  if (await FormerUsernameModel.exists(kept).session(tx.session))
    throw refuse.conflict('This username is taken.', 'username');
}

/**
 * Changes the viewer's username, once in 30 days. The old one still leads to the user and is reserved for 90 days.
 * Changing only the case is always allowed.
 * @throws BAD_USER_INPUT, CONFLICT naming `username`
 */
export async function changeUsername(ctx: Context, input: { username: string }): Promise<void> {
  const { id } = requireViewer(ctx);
  const { username, key } = normaliseUsername(input.username);
  await transact(ctx, (tx) => changeIn(tx, ctx, id, username, key));
}

async function changeIn(
  tx: Tx,
  ctx: Context,
  _id: Types.ObjectId,
  username: string,
  usernameKey: string,
): Promise<void> {
  const { session } = tx;
  const user = await UserModel.findById(_id).session(session).lean();
  if (!user) throw refuse.notFound('The account');
  if (user.username === username) return;
  if (user.usernameKey !== usernameKey) {
    await refuseTooSoon(tx, _id);
    const taken = await UserModel.exists({ usernameKey }).session(session);
    if (taken) throw refuse.conflict('This username is taken.', 'username');
    await refuseReserved(tx, usernameKey, _id);
    const reservedUntil = new Date(tx.at.getTime() + RESERVED_MS);
    const old = { user: _id, username: user.username, usernameKey: user.usernameKey };
    await new FormerUsernameModel({ ...old, changedAt: tx.at, reservedUntil }).save({ session });
  }
  const searchKeys = searchKeysOf({ ...user, username });
  await UserModel.updateOne({ _id }, { $set: { username, usernameKey, searchKeys } }, { session });
  const fact = { user: _id, event: SecurityEvent.USERNAME_CHANGED };
  await recordSecurity({ ...fact, detail: `${user.username} → ${username}` }, ctx.request, session);
  tx.emit('user.profile-updated', { user: _id, fields: ['username'] }, _id);
}

/** Concurrent changes both write the account, so the later one is retried and finds the other here. */
async function refuseTooSoon(tx: Tx, user: Types.ObjectId): Promise<void> {
  const last = await FormerUsernameModel.findOne({ user }).sort({ changedAt: -1 }).session(tx.session).lean();
  const next = nextUsernameChange(last);
  if (next && next > tx.at)
    throw refuse.conflict(
      `A username can be changed once in 30 days: next on ${next.toISOString()}.`,
      'username',
    );
}
