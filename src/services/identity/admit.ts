import { createHash } from 'node:crypto';
import { readDevice } from '../../auth/device.js';
import type { Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import {
  SecurityEvent,
  UserSecurityModel,
  UserSessionModel,
  type UserSession,
} from '../../models/identity/index.js';
import { mayReturn, type Account } from './account.js';
import { keepAccountIn } from './keep-account.js';
import { findMailed, mailPersonIn } from './mailed-person.js';
import { passSecondFactorIn, type SecondFactor } from './second-factor.js';
import { recordSecurity } from './security-log.js';
import { startSessionIn } from './start-session.js';

/**
 * The last step of every sign-in, in a transaction: second factor, new session, mails. It cancels a scheduled
 * erasure.
 * @throws SecondFactorNeeded
 */
export async function admitIn(
  tx: Tx,
  ctx: Context,
  account: Account,
  factor: SecondFactor,
): Promise<UserSession> {
  await passSecondFactorIn(tx, ctx, account, factor);
  const user = account._id;
  if (mayReturn(account)) await keepAccountIn(tx, ctx, user);
  const session = await startSessionIn(tx, user, ctx.request);
  if (account.loginAttempts > 0) {
    const forget = { $unset: { loginAttempts: '', lastFailedAt: '' } } as const;
    await UserSecurityModel.updateOne({ user }, forget, { session: tx.session });
  }
  await tellOfDevice(tx, ctx, session);
  const fact = { user, event: SecurityEvent.SIGNED_IN, session: session._id };
  await recordSecurity(fact, ctx.request, tx.session);
  return session;
}

/** Sends a mail if the account has no stored session from such a device. */
async function tellOfDevice(tx: Tx, ctx: Context, session: UserSession): Promise<void> {
  const { _id, user, device = null, browser = null, os = null } = session;
  const alike = { user, device, browser, os, _id: { $ne: _id } };
  if (await UserSessionModel.findOne(alike, { _id: 1 }).session(tx.session).lean()) return;
  const person = await findMailed({ _id: user }, tx.session);
  if (!person?.safetyMails) return;
  const { words } = readDevice(ctx.request.userAgent);
  const data = { name: person.firstName, device: words ?? '?', ip: ctx.request.ip, at: tx.at };
  // Several tabs at the same time cause one mail.
  const name = createHash('sha256').update(`${device}/${browser}/${os}`).digest('base64url').slice(0, 16);
  await mailPersonIn(tx, person, 'new-device', data, { key: `new-device:${user.toHexString()}:${name}` });
}
