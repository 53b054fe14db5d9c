import type { Types } from 'mongoose';
import type { ProfileVisibility } from '../models/identity/index.js';

type ObjectId = Types.ObjectId;

/** Events of accounts. */
export interface IdentityEvents {
  'user.registered': { user: ObjectId };
  'user.profile-updated': { user: ObjectId; fields: string[] };
  /** The visibility of the user's posts changed; the stored audience of the posts follows. */
  'user.privacy-changed': { user: ObjectId; from: ProfileVisibility; to: ProfileVisibility };
  /** An admin suspended the account: all content of the user is hidden. */
  'user.suspended': { user: ObjectId; until: Date | null };
  /** The account is active again, by an admin or because the suspension ended. */
  'user.restored': { user: ObjectId };
  /**
   * The erasure of the account is scheduled. Until then the account is disabled and all content of the user is
   * hidden.
   */
  'user.erasure-scheduled': { user: ObjectId; dueAt: Date };
  /** The erasure is cancelled: the account is active again, unless it was suspended before. */
  'user.erasure-cancelled': { user: ObjectId };
  /** The erasure is complete. All its events are in the log before this one. */
  'user.erased': { user: ObjectId };
  /** Sessions ended by sign-out, revocation or token reuse. Their sockets close. */
  'session.ended': { user: ObjectId; sessions: ObjectId[] };
}
