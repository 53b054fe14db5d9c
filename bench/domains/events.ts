import {
  EventModel,
  EventRegistrationModel,
  EventRegistrationStatus,
  EventSeatsModel,
  EventState,
} from '../../src/models/calendar/index.js';
import { SlugModel } from '../../src/models/system/slug.js';
import { before, idOf, NOW } from '../data/ids.js';
import { insert } from '../data/insert.js';
import { VIEWER } from '../data/people.js';
import { rowsOf, type Domain } from './domain.js';

const eventOf = rowsOf(EventModel);
const registrationOf = rowsOf(EventRegistrationModel);
const SMALL = { event: 0, registrations: 60 };
const LARGE = { event: 1, registrations: 20_000 };
/** Long after any run of the bench. */
const STARTS = new Date('2090-06-01T18:00:00Z');
const ENDS = new Date('2090-06-01T21:00:00Z');
const slugOf = (n: number): string => `bench-event-${n}`;

async function fillEvent({ event: n, registrations }: typeof SMALL): Promise<void> {
  const [_id, slug] = [idOf('event', n), slugOf(n)];
  const at = before(10_000_000);
  const row = eventOf(at, {
    ...{ _id, slug, title: `Event ${n}`, description: 'A walk with cameras.', organizer: idOf('person', 0) },
    ...{ status: EventState.PUBLISHED, listed: true, startsAt: STARTS, endsAt: ENDS },
    ...{ nextAt: STARTS, lastEndsAt: ENDS, capacity: 30_000, tags: ['walk'] },
    stats: { confirmed: registrations, waitlisted: 0, attended: 0, ratings: 0, ratingSum: 0 },
  });
  await EventModel.collection.insertOne(row);
  await EventSeatsModel.collection.insertOne({
    ...{ _id, capacity: 30_000, taken: registrations, waiting: 0, revision: registrations, lastTicket: 0 },
  });
  await SlugModel.collection.insertOne({ scope: 'Event', slug, target: _id, current: true });
  await insert(EventRegistrationModel.collection, 0, registrations, (person) => {
    return registrationOf(new Date(at.getTime() + person * 1_000), {
      ...{ event: _id, user: idOf('person', person), status: EventRegistrationStatus.CONFIRMED },
      eventEndsAt: ENDS,
      attendee: { firstName: 'First', lastName: 'Last', email: `person${person}@bench.example` },
    });
  });
}

const opened = (n: number) => ({ viewer: VIEWER, variables: { slug: slugOf(n), now: NOW.toISOString() } });

/** The page of an event with its first participants; those beyond the bench's people have no accounts. */
export const eventPage: Domain = {
  large: 'event of 20,000 participants',
  small: 'event of 60',
  ...{ operation: 'EventPage', field: 'registrations' },
  async fill() {
    await fillEvent(SMALL);
    await fillEvent(LARGE);
  },
  pages: { small: opened(SMALL.event), large: opened(LARGE.event) },
};
