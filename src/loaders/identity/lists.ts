import type { Types } from 'mongoose';
import {
  SecurityLogModel,
  UserSessionModel,
  type SecurityLogEntry,
  type UserSession,
} from '../../models/identity/index.js';
import type { Range } from '../../schema/page-args.js';
import type { Loaders } from '../context.js';
import { typed } from '../factories.js';
import type { ListOrder } from '../keyset.js';
import { countRows, scan } from '../scan.js';

/** Latest first. */
const BY_TIME: ListOrder = { field: 'createdAt', direction: -1 };

/** The sessions of a person that are alive now. */
const alive = (user: Types.ObjectId) => ({ user, revokedAt: null, expiresAt: { $gt: new Date() } });

/** One page of the devices on which a person is signed in. */
export async function scanSessions(
  loaders: Loaders,
  range: Range,
  user: Types.ObjectId,
): Promise<UserSession[]> {
  const list = { model: UserSessionModel, match: alive(user), order: BY_TIME };
  const rows = await scan<UserSession>(loaders, range, list);
  return rows.map((row) => typed('UserSession', row));
}

/** How many there are. */
export function countSessions(loaders: Loaders, user: Types.ObjectId): Promise<number> {
  return countRows(loaders, { model: UserSessionModel, match: alive(user) });
}

/** One page of what concerns the safety of an account. */
export async function scanSecurityLog(
  loaders: Loaders,
  range: Range,
  user: Types.ObjectId,
): Promise<SecurityLogEntry[]> {
  const list = { model: SecurityLogModel, match: { user }, order: BY_TIME };
  const rows = await scan<SecurityLogEntry>(loaders, range, list);
  return rows.map((row) => typed('SecurityLogEntry', row));
}

/** How much of it there is. */
export function countSecurityLog(loaders: Loaders, user: Types.ObjectId): Promise<number> {
  return countRows(loaders, { model: SecurityLogModel, match: { user } });
}
