import type { Types } from 'mongoose';

/** What happens in the gateway's own business. */
export interface SystemEvents {
  /** A mail waits to be sent. */
  'mail.queued': { mail: Types.ObjectId };
}
