import type { LaneTx, Reactor } from '../events/lane.js';
import type { DomainEvent } from '../events/types.js';
import {
  EventModel,
  EventRegistrationModel,
  EventRegistrationStatus,
  SETTLED,
} from '../models/calendar/index.js';

type Status = EventRegistrationStatus | null;

/** What a registration in a status counts in `Event.stats`. */
function countedIn(status: Status): Record<'confirmed' | 'waitlisted' | 'attended', number> {
  return {
    confirmed: status !== null && (SETTLED as readonly string[]).includes(status) ? 1 : 0,
    waitlisted: status === EventRegistrationStatus.WAITLISTED ? 1 : 0,
    attended: status === EventRegistrationStatus.ATTENDED ? 1 : 0,
  };
}

function count(events: readonly DomainEvent<'event.registration-changed'>[], inc: LaneTx['inc']): void {
  for (const { data } of events) {
    const [before, after] = [countedIn(data.from), countedIn(data.to)];
    const change = Object.fromEntries(
      Object.entries(after)
        .map(([key, value]) => [`stats.${key}`, value - before[key as keyof typeof before]] as const)
        .filter(([, by]) => by !== 0),
    );
    if (Object.keys(change).length > 0) inc(EventModel, data.event, change);
  }
}

/** Folds registrations and ratings into the counts of events, and keeps what registrations copy of their event. */
export const calendarReactor: Reactor = {
  name: 'calendar',
  on: {
    'event.registration-changed': (events, { inc }) => count(events, inc),
    'event.rated': (events, { inc }) => {
      for (const { data } of events)
        inc(EventModel, data.event, {
          'stats.ratings': data.previous === null ? 1 : 0,
          'stats.ratingSum': data.rating - (data.previous ?? 0),
        });
    },
    'event.unrated': (events, { inc }) => {
      for (const { data } of events)
        inc(EventModel, data.event, { 'stats.ratings': -1, 'stats.ratingSum': -data.rating });
    },
    async 'event.rescheduled'(events, { session }) {
      const last = new Map(events.map(({ data }) => [data.event.toHexString(), data]));
      for (const { event, endsAt } of last.values())
        await EventRegistrationModel.collection.updateMany(
          { event },
          { $set: { eventEndsAt: endsAt } },
          { session },
        );
    },
  },
};
