import type { Types } from 'mongoose';

type ObjectId = Types.ObjectId;

/** What people do with what they were told. */
export interface NotificationEvents {
  /** Somebody has read these notifications (null: all), as they were when `upTo` was the last number given out. */
  'notifications.read': { user: ObjectId; notifications: ObjectId[] | null; upTo: number };
  /** Somebody who is behind these rows of `notification_actors` is erased. */
  'notifications.left': { actors: ObjectId[] };
  /** Somebody wants one of their notifications gone. */
  'notification.dismissed': { user: ObjectId; notification: ObjectId };
}
