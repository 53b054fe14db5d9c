import type { Types } from 'mongoose';
import { backupCodeHash, newBackupCodes } from '../../auth/backup-codes.js';
import { newTotpSecret, otpauthUrl, sealTotpSecret, totpStep } from '../../auth/totp.js';
import { requireViewer } from '../../auth/viewer.js';
import { transact } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { SecurityEvent, UserModel, UserSecurityModel } from '../../models/identity/index.js';
import { refuse } from '../../schema/errors.js';
import { findMailed, mailPersonIn } from './mailed-person.js';
import { recordSecurity } from './security-log.js';

/** How long a new secret waits for its first code. */
const PATIENCE_MS = 60 * 60 * 1_000;

/** The secret for an authenticator app. */
export interface StartedTwoFactor {
  secret: string;
  otpauthUrl: string;
}

/**
 * Creates a secret for an authenticator app. Sign-in requires no code until a first code has confirmed that the app
 * has it; starting again creates another secret.
 * @throws CONFLICT if the account has a second factor
 */
export async function startTwoFactor(ctx: Context): Promise<StartedTwoFactor> {
  const { id: user } = requireViewer(ctx);
  await ctx.limits.consume('signIn', user);
  const account = await UserModel.findById(user, { username: 1 }).lean();
  const secret = newTotpSecret();
  const pendingTwoFactor = { sealedSecret: sealTotpSecret(user, secret), startedAt: new Date() };
  const { matchedCount } = await UserSecurityModel.updateOne(
    { user, twoFactor: { $exists: false } },
    { $set: { pendingTwoFactor } },
    { writeConcern: { w: 'majority' } },
  );
  if (matchedCount === 0 || !account) throw alreadyOn();
  return { secret, otpauthUrl: otpauthUrl(secret, account.username) };
}

/**
 * Enables the second factor with the app's first code. Returns the backup codes, which are shown only once.
 * @throws BAD_USER_INPUT naming `code`, CONFLICT if nothing was started or it is enabled already
 */
export async function confirmTwoFactor(ctx: Context, code: string): Promise<string[]> {
  const { id: user } = requireViewer(ctx);
  await ctx.limits.consume('signIn', user);
  const security = await UserSecurityModel.findOne({ user }).lean();
  if (security?.twoFactor) throw alreadyOn();
  const pending = security?.pendingTwoFactor;
  if (!pending || pending.startedAt.getTime() < Date.now() - PATIENCE_MS)
    throw refuse.conflict('There is no setup to confirm; call startTwoFactor first.');
  const { sealedSecret } = pending;
  const lastStep = await totpStep(user, sealedSecret, code);
  if (lastStep === null)
    throw refuse.badInput('This code is wrong; enter the current code of the app.', 'code');
  const { codes, hashes } = backupCodesFor(user);
  await transact(ctx, async (tx) => {
    const { modifiedCount } = await UserSecurityModel.updateOne(
      { user, twoFactor: { $exists: false }, 'pendingTwoFactor.sealedSecret': sealedSecret },
      {
        $set: { twoFactor: { sealedSecret, enabledAt: tx.at, lastStep }, backupCodes: hashes },
        $unset: { pendingTwoFactor: '' },
      },
      { session: tx.session },
    );
    if (modifiedCount === 0) throw alreadyOn();
    // Signing in writes the account too, so a concurrent sign-in without a code is retried and needs one.
    await UserModel.updateOne({ _id: user }, { $set: { updatedAt: tx.at } }, { session: tx.session });
    await recordSecurity({ user, event: SecurityEvent.TWO_FACTOR_ENABLED }, ctx.request, tx.session);
    const person = await findMailed({ _id: user }, tx.session);
    if (person) await mailPersonIn(tx, person, 'two-factor-enabled', { name: person.firstName, at: tx.at });
  });
  return codes;
}

/** New backup codes, and their stored hashes. */
export function backupCodesFor(user: Types.ObjectId): { codes: string[]; hashes: string[] } {
  const codes = newBackupCodes();
  return { codes, hashes: codes.map((code) => backupCodeHash(user, code)!) };
}

const alreadyOn = () => refuse.conflict('Two-factor authentication is on already.');
