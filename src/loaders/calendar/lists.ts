import type { Types } from 'mongoose';
import {
  EventModel,
  EventRegistrationModel,
  LISTED_EVENT,
  type Event,
  type EventRegistration,
  type EventRegistrationStatus,
  type EventType,
  type EventVisibility,
} from '../../models/calendar/index.js';
import { GroupVisibility } from '../../models/community/index.js';
import type { Range } from '../../schema/page-args.js';
import type { Loaders } from '../context.js';
import { typed } from '../factories.js';
import { inTime, MAX_TIME_MS } from '../in-time.js';
import type { ListOrder } from '../keyset.js';
import { countRows, scan } from '../scan.js';

/** No occurrence is longer: what bounds the scan of a list that begins at a moment. */
export const LONGEST_OCCURRENCE_MS = 31 * 24 * 60 * 60 * 1_000;

/** Which listed events. */
export interface EventsOf {
  /** Occurrences that end after this. */
  from: Date;
  /** Occurrences that start before this. */
  to: Date | null;
  /** The present moment. */
  now: Date;
  type: EventType | null;
  tag: string | null;
  group: Types.ObjectId | null;
}

/** By the occurrence that runs or comes next. */
export const BY_NEXT: ListOrder = { field: 'nextAt', direction: 1 };

/** Latest first. */
const BY_CREATION: ListOrder = { field: 'createdAt', direction: -1 };

/** By the end of the event. */
const BY_END: ListOrder = { field: 'eventEndsAt', direction: 1 };

function listed({ from, to, now, type, tag, group }: EventsOf): Record<string, unknown> {
  const earliest = new Date(Math.min(from.getTime(), now.getTime()) - LONGEST_OCCURRENCE_MS);
  return {
    ...LISTED_EVENT,
    ...(group ? { group } : {}),
    ...(type ? { type } : {}),
    ...(tag ? { tags: tag } : {}),
    nextAt: { $gte: earliest, ...(to && to > now ? { $lt: to } : {}) },
    lastEndsAt: { $gt: from },
    ...(to ? { startsAt: { $lt: to } } : {}),
  };
}

const typedEvents = (rows: Event[]): Event[] => rows.map((row) => typed('Event', row));

/** One page of events that may take place in a range of time; of recurring ones the caller looks at the occurrences. */
export async function scanEvents(loaders: Loaders, range: Range, of: EventsOf): Promise<Event[]> {
  return typedEvents(
    await scan<Event>(loaders, range, { model: EventModel, match: listed(of), order: BY_NEXT }),
  );
}

/** How many of those have one of the visibilities; of a list of everywhere, how many are in groups that everyone reads. */
export async function countEvents(
  loaders: Loaders,
  of: EventsOf,
  visibilities: readonly EventVisibility[],
): Promise<number> {
  const [row] = await loaders.scope.roundTrip.ask<{ count: number }>(EventModel, [
    { $match: { ...listed(of), visibility: { $in: [...visibilities] } } },
    ...(of.group ? [] : IN_OPEN_GROUPS),
    { $count: 'count' },
  ]);
  return row?.count ?? 0;
}

const IN_OPEN_GROUPS = [
  {
    $lookup: {
      ...{ from: 'groups', localField: 'group', foreignField: '_id', as: 'of' },
      pipeline: [{ $project: { visibility: 1 } }],
    },
  },
  { $match: { of: { $not: { $elemMatch: { visibility: { $ne: GroupVisibility.PUBLIC } } } } } },
];

/** Where to look for events. */
export interface EventsNear {
  longitude: number;
  latitude: number;
  radiusKm: number;
}

/** An event at its distance, in metres. */
export type NearbyEvent = Event & { distance: number };

/** Settles the order of what is equally far among so many. */
const MOST_CANDIDATES = 1_000;
/** A distance that went through a cursor may come back as another one in its last digits. */
const ROUNDING_M = 0.01;

/** One page of the events around a place, the nearest first. */
export async function scanEventsNear(
  loaders: Loaders,
  { after, size }: Range,
  of: EventsOf,
  near: EventsNear,
): Promise<NearbyEvent[]> {
  const from = after ? Number(after.key) : 0;
  const behind = { $or: [{ distance: { $gt: from } }, { distance: from, _id: { $gt: after?.id } }] };
  const rows = await inTime(
    loaders,
    EventModel.collection
      .aggregate<NearbyEvent>(
        [
          {
            $geoNear: {
              near: { type: 'Point', coordinates: [near.longitude, near.latitude] },
              key: 'location.coordinates',
              distanceField: 'distance',
              spherical: true,
              minDistance: Math.max(0, from - ROUNDING_M),
              maxDistance: near.radiusKm * 1_000,
              query: listed(of),
            },
          },
          ...(after ? [{ $match: behind }] : []),
          { $limit: MOST_CANDIDATES },
          { $sort: { distance: 1, _id: 1 } },
          { $limit: size + 1 },
        ],
        { maxTimeMS: MAX_TIME_MS, batchSize: size + 2 },
      )
      .toArray(),
  );
  return typedEvents(rows) as NearbyEvent[];
}

/** One page of the events that a user organizes, drafts too, latest first. */
export async function scanOrganized(
  loaders: Loaders,
  range: Range,
  organizer: Types.ObjectId,
): Promise<Event[]> {
  const match = { organizer, deletedAt: null };
  return typedEvents(await scan<Event>(loaders, range, { model: EventModel, match, order: BY_CREATION }));
}

/** How many events a user organizes. */
export const countOrganized = (loaders: Loaders, organizer: Types.ObjectId): Promise<number> =>
  countRows(loaders, { model: EventModel, match: { organizer, deletedAt: null } });

const typedRegistrations = (rows: EventRegistration[]): EventRegistration[] =>
  rows.map((row) => typed('EventRegistration', row));

/** Whose registrations: those for an event in some statuses, or those of a user. */
export type RegistrationsOf =
  | { event: Types.ObjectId; statuses: readonly EventRegistrationStatus[] }
  | { user: Types.ObjectId; statuses: readonly EventRegistrationStatus[]; endsAfter: Date | null };

function registrationRows(of: RegistrationsOf): { match: Record<string, unknown>; order: ListOrder } {
  const status = { $in: [...of.statuses] };
  if ('event' in of)
    return { match: { event: of.event, status }, order: { field: 'createdAt', direction: 1 } };
  const ends = of.endsAfter ? { eventEndsAt: { $gt: of.endsAfter } } : {};
  return { match: { user: of.user, status, ...ends }, order: BY_END };
}

/** What the cursor of a registration holds. */
export const registrationKey = (of: RegistrationsOf): 'createdAt' | 'eventEndsAt' =>
  'event' in of ? 'createdAt' : 'eventEndsAt';

/** One page of registrations: of an event by time of registration, of a user by the end of the event. */
export async function scanRegistrations(
  loaders: Loaders,
  range: Range,
  of: RegistrationsOf,
): Promise<EventRegistration[]> {
  const rows = await scan<EventRegistration>(loaders, range, {
    model: EventRegistrationModel,
    ...registrationRows(of),
  });
  return typedRegistrations(rows);
}

/** How many registrations there are. */
export const countRegistrations = (loaders: Loaders, of: RegistrationsOf): Promise<number> =>
  countRows(loaders, { model: EventRegistrationModel, match: registrationRows(of).match });
