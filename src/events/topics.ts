import type { ConversationEventType } from '../models/messaging/index.js';

/**
 * The messages of the live topics, by kind. A topic is one kind for one thing (`postActivity:<id>`), so that no
 * receiver has to filter messages. Messages are signals with ids in hexadecimal; receivers read the data from the
 * database, with the viewer's permissions.
 */
export interface Topics {
  /** A post changed: a counter, or a new comment. */
  postActivity: { post: string; newComment: string | null };
  /** A community post changed: a counter, a vote, or a new comment. */
  communityPostActivity: { post: string; newComment: string | null };
  /** A user's notifications changed: the last number, and the stored number of unread ones. */
  notifications: { seq: number; unread: number };
  /** A conversation changed: a number to catch up to, or an ephemeral signal that is sent once. */
  conversation:
    | NumberedSignal
    | { typing: boolean; user: string }
    | { read: number; user: string; at: number }
    | { online: boolean; user: string; at: number };
  /** A user's inbox changed: the last number. */
  inbox: { seq: number };
  /**
   * A ticket changed: a number to catch up to. The id is `<ticket>:public` for customers and `<ticket>:staff` for the
   * support team, whose numbers include internal notes.
   */
  ticket: { seq: number };
  /** A user's home feed has newer posts: the publication time of the newest. */
  timeline: { at: number };
  /** More of an agent's answer is stored: the number of the piece, its text, or the final state. */
  chatAnswer: { seq: number; user: string; text?: string; end?: string };
  /** A chat with an agent got another title; the channel is its user. */
  chatSessions: { session: string };
  /** Sessions ended; every gateway closes their sockets. One topic (`all`) for every gateway. */
  sessionsEnded: { sessions: string[] };
  /** Configuration or a feature flag changed; every gateway reloads it. One topic (`all`) for every gateway. */
  configChanged: Record<string, never>;
  /** Mails wait in the outbox; the first gateway to receive this sends them. One topic (`all`) for every gateway. */
  mailsQueued: Record<string, never>;
  /** The same for push messages. */
  pushesQueued: Record<string, never>;
  /** Work items of a kind wait in the work queue; the channel is the kind. */
  workQueued: Record<string, never>;
  /** A canvas project changed: the last number. */
  canvas: { seq: number };
  /** An AI generation changed; the channel is its id. */
  generation: Record<string, never>;
}

/** The event of a conversation's last number, as its log has it: ids in hexadecimal, times in milliseconds. */
export interface ToldEvent {
  type: ConversationEventType;
  user: string;
  message?: string;
  at: number;
}

/**
 * There are numbers up to this one. The sender may include the event after a majority commit; a receiver that has all
 * earlier ones then need not read it.
 */
export interface NumberedSignal {
  seq: number;
  event?: ToldEvent;
}

/** A kind of topic. */
export type TopicKind = keyof Topics;

/** Publish and subscribe, in memory or over Redis. */
export interface TopicBus {
  /** Sends to all current listeners. Signals may be lost during an outage; the database is the source of truth. */
  publish<K extends TopicKind>(kind: K, id: string, message: Topics[K]): Promise<void>;
  /** Listens; resolves when no message published from now on can be missed. Returns the function that stops it. */
  listen<K extends TopicKind>(
    kind: K,
    id: string,
    on: (message: Topics[K]) => void,
  ): Promise<() => Promise<void>>;
  /** Calls back when listening works again after an outage: messages published meanwhile are lost. */
  onResume(on: () => void): void;
  /** Closes the connections. */
  close(): Promise<void>;
}
