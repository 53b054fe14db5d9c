import type { Types } from 'mongoose';

type ObjectId = Types.ObjectId;

/** Events of a user's notifications. */
export interface NotificationEvents {
  /** The user has read these notifications (null: all), up to the number `upTo`. */
  'notifications.read': { user: ObjectId; notifications: ObjectId[] | null; upTo: number };
  /** An actor in these rows of `notification_actors` is erased. */
  'notifications.left': { actors: ObjectId[] };
  /** The user removed one of their notifications. */
  'notification.dismissed': { user: ObjectId; notification: ObjectId };
}
