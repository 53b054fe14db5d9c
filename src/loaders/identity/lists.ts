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

/** The filter for a user's active sessions. */
const alive = (user: Types.ObjectId) => ({ user, revokedAt: null, expiresAt: { $gt: new Date() } });

/** One page of a user's active sessions. */
export async function scanSessions(
  loaders: Loaders,
  range: Range,
  user: Types.ObjectId,
): Promise<UserSession[]> {
  const list = { model: UserSessionModel, match: alive(user), order: BY_TIME };
  const rows = await scan<UserSession>(loaders, range, list);
  return rows.map((row) => typed('UserSession', row));
}

/** Number of a user's active sessions. */
export function countSessions(loaders: Loaders, user: Types.ObjectId): Promise<number> {
  return countRows(loaders, { model: UserSessionModel, match: alive(user) });
}

/** One page of an account's security log. */
export async function scanSecurityLog(
  loaders: Loaders,
  range: Range,
  user: Types.ObjectId,
): Promise<SecurityLogEntry[]> {
  const list = { model: SecurityLogModel, match: { user }, order: BY_TIME };
  const rows = await scan<SecurityLogEntry>(loaders, range, list);
  return rows.map((row) => typed('SecurityLogEntry', row));
}

/** Number of entries in an account's security log. */
export function countSecurityLog(loaders: Loaders, user: Types.ObjectId): Promise<number> {
  return countRows(loaders, { model: SecurityLogModel, match: { user } });
}
