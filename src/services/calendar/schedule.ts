import { isTimeZone } from '../../lib/civil-time.js';
import {
  civilDay,
  countOccurrences,
  firstStart,
  MOST_OCCURRENCES,
  occurrenceEnd,
  startOfCivilDay,
} from '../../lib/recurrence.js';
import { nextReminder, seriesOf, standingAt, type EventTimes } from '../../lib/series.js';
import { EventState, type Event, type EventRecurrence } from '../../models/calendar/index.js';
import { refuse } from '../../schema/errors.js';
import type { RecurrenceFields } from './event-fields.js';

const DAY_MS = 24 * 60 * 60 * 1_000;

/** No occurrence is longer than this. */
const LONGEST_DAYS = 31;

type Times = Pick<Event, 'startsAt' | 'endsAt' | 'timezone' | 'isAllDay' | 'exceptions'> & {
  recurrence?: EventRecurrence;
};

/**
 * Checks when an event takes place and puts it straight: whole days begin at local midnight, and a recurring event starts
 * with the first occurrence of its rule.
 * @throws BAD_USER_INPUT
 */
export function checkTimes(times: Times): Times {
  if (!isTimeZone(times.timezone))
    throw refuse.badInput(
      'This is not a time zone; an IANA name such as Europe/Berlin is expected.',
      'timezone',
    );
  if (!(times.endsAt > times.startsAt))
    throw refuse.badInput('The end is not after the start; it has to be later.', 'endsAt');
  const straight = times.isAllDay ? wholeDays(times) : times;
  if (straight.endsAt.getTime() - straight.startsAt.getTime() > LONGEST_DAYS * DAY_MS + DAY_MS / 12)
    throw refuse.badInput(`The event is too long; up to ${LONGEST_DAYS} days are allowed.`, 'endsAt');
  const series = seriesOf(straight);
  if (!series) return straight;
  const count = countOccurrences(series);
  if (count !== null && count > MOST_OCCURRENCES)
    throw refuse.badInput(
      `The event repeats too often; up to ${MOST_OCCURRENCES} occurrences are allowed.`,
      'recurrence',
    );
  const first = firstStart(series);
  if (!first) throw refuse.badInput('The rule has no occurrence after the start.', 'recurrence');
  const endsAt = occurrenceEnd(straight, first);
  return { ...straight, startsAt: first, endsAt };
}

function wholeDays(times: Times): Times {
  const { startsAt, endsAt, timezone } = times;
  const lastDay = civilDay(new Date(endsAt.getTime() - 1), timezone);
  const after = new Date(startOfCivilDay(lastDay, timezone).getTime() + 1.5 * DAY_MS);
  return {
    ...times,
    startsAt: startOfCivilDay(civilDay(startsAt, timezone), timezone),
    endsAt: startOfCivilDay(civilDay(after, timezone), timezone),
  };
}

/** The stored form of a recurrence. @throws BAD_USER_INPUT */
export function recurrenceOf(fields: RecurrenceFields): EventRecurrence {
  const { frequency, interval, count, until, byDay, byMonthDay, bySetPos } = fields;
  if (count != null && until != null)
    throw refuse.badInput('A rule has a count or an end; only one of them is allowed.', 'recurrence.until');
  for (const [name, values, limit] of [
    ['byMonthDay', byMonthDay, 31],
    ['bySetPos', bySetPos, 366],
  ] as const)
    if (values?.some((value) => value === 0 || Math.abs(value) > limit))
      throw refuse.badInput(
        `This is out of range; 1 to ${limit} and -${limit} to -1 are allowed.`,
        `recurrence.${name}`,
      );
  return {
    ...{ frequency, interval: interval ?? 1 },
    ...{ byDay: byDay ?? [], byMonthDay: byMonthDay ?? [], bySetPos: bySetPos ?? [] },
    ...(count == null ? {} : { count }),
    ...(until == null ? {} : { until }),
  };
}

/** What is stored of an event's times beside them, for lists and jobs. */
export interface Standing {
  nextAt: Date;
  lastEndsAt: Date;
  advanceAt: Date | null;
  remindAt: Date | null;
}

/** How an event stands at a moment. */
export function standingOf(times: EventTimes, status: EventState, at: Date): Standing {
  const published = status === EventState.PUBLISHED;
  const { advanceAt, ...standing } = standingAt(times, at);
  return {
    ...standing,
    advanceAt: published ? (advanceAt ?? at) : null,
    remindAt: published ? nextReminder(times, at) : null,
  };
}

/** An update's `$set` and `$unset`: what is null is removed. */
export function setOrUnset(values: Record<string, unknown>): Record<string, Record<string, unknown>> {
  const set = Object.entries(values).filter(([, value]) => value !== null && value !== undefined);
  const unset = Object.entries(values).filter(([, value]) => value === null);
  return {
    ...(set.length > 0 ? { $set: Object.fromEntries(set) } : {}),
    ...(unset.length > 0 ? { $unset: Object.fromEntries(unset.map(([key]) => [key, ''])) } : {}),
  };
}
