import type { ClientSession } from 'mongoose';
import type { DomainEvent } from '../../events/types.js';
import type { NotificationCounter } from '../../models/social/index.js';

/** A counter as it is after a batch. */
export type Count = Pick<NotificationCounter, '_id' | 'seq' | 'unread'>;

/** What a batch has changed, for those who are told of it once it is committed. */
export interface Noted {
  /** The counters, by person; null where a change is known but not what came of it. */
  counters: Map<string, Count | null>;
  /** Whether messages were queued for browsers. */
  pushes: boolean;
}

/** By the session of the batch that is at work in it; and by the events that were passed. */
const atWork = new WeakMap<ClientSession, Noted>();
const passed = new WeakMap<readonly DomainEvent[], Noted>();

/** Notes anew what the batch of these events changes: it may run several times, the last one counts. */
export function beginNotes(events: readonly DomainEvent[], session: ClientSession): void {
  const noted: Noted = { counters: new Map(), pushes: false };
  atWork.set(session, noted);
  passed.set(events, noted);
}

/** Where the batch at work in a session notes what it changes. */
export const notesOf = (session: ClientSession): Noted | undefined => atWork.get(session);

/** What was noted of a batch; undefined where it was not passed here, or not as a whole. */
export const notedOf = (events: readonly DomainEvent[]): Noted | undefined => passed.get(events);
