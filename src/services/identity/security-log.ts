import type { ClientSession, Types } from 'mongoose';
import { readDevice } from '../../auth/device.js';
import type { RequestInfo } from '../../loaders/context.js';
import { SecurityLogModel, type SecurityEvent } from '../../models/identity/index.js';

/** What happened to whom. */
export interface SecurityFact {
  user: Types.ObjectId | null;
  event: SecurityEvent;
  session?: Types.ObjectId;
  /** Who did it, where that is somebody else: an admin. */
  actor?: Types.ObjectId;
  /** Why, in the admin's words. */
  reason?: string;
  /** More about what happened; never anything that was typed. */
  detail?: string;
}

/**
 * Appends to the security log: in a transaction with what it tells of, or alone where something failed. What was typed
 * as login or password is never kept: people type the one into the field of the other.
 */
export async function recordSecurity(
  fact: SecurityFact,
  request: Pick<RequestInfo, 'ip' | 'userAgent'> | null,
  session?: ClientSession,
): Promise<void> {
  const { words } = readDevice(request?.userAgent ?? '');
  await new SecurityLogModel({
    ...fact,
    ...(request ? { ipAddress: request.ip } : {}),
    ...(words ? { device: words } : {}),
  }).save(session ? { session } : {});
}
