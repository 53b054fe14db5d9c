import { defineDomain } from '../domain.js';
import { PaymentPurpose } from '../models/billing/index.js';
import { Event } from '../models/calendar/index.js';
import { NotificationType } from '../models/social/index.js';
import { calendarReactor } from '../reactors/calendar.js';
import { calendarNotifications } from '../reactors/notifications/calendar.js';
import { calendarNodes, calendarResolvers } from '../resolvers/calendar/index.js';
import { calendarRoutes } from '../resolvers/calendar/routes.js';
import {
  advanceEvents,
  calendarTargets,
  eventFees,
  refundWorker,
  releaseHeldPlaces,
  remindOfEvents,
  seedEvents,
} from '../services/calendar/index.js';
import { calendar as personalData } from '../services/privacy/rows/calendar.js';
import { satz, sentence } from '../services/social/notification-words/words.js';
import { calendarCounters } from '../services/system/counters/calendar.js';

const MINUTE_MS = 60 * 1_000;
const everyMinute = { every: '* * * * *', quiet: true, timeoutMs: 10 * MINUTE_MS };

/** The manifest of events and their registrations. */
export const calendar = defineDomain({
  name: 'calendar',
  resolvers: calendarResolvers,
  nodes: calendarNodes,
  targets: calendarTargets,
  guarded: {
    speaking: ['createEvent', 'updateEvent', 'publishEvent', 'changeEventOccurrence', 'inviteToEvent'],
    takingPart: [
      'registerForEvent',
      'payEventFee',
      'rateEvent',
      'promoteRegistration',
      'recordAttendance',
      'issueCertificates',
    ],
  },
  reactors: [calendarReactor],
  counted: calendarCounters,
  personalData,
  routes: calendarRoutes,
  seed: seedEvents,
  workers: [refundWorker],
  payments: { [PaymentPurpose.EVENT_FEE]: eventFees },
  jobs: () => [
    {
      name: 'advance-events',
      ...everyMinute,
      async run({ signal, logger }) {
        const events = await advanceEvents({ signal });
        if (events > 0) logger.debug({ events }, 'Events moved on to their next occurrence.');
      },
    },
    {
      name: 'remind-of-events',
      ...everyMinute,
      async run({ signal, logger }) {
        const events = await remindOfEvents({ signal });
        if (events > 0) logger.info({ events }, 'Participants were reminded of events.');
      },
    },
    {
      name: 'release-event-places',
      ...everyMinute,
      async run({ signal, logger }) {
        const places = await releaseHeldPlaces({ signal });
        if (places > 0) logger.info({ places }, 'Places whose fee was not paid were released.');
      },
    },
  ],
  notifications: {
    targets: () => [Event],
    kinds: {
      [NotificationType.EVENT_INVITE]: {
        en: sentence('{who} invited you to an event'),
        de: satz('{who} {hat} dich zu einer Veranstaltung eingeladen'),
        preference: 'groups',
      },
      [NotificationType.EVENT_REMINDER]: {
        en: sentence('An event that you registered for starts soon'),
        de: satz('Eine Veranstaltung, zu der du angemeldet bist, beginnt bald'),
        preference: 'groups',
      },
      [NotificationType.EVENT_REGISTRATION]: {
        en: sentence('{who} registered for your event'),
        de: satz('{who} {hat} sich zu deiner Veranstaltung angemeldet'),
        preference: 'groups',
      },
    },
    on: calendarNotifications,
  },
});
