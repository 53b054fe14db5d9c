import {
  EventModel,
  EventRegistrationModel,
  EventRegistrationStatus,
  SETTLED,
} from '../../../models/calendar/index.js';
import type { CountedCollection } from './counted.js';

const registrations = (match: Record<string, unknown>) => [
  { model: EventRegistrationModel, by: 'event', match },
];
const rated = { 'feedback.rating': { $exists: true } };

/** Participants, waitlists and ratings of events. */
export const calendarCounters: CountedCollection[] = [
  {
    model: EventModel,
    key: '_id',
    counters: [
      { path: 'stats.confirmed', rows: registrations({ status: { $in: [...SETTLED] } }) },
      { path: 'stats.waitlisted', rows: registrations({ status: EventRegistrationStatus.WAITLISTED }) },
      { path: 'stats.attended', rows: registrations({ status: EventRegistrationStatus.ATTENDED }) },
      { path: 'stats.ratings', rows: registrations(rated) },
      {
        path: 'stats.ratingSum',
        rows: [{ model: EventRegistrationModel, by: 'event', match: rated, sum: 'feedback.rating' }],
      },
    ],
  },
];
