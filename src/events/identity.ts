import type { Types } from 'mongoose';
import type { ProfileVisibility } from '../models/identity/index.js';

type ObjectId = Types.ObjectId;

/** What happens to accounts. */
export interface IdentityEvents {
  'user.registered': { user: ObjectId };
  'user.profile-updated': { user: ObjectId; fields: string[] };
  /** Who may see the person's posts changed; the posts' stored audience follows. */
  'user.privacy-changed': { user: ObjectId; from: ProfileVisibility; to: ProfileVisibility };
  /** An admin put the account out of use: nothing of the person is seen any more. */
  'user.suspended': { user: ObjectId; until: Date | null };
  /** The account is in use again, by an admin or because its time was over. */
  'user.restored': { user: ObjectId };
  /** The account shall be erased, and is out of use until it is: nothing of the person is seen any more. */
  'user.erasure-scheduled': { user: ObjectId; dueAt: Date };
  /** It shall not: the account is in use again, unless it was suspended before. */
  'user.erasure-cancelled': { user: ObjectId };
  /** All that the erasure had to say about the account is in the log before this line. */
  'user.erased': { user: ObjectId };
  /** Sessions ended by sign-out, revocation or token reuse; sockets of these close. */
  'session.ended': { user: ObjectId; sessions: ObjectId[] };
}
