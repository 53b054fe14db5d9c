import type { ConversationEventType } from '../models/messaging/index.js';

/**
 * What the live topics carry, by kind. A topic is one kind for one thing (`postActivity:<id>`), so that nobody gets
 * messages that only a filter would throw away. Messages are signals with ids in hexadecimal; whoever receives one reads
 * the truth from the database, as the viewer who may or may not see it.
 */
export interface Topics {
  /** Something about a post changed: a count, or a comment came. */
  postActivity: { post: string; newComment: string | null };
  /** Something changed in what a person was told: the last number given out, and how many are stored as unread. */
  notifications: { seq: number; unread: number };
  /** Something happened in a conversation: a number to catch up to, or what is told once to who listens now. */
  conversation:
    | NumberedSignal
    | { typing: boolean; user: string }
    | { read: number; user: string; at: number }
    | { online: boolean; user: string; at: number };
  /** Something changed in a person's inbox: the last number given out. */
  inbox: { seq: number };
  /** There are newer posts in a person's home feed: when the newest was published. */
  timeline: { at: number };
  /** Sessions ended; whichever gateway holds sockets of theirs closes them. One topic (`all`) for every gateway. */
  sessionsEnded: { sessions: string[] };
  /** Mails wait to be sent; whichever gateway hears of it first sends them. One topic (`all`) for every gateway. */
  mailsQueued: Record<string, never>;
  /** The same for push messages. */
  pushesQueued: Record<string, never>;
}

/** What happened under the last number of a conversation, as its log says it: ids in hexadecimal, milliseconds. */
export interface ToldEvent {
  type: ConversationEventType;
  user: string;
  message?: string;
  at: number;
}

/**
 * There are numbers up to this one. Whoever has committed it, by a majority, may say what it is: who has all before it
 * then need not read it.
 */
export interface NumberedSignal {
  seq: number;
  event?: ToldEvent;
}

/** A kind of topic. */
export type TopicKind = keyof Topics;

/** Publishing and subscribing, in memory or over Redis. */
export interface TopicBus {
  /** Tells all who listen now. Signals may be lost when the engine is cut off; the database is the truth. */
  publish<K extends TopicKind>(kind: K, id: string, message: Topics[K]): Promise<void>;
  /** Listens; resolves once nothing published from now on can be missed. Returns how to stop. */
  listen<K extends TopicKind>(
    kind: K,
    id: string,
    on: (message: Topics[K]) => void,
  ): Promise<() => Promise<void>>;
  /** Calls back when listening works again after it was cut off: what was published meanwhile is lost. */
  onResume(on: () => void): void;
  /** Lets go of connections. */
  close(): Promise<void>;
}
