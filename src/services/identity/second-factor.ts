import type { Types } from 'mongoose';
import { backupCodeHash } from '../../auth/backup-codes.js';
import { totpStep } from '../../auth/totp.js';
import type { Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { SecurityEvent, UserSecurityModel, type TwoFactor } from '../../models/identity/index.js';
import { ErrorCode, Refusal } from '../../schema/errors.js';
import { recordSecurity } from './security-log.js';

/** The input of a second factor. Empty counts as missing. */
export interface SecondFactor {
  totpCode?: string | null;
  backupCode?: string | null;
}

/** The fields of an account that the check of a second factor needs. */
export interface Guarded {
  _id: Types.ObjectId;
  twoFactor?: TwoFactor;
}

/** Thrown if a second factor is missing (no `field`) or wrong. */
export class SecondFactorNeeded extends Refusal {
  constructor(message: string, field?: 'totpCode' | 'backupCode') {
    super(field ? ErrorCode.INVALID_CREDENTIALS : ErrorCode.SECOND_FACTOR_REQUIRED, message, {
      secondFactor: true,
      ...(field ? { field } : {}),
    });
  }
}

/**
 * Checks a code of the account's second factor, in a transaction; accounts without one pass. The code is used up: of
 * two concurrent uses, one succeeds.
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
      throw new SecondFactorNeeded('This code is wrong, expired or used; enter a new code.', 'totpCode');
  } else if (backupCode) {
    if (!(await spendBackupCodeIn(tx, ctx, account._id, backupCode)))
      throw new SecondFactorNeeded('This backup code is wrong or was used before.', 'backupCode');
  } else throw new SecondFactorNeeded('A code of the second factor is needed as well.');
}

/** Uses up a code of the app. False if it is wrong, or its time step was used. */
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

/** Uses up a backup code. False if it is wrong or used. */
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
