import type { Types } from 'mongoose';
import {
  SecurityLogModel,
  UserSessionModel,
  type SecurityLogEntry,
  type UserSession,
} from '../../models/identity/index.js';
import type { Range } from '../../schema/page-args.js';
import { typed } from '../factories.js';
import { keyset, type ListOrder } from '../keyset.js';

/** Latest first. */
const BY_TIME: ListOrder = { field: 'createdAt', direction: -1 };

/** The sessions of a person that are alive now. */
const alive = (user: Types.ObjectId) => ({ user, revokedAt: null, expiresAt: { $gt: new Date() } });

/** One page of the devices on which a person is signed in. */
export async function scanSessions(range: Range, user: Types.ObjectId): Promise<UserSession[]> {
  const { where, sort, limit } = keyset(BY_TIME, range);
  const rows = await UserSessionModel.find({ ...alive(user), ...where })
    .sort(sort)
    .limit(limit)
    .lean<UserSession[]>();
  return rows.map((row) => typed('UserSession', row));
}

/** How many there are. */
export function countSessions(user: Types.ObjectId): Promise<number> {
  return UserSessionModel.countDocuments(alive(user));
}

/** One page of what concerns the safety of an account. */
export async function scanSecurityLog(range: Range, user: Types.ObjectId): Promise<SecurityLogEntry[]> {
  const { where, sort, limit } = keyset(BY_TIME, range);
  const rows = await SecurityLogModel.find({ user, ...where })
    .sort(sort)
    .limit(limit)
    .lean<SecurityLogEntry[]>();
  return rows.map((row) => typed('SecurityLogEntry', row));
}

/** How much of it there is. */
export function countSecurityLog(user: Types.ObjectId): Promise<number> {
  return SecurityLogModel.countDocuments({ user });
}
