import type { Types } from 'mongoose';
import type { IdType } from '../../schema/ids.js';
import type { NotificationTarget, NotificationType } from '../../models/social/index.js';

type ObjectId = Types.ObjectId;

/** A possible notification of a recipient about an actor's action. Preferences and permissions are checked later. */
export interface Candidate {
  recipient: ObjectId;
  type: NotificationType;
  targetType: NotificationTarget;
  target: ObjectId;
  /** The root of the thread: a post, or another target of comments. */
  root: ObjectId | null;
  /** The type of the root. Defaults to a post. */
  rootType?: IdType;
  /** The acting user. Null for a notification by the platform itself. */
  actor: ObjectId | null;
  /** The comment that caused it, if there can be several. */
  source?: ObjectId;
}

/** A post whose author's followers are notified. */
export interface Announcement {
  post: ObjectId;
  author: ObjectId;
}

/** A post that quotes another one. The author of the quoted post is looked up and notified. */
export interface Quote {
  post: ObjectId;
  author: ObjectId;
  quoted: ObjectId;
}

/** A conversation that was read up to a number. */
export interface ReadTo {
  id: ObjectId;
  seq: number;
}

/** The actors to remove from notifications, as a filter on `notification_actors`. */
export type Leaving = Record<string, unknown>;

/**
 * The consequence of an event for notifications, as plain data. Consecutive intents of a kind are processed together,
 * so that many likes cost a few commands.
 */
export type Intent =
  | { kind: 'tell'; candidate: Candidate }
  | { kind: 'announce'; announcement: Announcement }
  | { kind: 'quote'; quote: Quote }
  /** Actors undo their actions. */
  | { kind: 'leave'; leaving: Leaving }
  /** Removes all notifications about a post (`root`) or a comment (`target`). */
  | { kind: 'forget'; about: { root: ObjectId } | { target: ObjectId } }
  /** The recipient has read these, or all, up to that number. */
  | { kind: 'read'; recipient: ObjectId; ids: ObjectId[] | null; upTo: number; conversation?: ReadTo }
  /** The recipient removes this notification. */
  | { kind: 'dismiss'; recipient: ObjectId; id: ObjectId };

/** An intent with its event. */
export type Caused<I extends Intent = Intent> = I & { event: ObjectId; at: Date };

/** A notification to a recipient about a target. */
export const tell = (candidate: Omit<Candidate, 'root'> & Partial<Pick<Candidate, 'root'>>): Intent => ({
  kind: 'tell',
  candidate: { root: null, ...candidate },
});
