import type { Types } from 'mongoose';
import type { ProfileVisibility } from '../models/identity/index.js';

type ObjectId = Types.ObjectId;

/** What happens to accounts. */
export interface IdentityEvents {
  'user.registered': { user: ObjectId };
  'user.profile-updated': { user: ObjectId; fields: string[] };
  /** Who may see the person's posts changed; the posts' stored audience follows. */
  'user.privacy-changed': { user: ObjectId; from: ProfileVisibility; to: ProfileVisibility };
  /** Sessions ended by sign-out, revocation or token reuse; sockets of these close. */
  'session.ended': { user: ObjectId; sessions: ObjectId[] };
}
