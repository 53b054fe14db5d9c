import type { Types } from 'mongoose';
import { requireViewer } from '../../auth/viewer.js';
import { transact, type Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { SecurityEvent, TokenPurpose, UserModel, UserSecurityModel } from '../../models/identity/index.js';
import { refuse } from '../../schema/errors.js';
import { isInUse } from './account.js';
import { burnTokensIn, deadLink, issueTokenIn, LINK_MINUTES, useTokenIn } from './account-token.js';
import { findMailed, mailPersonIn } from './mailed-person.js';
import { recordSecurity } from './security-log.js';

const { VERIFY_EMAIL, EMAIL_CHANGE_NEW, EMAIL_CHANGE_OLD } = TokenPurpose;

/** Sends the link that verifies an address, in a transaction. Nothing for an account that is not active. */
export async function sendVerificationIn(tx: Tx, user: Types.ObjectId): Promise<void> {
  const person = await findMailed({ _id: user }, tx.session);
  if (!isInUse(person)) return;
  const link = await issueTokenIn(tx, VERIFY_EMAIL, { user, email: person.email });
  const data = { name: person.firstName, hours: LINK_MINUTES[VERIFY_EMAIL] / 60 };
  await mailPersonIn(tx, person, 'verify-email', data, link);
}

/**
 * Sends that link again.
 * @throws CONFLICT if the address is verified already, RATE_LIMITED
 */
export async function resendVerification(ctx: Context): Promise<void> {
  const { id } = requireViewer(ctx);
  await ctx.limits.consume('mail', id);
  await transact(ctx, async (tx) => {
    const user = await UserModel.findById(id, { emailVerifiedAt: 1 }).session(tx.session).lean();
    if (user?.emailVerifiedAt) throw refuse.conflict('This address is confirmed already.');
    await sendVerificationIn(tx, id);
  });
}

/**
 * Verifies an address by a link. Returns the user.
 * @throws BAD_USER_INPUT for an invalid link, also if the account has another address now
 */
export async function verifyEmail(ctx: Context, token: string): Promise<Types.ObjectId> {
  await ctx.limits.consume('token');
  return transact(ctx, async (tx) => {
    const { user, email } = await useTokenIn(tx, [VERIFY_EMAIL], token);
    const person = await findMailed({ _id: user }, tx.session);
    if (!isInUse(person) || person.email !== email) throw deadLink();
    await markVerifiedIn(tx, ctx, person);
    return user;
  });
}

/**
 * Marks an address as verified, in a transaction: every link that was used shows access to its mailbox. A pending
 * change to another address is cancelled, because it was requested before this verification.
 */
export async function markVerifiedIn(
  tx: Tx,
  ctx: Context,
  { _id, emailVerifiedAt }: { _id: Types.ObjectId; emailVerifiedAt: Date | null },
): Promise<void> {
  if (emailVerifiedAt) return;
  await UserModel.updateOne({ _id }, { $set: { emailVerifiedAt: tx.at } }, { session: tx.session });
  const waiting = { user: _id, emailChange: { $exists: true } };
  await UserSecurityModel.updateOne(waiting, { $unset: { emailChange: '' } }, { session: tx.session });
  await burnTokensIn(tx, _id, VERIFY_EMAIL, EMAIL_CHANGE_NEW, EMAIL_CHANGE_OLD);
  await recordSecurity({ user: _id, event: SecurityEvent.EMAIL_VERIFIED }, ctx.request, tx.session);
}
