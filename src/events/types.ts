import type { Types } from 'mongoose';
import type { ModerationEvents } from './moderation.js';
import type { AgentsEvents } from './agents.js';
import type { AnalyticsEvents } from './analytics.js';
import type { BillingEvents } from './billing.js';
import type { CalendarEvents } from './calendar.js';
import type { CommunityEvents } from './community.js';
import type { HiringEvents } from './hiring.js';
import type { MarketplaceEvents } from './marketplace.js';
import type { PlatformEvents } from './platform.js';
import type { RewardsEvents } from './rewards.js';
import type { StudioEvents } from './studio.js';
import type { SupportEvents } from './support.js';
import type { IdentityEvents } from './identity.js';
import type { MessagingEvents } from './messaging.js';
import type { NotificationEvents } from './notification.js';
import type { SocialEvents } from './social.js';
import type { SystemEvents } from './system.js';

type ObjectId = Types.ObjectId;

/**
 * All domain events by name, with their data. A row is a fact in the past tense and holds all that its reactors need:
 * ids, and the values at that time. To add an event, add a row to its domain's file. The meaning of a row in use
 * never changes, because new code reads old events.
 */
export interface DomainEvents
  extends
    IdentityEvents,
    SocialEvents,
    NotificationEvents,
    ModerationEvents,
    MessagingEvents,
    SystemEvents,
    AgentsEvents,
    AnalyticsEvents,
    BillingEvents,
    CalendarEvents,
    CommunityEvents,
    HiringEvents,
    MarketplaceEvents,
    PlatformEvents,
    RewardsEvents,
    StudioEvents,
    SupportEvents {}

/** The name of an event. */
export type EventType = keyof DomainEvents;

/** One event of the log. A union over all types, so `switch (event.type)` narrows `event.data`. */
export type DomainEvent<T extends EventType = EventType> = {
  [K in T]: { _id: ObjectId; type: K; at: Date; actor: ObjectId | null; data: DomainEvents[K] };
}[T];
