import type { Types } from 'mongoose';
import { backupCodeHash } from '../../auth/backup-codes.js';
import { totpStep } from '../../auth/totp.js';
import type { Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { SecurityEvent, UserSecurityModel, type TwoFactor } from '../../models/identity/index.js';
import { ErrorCode, Refusal } from '../../schema/errors.js';
import { recordSecurity } from './security-log.js';

/** What somebody shows beside the password; empty counts as nothing. */
export interface SecondFactor {
  totpCode?: string | null;
  backupCode?: string | null;
}

/** The part of an account that a second factor is checked against. */
export interface Guarded {
  _id: Types.ObjectId;
  twoFactor?: TwoFactor;
}

/** Thrown where a second factor is missing (no `field`) or no good. */
export class SecondFactorNeeded extends Refusal {
  constructor(message: string, field?: 'totpCode' | 'backupCode') {
    super(ErrorCode.UNAUTHENTICATED, message, { secondFactor: true, ...(field ? { field } : {}) });
  }
}

/**
 * Lets pass, in a transaction, who shows a good code of the account's second factor, or whose account has none. A code
 * is used up by it: of the same one twice at the same time, one gets through.
 * @throws SecondFactorNeeded
 */
export async function passSecondFactorIn(
  tx: Tx,
  ctx: Context,
  account: Guarded,
  { totpCode, backupCode }: SecondFactor,
): Promise<void> {
  if (!account.twoFactor) return;
  if (totpCode) {
    if (!(await spendTotpIn(tx, account._id, account.twoFactor, totpCode)))
      throw new SecondFactorNeeded('This code is wrong, over, or was used before.', 'totpCode');
  } else if (backupCode) {
    if (!(await spendBackupCodeIn(tx, ctx, account._id, backupCode)))
      throw new SecondFactorNeeded('This backup code is wrong or was used before.', 'backupCode');
  } else throw new SecondFactorNeeded('A code of the second factor is needed as well.');
}

/** Uses a code of the app up; false where it is none, or not the first of its time step. */
export async function spendTotpIn(
  tx: Tx,
  user: Types.ObjectId,
  { sealedSecret, lastStep }: TwoFactor,
  code: string,
): Promise<boolean> {
  const step = await totpStep(user, sealedSecret, code, lastStep);
  if (step === null) return false;
  const { modifiedCount } = await UserSecurityModel.updateOne(
    { user, 'twoFactor.sealedSecret': sealedSecret, 'twoFactor.lastStep': { $lt: step } },
    { $set: { 'twoFactor.lastStep': step } },
    { session: tx.session },
  );
  return modifiedCount === 1;
}

/** Uses a backup code up; false where it is none, or not any more. */
export async function spendBackupCodeIn(
  tx: Tx,
  ctx: Context,
  user: Types.ObjectId,
  code: string,
): Promise<boolean> {
  const hash = backupCodeHash(user, code);
  if (hash === null) return false;
  const { modifiedCount } = await UserSecurityModel.updateOne(
    { user, backupCodes: hash },
    { $pull: { backupCodes: hash } },
    { session: tx.session },
  );
  if (modifiedCount === 0) return false;
  await recordSecurity({ user, event: SecurityEvent.BACKUP_CODE_USED }, ctx.request, tx.session);
  return true;
}
