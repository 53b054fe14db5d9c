import type { Types } from 'mongoose';
import { requireViewer } from '../../auth/viewer.js';
import { transact, type Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import {
  SecurityEvent,
  TokenPurpose,
  UserModel,
  UserSecurityModel,
  type EmailChange,
} from '../../models/identity/index.js';
import { refuse } from '../../schema/errors.js';
import { findAccount, isInUse } from './account.js';
import { burnTokensIn, deadLink, useTokenIn } from './account-token.js';
import { recordSecurity } from './security-log.js';

const { VERIFY_EMAIL, PASSWORD_RESET, MAGIC_LINK, EMAIL_CHANGE_NEW, EMAIL_CHANGE_OLD } = TokenPurpose;

/** The state of a change of address. */
export interface ConfirmedEmailChange {
  user: Types.ObjectId;
  /** False while the other address has not confirmed. */
  changed: boolean;
}

/**
 * One of the two addresses confirms. After the last confirmation the address changes, and counts as verified.
 * @throws BAD_USER_INPUT for an invalid link, CONFLICT if another account has taken the address meanwhile
 */
export async function confirmEmailChange(ctx: Context, token: string): Promise<ConfirmedEmailChange> {
  await ctx.limits.consume('token');
  return transact(ctx, async (tx) => {
    const { user, change, isNew } = await openChange(tx, token);
    const newAgreed = change.newAgreed || isNew;
    const oldAgreed = change.oldAgreed || !isNew;
    if (newAgreed && oldAgreed) await apply(tx, ctx, user, change);
    else {
      // Both may confirm at the same time; they write the same row, so the later one sees the other.
      const agreed = { 'emailChange.newAgreed': newAgreed, 'emailChange.oldAgreed': oldAgreed };
      await UserSecurityModel.updateOne({ user }, { $set: agreed }, { session: tx.session });
    }
    return { user, changed: newAgreed && oldAgreed };
  });
}

/**
 * Cancels a change of address: by the link in either mail, or by the signed-in user without a link.
 * @throws BAD_USER_INPUT for an invalid link, UNAUTHENTICATED without a link or session, NOT_FOUND if none is pending
 */
export async function cancelEmailChange(ctx: Context, token?: string | null): Promise<void> {
  if (token == null) requireViewer(ctx);
  await ctx.limits.consume('token');
  await transact(ctx, async (tx) => {
    const user = token == null ? requireViewer(ctx).id : (await openChange(tx, token)).user;
    const { modifiedCount } = await UserSecurityModel.updateOne(
      { user, emailChange: { $exists: true } },
      { $unset: { emailChange: '' } },
      { session: tx.session },
    );
    if (modifiedCount === 0) throw refuse.notFound('A change of the address');
    await burnTokensIn(tx, user, EMAIL_CHANGE_NEW, EMAIL_CHANGE_OLD);
    await recordSecurity({ user, event: SecurityEvent.EMAIL_CHANGE_CANCELLED }, ctx.request, tx.session);
  });
}

/** The change of a link, if it is still the pending one. */
async function openChange(
  tx: Tx,
  token: string,
): Promise<{ user: Types.ObjectId; change: EmailChange; isNew: boolean }> {
  const used = await useTokenIn(tx, [EMAIL_CHANGE_NEW, EMAIL_CHANGE_OLD], token);
  const { user, purpose } = used;
  const security = await UserSecurityModel.findOne({ user }).session(tx.session).lean();
  const change = security?.emailChange;
  if (!change || !used.change || !change.id.equals(used.change)) throw deadLink();
  if (!isInUse(await findAccount({ _id: user }, tx.session))) throw deadLink();
  return { user, change, isNew: purpose === EMAIL_CHANGE_NEW };
}

async function apply(tx: Tx, ctx: Context, _id: Types.ObjectId, { email }: EmailChange): Promise<void> {
  if (await UserModel.findOne({ email }, { _id: 1 }).session(tx.session).lean())
    throw refuse.conflict('There is an account with this e-mail address.', 'email');
  const changed = { $set: { email, emailVerifiedAt: tx.at } };
  await UserModel.updateOne({ _id }, changed, { session: tx.session });
  await UserSecurityModel.updateOne({ user: _id }, { $unset: { emailChange: '' } }, { session: tx.session });
  // Links that were sent to the old address become invalid.
  await burnTokensIn(tx, _id, VERIFY_EMAIL, PASSWORD_RESET, MAGIC_LINK, EMAIL_CHANGE_NEW, EMAIL_CHANGE_OLD);
  await recordSecurity({ user: _id, event: SecurityEvent.EMAIL_CHANGED }, ctx.request, tx.session);
}
