import { requireViewer } from '../../auth/viewer.js';
import { transact, type Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { SecurityEvent, UserSecurityModel, type TwoFactor } from '../../models/identity/index.js';
import { refuse } from '../../schema/errors.js';
import { findMailed, mailPersonIn } from './mailed-person.js';
import { refuseConfirmation, requirePassword } from './require-password.js';
import { spendBackupCodeIn, spendTotpIn } from './second-factor.js';
import { recordSecurity } from './security-log.js';
import { backupCodesFor } from './start-two-factor.js';

/** The proof of identity for disabling or renewing the second factor. */
export interface TwoFactorProof {
  /** Required if the account has one. */
  password?: string | null;
  /** A code of the authenticator app, or a backup code. */
  code: string;
}

/**
 * Disables the second factor.
 * @throws FORBIDDEN naming `password` or `code`, CONFLICT if it is disabled, RATE_LIMITED
 */
export async function disableTwoFactor(ctx: Context, proof: TwoFactorProof): Promise<void> {
  await withProof(ctx, proof, async (tx) => {
    const { id: user } = requireViewer(ctx);
    const off = { $unset: { twoFactor: '', pendingTwoFactor: '', backupCodes: '' } } as const;
    await UserSecurityModel.updateOne({ user }, off, { session: tx.session });
    await recordSecurity({ user, event: SecurityEvent.TWO_FACTOR_DISABLED }, ctx.request, tx.session);
    const person = await findMailed({ _id: user }, tx.session);
    if (person) await mailPersonIn(tx, person, 'two-factor-disabled', { name: person.firstName, at: tx.at });
  });
}

/**
 * Creates new backup codes, which are shown only once. The old ones become invalid.
 * @throws FORBIDDEN naming `password` or `code`, CONFLICT if the second factor is disabled, RATE_LIMITED
 */
export async function regenerateBackupCodes(ctx: Context, proof: TwoFactorProof): Promise<string[]> {
  const { id: user } = requireViewer(ctx);
  const { codes, hashes } = backupCodesFor(user);
  await withProof(ctx, proof, async (tx) => {
    const update = { $set: { backupCodes: hashes } };
    await UserSecurityModel.updateOne({ user }, update, { session: tx.session });
    await recordSecurity({ user, event: SecurityEvent.BACKUP_CODES_RENEWED }, ctx.request, tx.session);
  });
  return codes;
}

/** Runs the change in a transaction that uses up the code, so that a code is valid for one action. */
async function withProof(
  ctx: Context,
  { password, code }: TwoFactorProof,
  work: (tx: Tx) => Promise<void>,
): Promise<void> {
  const { user, twoFactor } = await requirePassword(ctx, password);
  if (!twoFactor) throw off();
  const done = await transact(ctx, async (tx) => {
    const now = await UserSecurityModel.findOne({ user }).session(tx.session).lean();
    if (!now?.twoFactor) throw off();
    if (!(await spend(tx, now.twoFactor))) return false;
    await work(tx);
    return true;
  });
  if (done) return;
  await refuseConfirmation(ctx);
  throw refuse.forbidden('This code is wrong, expired or used; enter a new code.', 'code');

  async function spend(tx: Tx, factor: TwoFactor): Promise<boolean> {
    return (await spendTotpIn(tx, user, factor, code)) || spendBackupCodeIn(tx, ctx, user, code);
  }
}

const off = () => refuse.conflict('Two-factor authentication is off.');
