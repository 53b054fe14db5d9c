import type { Types } from 'mongoose';
import { UserSecurityModel } from '../../models/identity/index.js';
import { batched } from '../factories.js';

/** The part of `user_security` that its user may see: no secret, and nothing derived from one. */
export interface Safety {
  enabledAt: Date | null;
  backupCodesLeft: number;
  pendingEmail: string | null;
}

const NOTHING: Safety = { enabledAt: null, backupCodesLeft: 0, pendingEmail: null };

/** The security settings of accounts, by user. */
export const safetyOfUser = batched<Safety>('UserSecurity.safety', async (ids, { roundTrip }) => {
  const waiting = { $gt: ['$emailChange.expiresAt', '$$NOW'] };
  const rows = await roundTrip.ask<Safety & { user: Types.ObjectId }>(UserSecurityModel, [
    { $match: { user: { $in: [...ids] } } },
    {
      $project: {
        _id: 0,
        user: 1,
        enabledAt: { $ifNull: ['$twoFactor.enabledAt', null] },
        backupCodesLeft: { $size: { $ifNull: ['$backupCodes', []] } },
        pendingEmail: { $cond: [waiting, '$emailChange.email', null] },
      },
    },
  ]);
  const found = new Map(rows.map((row) => [row.user.toHexString(), row]));
  return ids.map((id) => found.get(id.toHexString()) ?? NOTHING);
});
