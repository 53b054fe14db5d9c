import { Temporal } from 'temporal-polyfill';
import { civilDay, ruleText, type Rule } from './recurrence.js';
import { timeZoneLines } from './time-zone-block.js';

/*
 * iCalendar files (RFC 5545). Written by hand, because every property depends on whether an event lasts whole days:
 * dates without a zone then, times with TZID and VTIMEZONE otherwise.
 */

/** An occurrence that differs from the rule. */
export interface CalendarOverride {
  originalStart: Date;
  startsAt: Date;
  endsAt: Date;
  title?: string | undefined;
}

/** An event of a calendar file. */
export interface CalendarEntry {
  /** Stable across all changes. */
  uid: string;
  /** Greater with every change. */
  sequence: number;
  cancelled: boolean;
  changedAt: Date;
  title: string;
  description?: string | undefined;
  location?: string | undefined;
  coordinates?: { latitude: number; longitude: number } | undefined;
  url?: string | undefined;
  startsAt: Date;
  endsAt: Date;
  zone: string;
  allDay: boolean;
  rule?: Rule | undefined;
  /** Starts of occurrences that do not take place. */
  excluded: readonly Date[];
  overrides: readonly CalendarOverride[];
}

const MOST_OCTETS = 75;
const YEAR_MS = 366 * 24 * 60 * 60 * 1_000;

/** A line in pieces of up to 75 octets, without splitting a character. */
export function foldLine(line: string): string {
  const pieces: string[] = [];
  let piece = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > MOST_OCTETS) {
      pieces.push(piece);
      // The space that continues the line counts.
      [piece, octets] = ['', 1];
    }
    piece += character;
    octets += size;
  }
  return [...pieces, piece].join('\r\n ');
}

/** A text as a property value. */
export const escapeText = (text: string): string =>
  text
    .replaceAll('\\', '\\\\')
    .replaceAll(';', '\\;')
    .replaceAll(',', '\\,')
    .replaceAll(/\r\n|\r|\n/g, '\\n')

    .replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');

const compact = (iso: string): string => iso.replaceAll(/[-:]/g, '');

const utc = (at: Date): string =>
  compact(Temporal.Instant.fromEpochMilliseconds(at.getTime()).toString({ smallestUnit: 'second' }));

/** A property that holds a moment, as a date or as a time in the zone of the event. */
function moment(name: string, at: Date, { zone, allDay }: Pick<CalendarEntry, 'zone' | 'allDay'>): string {
  if (allDay) return `${name};VALUE=DATE:${compact(civilDay(at, zone))}`;
  if (zone === 'UTC') return `${name}:${utc(at)}`;
  const local = Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDateTime();
  return `${name};TZID=${zone}:${compact(local.toString({ smallestUnit: 'second' }))}`;
}

function entryLines(entry: CalendarEntry): string[] {
  const common = [
    `UID:${entry.uid}`,
    `DTSTAMP:${utc(entry.changedAt)}`,
    `LAST-MODIFIED:${utc(entry.changedAt)}`,
    `SEQUENCE:${entry.sequence}`,
    `STATUS:${entry.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
  ];
  const about = [
    ...(entry.description ? [`DESCRIPTION:${escapeText(entry.description)}`] : []),
    ...(entry.location ? [`LOCATION:${escapeText(entry.location)}`] : []),
    ...(entry.coordinates ? [`GEO:${entry.coordinates.latitude};${entry.coordinates.longitude}`] : []),
    ...(entry.url ? [`URL:${entry.url}`] : []),
  ];
  const main = [
    'BEGIN:VEVENT',
    ...common,
    moment('DTSTART', entry.startsAt, entry),
    moment('DTEND', entry.endsAt, entry),
    ...(entry.rule
      ? [`RRULE:${ruleText({ rule: entry.rule, zone: entry.zone, allDay: entry.allDay })}`]
      : []),
    ...entry.excluded.map((at) => moment('EXDATE', at, entry)),
    `SUMMARY:${escapeText(entry.title)}`,
    ...about,
    'END:VEVENT',
  ];
  const changed = entry.overrides.flatMap((one) => [
    'BEGIN:VEVENT',
    ...common,
    moment('RECURRENCE-ID', one.originalStart, entry),
    moment('DTSTART', one.startsAt, entry),
    moment('DTEND', one.endsAt, entry),
    `SUMMARY:${escapeText(one.title ?? entry.title)}`,
    ...about,
    'END:VEVENT',
  ]);
  return [...main, ...changed];
}

/** The text of a calendar file. */
export function calendarText(name: string, entries: readonly CalendarEntry[]): string {
  const zones = new Map<string, [from: Date, to: Date]>();
  for (const { zone, allDay, startsAt, endsAt, rule } of entries) {
    if (allDay || zone === 'UTC') continue;
    const [from, to] = zones.get(zone) ?? [startsAt, endsAt];
    const last = rule ? new Date(Math.min((rule.until ?? endsAt).getTime() + 10 * YEAR_MS, 8.64e15)) : endsAt;
    zones.set(zone, [from < startsAt ? from : startsAt, to > last ? to : last]);
  }
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Leela//Events//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escapeText(name)}`,
    ...[...zones].flatMap(([zone, [from, to]]) => timeZoneLines(zone, from, to)),
    ...entries.flatMap(entryLines),
    'END:VCALENDAR',
  ];
  return `${lines.map(foldLine).join('\r\n')}\r\n`;
}
