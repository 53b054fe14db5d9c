import type { ClientSession } from 'mongoose';
import type { DomainEvent } from '../../events/types.js';
import type { NotificationCounter } from '../../models/social/index.js';

/** A counter after a batch. */
export type Count = Pick<NotificationCounter, '_id' | 'seq' | 'unread'>;

/** The changes of a batch, for the signals after its commit. */
export interface Noted {
  /** The counters, by user. Null if the counter changed but its new value is not known. */
  counters: Map<string, Count | null>;
  /** Whether push messages were queued. */
  pushes: boolean;
}

/** By the session of the running batch, and by the processed events. */
const atWork = new WeakMap<ClientSession, Noted>();
const passed = new WeakMap<readonly DomainEvent[], Noted>();

/** Starts new notes for a batch of events. The batch may run several times; the last run counts. */
export function beginNotes(events: readonly DomainEvent[], session: ClientSession): void {
  const noted: Noted = { counters: new Map(), pushes: false };
  atWork.set(session, noted);
  passed.set(events, noted);
}

/** The notes of the batch that runs in a session. */
export const notesOf = (session: ClientSession): Noted | undefined => atWork.get(session);

/** The notes of a batch. Undefined if it was not processed here, or not as a whole. */
export const notedOf = (events: readonly DomainEvent[]): Noted | undefined => passed.get(events);
