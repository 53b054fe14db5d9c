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

/** What an authenticator app needs. */
export interface StartedTwoFactor {
  secret: string;
  otpauthUrl: string;
}

/**
 * Makes a secret for an authenticator app. Nothing is asked for at sign-in until a first code has shown that the app has
 * it; starting again makes another secret.
 * @throws CONFLICT where the account has a second factor
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
 * Turns the second factor on with the app's first code. Answers the backup codes, which are shown this once.
 * @throws BAD_USER_INPUT naming `code`, CONFLICT where nothing was started or it is on already
 */
export async function confirmTwoFactor(ctx: Context, code: string): Promise<string[]> {
  const { id: user } = requireViewer(ctx);
  await ctx.limits.consume('signIn', user);
  const security = await UserSecurityModel.findOne({ user }).lean();
  if (security?.twoFactor) throw alreadyOn();
  const pending = security?.pendingTwoFactor;
  if (!pending || pending.startedAt.getTime() < Date.now() - PATIENCE_MS)
    throw refuse.conflict('Start the second factor first.');
  const { sealedSecret } = pending;
  const lastStep = await totpStep(user, sealedSecret, code);
  if (lastStep === null) throw refuse.badInput('The app shows another code.', 'code');
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
    // Signing in writes the account, too: one that goes on at the same time without a code runs again, and needs one.
    await UserModel.updateOne({ _id: user }, { $set: { updatedAt: tx.at } }, { session: tx.session });
    await recordSecurity({ user, event: SecurityEvent.TWO_FACTOR_ENABLED }, ctx.request, tx.session);
    const person = await findMailed({ _id: user }, tx.session);
    if (person) await mailPersonIn(tx, person, 'two-factor-enabled', { name: person.firstName, at: tx.at });
  });
  return codes;
}

/** New backup codes, and what is kept of them. */
export function backupCodesFor(user: Types.ObjectId): { codes: string[]; hashes: string[] } {
  const codes = newBackupCodes();
  return { codes, hashes: codes.map((code) => backupCodeHash(user, code)!) };
}

const alreadyOn = () => refuse.conflict('The second factor is on already.');
