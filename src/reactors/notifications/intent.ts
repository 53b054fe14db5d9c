import type { Types } from 'mongoose';
import type { NotificationTarget, NotificationType } from '../../models/social/index.js';

type ObjectId = Types.ObjectId;

/** Somebody shall hear that somebody did something; whether they want to and may is asked later. */
export interface Candidate {
  recipient: ObjectId;
  type: NotificationType;
  targetType: NotificationTarget;
  target: ObjectId;
  /** The post that it hangs on. */
  root: ObjectId | null;
  actor: ObjectId;
  /** The comment that did it, where there can be several. */
  source?: ObjectId;
}

/** A post whose author's followers shall hear of it. */
export interface Announcement {
  post: ObjectId;
  author: ObjectId;
}

/** A post that quotes another, whose author shall hear of it; who that is, is looked up. */
export interface Quote {
  post: ObjectId;
  author: ObjectId;
  quoted: ObjectId;
}

/** A conversation, of which everything up to a number has been read. */
export interface ReadTo {
  id: ObjectId;
  seq: number;
}

/** Which actors leave which notifications, as a filter on `notification_actors`. */
export type Leaving = Record<string, unknown>;

/**
 * What an event means for notifications, as plain data. Consecutive ones of a kind, of whichever events, are done at
 * once, so that a storm of likes costs a few commands.
 */
export type Intent =
  | { kind: 'tell'; candidate: Candidate }
  | { kind: 'announce'; announcement: Announcement }
  | { kind: 'quote'; quote: Quote }
  /** Actors take back what they did. */
  | { kind: 'leave'; leaving: Leaving }
  /** Everything about a post (`root`) or a comment (`target`) goes. */
  | { kind: 'forget'; about: { root: ObjectId } | { target: ObjectId } }
  /** The recipient has read these, or all, as they were up to that number. */
  | { kind: 'read'; recipient: ObjectId; ids: ObjectId[] | null; upTo: number; conversation?: ReadTo }
  /** The recipient wants this one gone. */
  | { kind: 'dismiss'; recipient: ObjectId; id: ObjectId };

/** An intent with the event that it comes from. */
export type Caused<I extends Intent = Intent> = I & { event: ObjectId; at: Date };
