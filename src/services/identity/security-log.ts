import type { ClientSession, Types } from 'mongoose';
import { readDevice } from '../../auth/device.js';
import type { RequestInfo } from '../../loaders/context.js';
import { SecurityLogModel, type SecurityEvent } from '../../models/identity/index.js';

/** An entry for the security log. */
export interface SecurityFact {
  user: Types.ObjectId | null;
  event: SecurityEvent;
  session?: Types.ObjectId;
  /** The acting user, if it is another one: an admin. */
  actor?: Types.ObjectId;
  /** The reason, as stated by the admin. */
  reason?: string;
  /** Further details. Never user input. */
  detail?: string;
}

/**
 * Appends to the security log: in the transaction of the fact, or alone for a failure. Entered logins and passwords
 * are never stored, because users confuse the two fields.
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
