import type { Types } from 'mongoose';

/** Events of the gateway's own work. */
export interface SystemEvents {
  /** A mail waits to be sent. */
  'mail.queued': { mail: Types.ObjectId };
}
