import type { EventDetailsFragment } from '@leela/client/documents/events.js';
import type {
  CreateEventInput,
  EventMode,
  EventType,
  EventVisibility,
  RecurrenceDay,
  RecurrenceInput,
} from '@leela/client/schema.js';
import { DateTime } from 'luxon';
import { wordsOf } from '../community/words.js';
import { deviceZone } from './when.js';

/** How an event repeats, among the simple ways. `KEEP` leaves what there is. */
export type Repeats = 'NONE' | 'KEEP' | 'DAILY' | 'WEEKLY' | 'BIWEEKLY' | 'MONTHLY' | 'YEARLY';

/** What the form of an event holds: texts as the user types them. */
export interface EventValues {
  title: string;
  type: EventType;
  description: string;
  groupId: string;
  visibility: EventVisibility;
  isAllDay: boolean;
  /** Local times in `timezone`, as fields of the browser give them. */
  startsAt: string;
  endsAt: string;
  timezone: string;
  repeats: Repeats;
  days: RecurrenceDay[];
  ends: 'NEVER' | 'COUNT' | 'UNTIL';
  count: string;
  until: string;
  mode: EventMode;
  venue: string;
  address: string;
  city: string;
  country: string;
  platform: string;
  virtualLink: string;
  capacity: string;
  waitlistEnabled: boolean;
  registrationRequired: boolean;
  registrationDeadline: string;
  fee: string;
  currency: string;
  tags: string;
}

const LOCAL = "yyyy-MM-dd'T'HH:mm";
const WEEKDAYS: readonly RecurrenceDay[] = [
  'MONDAY',
  'TUESDAY',
  'WEDNESDAY',
  'THURSDAY',
  'FRIDAY',
  'SATURDAY',
  'SUNDAY',
];

/** The values of a new event: tomorrow at six in the evening. */
export function newEvent(groupId: string): EventValues {
  const start = DateTime.local().plus({ days: 1 }).set({ hour: 18, minute: 0 });
  return {
    title: '',
    type: 'MEETUP',
    description: '',
    groupId,
    visibility: 'PUBLIC',
    isAllDay: false,
    startsAt: start.toFormat(LOCAL),
    endsAt: start.plus({ hours: 2 }).toFormat(LOCAL),
    timezone: deviceZone(),
    repeats: 'NONE',
    days: [],
    ends: 'NEVER',
    count: '6',
    until: '',
    mode: 'ONLINE',
    venue: '',
    address: '',
    city: '',
    country: '',
    platform: '',
    virtualLink: '',
    capacity: '',
    waitlistEnabled: true,
    registrationRequired: true,
    registrationDeadline: '',
    fee: '',
    currency: 'USD',
    tags: '',
  };
}

/** The values of an event that there is. */
export function valuesOf(event: EventDetailsFragment): EventValues {
  const local = (at: string) => DateTime.fromISO(at, { zone: event.timezone });
  const { location } = event;
  return {
    ...newEvent(event.group?.id ?? ''),
    title: event.title,
    type: event.type,
    description: event.description ?? '',
    visibility: event.visibility,
    isAllDay: event.isAllDay,
    startsAt: local(event.startsAt).toFormat(LOCAL),
    // An all-day event ends at the midnight after its last day.
    endsAt: local(event.endsAt)
      .minus({ minutes: event.isAllDay ? 1 : 0 })
      .toFormat(LOCAL),
    timezone: event.timezone,
    repeats: event.recurrence ? 'KEEP' : 'NONE',
    mode: event.mode,
    venue: location.venue ?? '',
    address: location.address ?? '',
    city: location.city ?? '',
    country: location.country ?? '',
    platform: location.platform ?? '',
    virtualLink: event.virtualLink ?? '',
    capacity: event.capacity === null ? '' : String(event.capacity),
    waitlistEnabled: event.waitlistEnabled,
    registrationRequired: event.registrationRequired,
    registrationDeadline: event.registrationDeadline ? local(event.registrationDeadline).toFormat(LOCAL) : '',
    fee: event.fee ? String(event.fee.amount / 100) : '',
    currency: event.fee?.currency ?? 'USD',
    tags: event.tags.join(', '),
  };
}

/** The input of the API. Local times are read in the zone of the event. */
export function inputOf(values: EventValues): Omit<CreateEventInput, 'clientId' | 'groupId'> {
  const instant = (local: string) =>
    DateTime.fromISO(local, { zone: values.timezone }).toUTC().toISO() ?? local;
  const day = (local: string) => local.slice(0, 10);
  const online = values.mode !== 'IN_PERSON';
  const inPerson = values.mode !== 'ONLINE';
  return {
    title: values.title,
    type: values.type,
    description: values.description || null,
    visibility: values.visibility,
    isAllDay: values.isAllDay,
    startsAt: instant(values.isAllDay ? `${day(values.startsAt)}T00:00` : values.startsAt),
    endsAt: instant(values.isAllDay ? `${day(values.endsAt)}T23:59` : values.endsAt),
    timezone: values.timezone,
    mode: values.mode,
    location: {
      venue: (inPerson && values.venue) || null,
      address: (inPerson && values.address) || null,
      city: (inPerson && values.city) || null,
      country: (inPerson && values.country) || null,
      platform: (online && values.platform) || null,
    },
    virtualLink: (online && values.virtualLink) || null,
    capacity: values.capacity ? Number(values.capacity) : null,
    waitlistEnabled: values.waitlistEnabled,
    registrationRequired: values.registrationRequired,
    registrationDeadline: values.registrationDeadline ? instant(values.registrationDeadline) : null,
    fee: values.fee ? { amount: Math.round(Number(values.fee) * 100), currency: values.currency } : null,
    tags: wordsOf(values.tags),
    ...(values.repeats !== 'KEEP' && { recurrence: recurrenceOf(values, instant) }),
  };
}

function recurrenceOf(values: EventValues, instant: (local: string) => string): RecurrenceInput | null {
  const { repeats } = values;
  if (repeats === 'NONE' || repeats === 'KEEP') return null;
  const weekly = repeats === 'WEEKLY' || repeats === 'BIWEEKLY';
  const start = DateTime.fromISO(values.startsAt);
  return {
    frequency: repeats === 'BIWEEKLY' ? 'WEEKLY' : repeats,
    interval: repeats === 'BIWEEKLY' ? 2 : 1,
    byDay: weekly ? (values.days.length > 0 ? values.days : [WEEKDAYS[start.weekday - 1]!]) : null,
    count: values.ends === 'COUNT' ? Number(values.count) : null,
    until: values.ends === 'UNTIL' && values.until ? instant(`${values.until}T23:59`) : null,
  };
}

/** All days of the week, from Monday on. */
export const ALL_DAYS = WEEKDAYS;
