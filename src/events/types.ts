import type { Types } from 'mongoose';
import type { CommunityEvents } from './community.js';
import type { IdentityEvents } from './identity.js';
import type { MessagingEvents } from './messaging.js';
import type { NotificationEvents } from './notification.js';
import type { SocialEvents } from './social.js';
import type { SystemEvents } from './system.js';

type ObjectId = Types.ObjectId;

/**
 * Everything that can happen, by name, with what is known about it when it does. A row is a fact in the past tense and
 * holds what its reactors need without reading further: ids, and values as they were at that moment. To add an event,
 * add a row to its domain's file; a row in use never changes its meaning (old lines of the log are read by new code).
 */
export interface DomainEvents
  extends IdentityEvents, SocialEvents, NotificationEvents, CommunityEvents, MessagingEvents, SystemEvents {}

/** The name of an event. */
export type EventType = keyof DomainEvents;

/** One line of the log. A union over all types, so `switch (event.type)` narrows `event.data`. */
export type DomainEvent<T extends EventType = EventType> = {
  [K in T]: { _id: ObjectId; type: K; at: Date; actor: ObjectId | null; data: DomainEvents[K] };
}[T];
