import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';

/*
 * Recurrence by RFC 5545, in the time zone of the event: a weekly event at 18:00 stays at 18:00 whatever clocks do. All
 * functions are pure. A local time that a clock change skips has no occurrence; one that it repeats is the first. Days
 * that a month lacks are skipped.
 */

/** A recurrence rule. */
export interface Rule {
  frequency: 'daily' | 'weekly' | 'monthly' | 'yearly';
  interval: number;
  count?: number | undefined;
  /** Inclusive. */
  until?: Date | undefined;
  /** Such as `MO`. */
  byDay?: readonly string[];
  byMonthDay?: readonly number[];
  bySetPos?: readonly number[];
}

/** What a rule is applied to. */
export interface Series {
  rule: Rule;
  /** The first occurrence. */
  start: Date;
  zone: string;
  allDay: boolean;
}

/** No list of occurrences is longer. */
export const MOST_OCCURRENCES = 1_000;

/** Endless rules are expanded no further than this from the start. */
const HORIZON_MS = 10 * 366 * 24 * 60 * 60 * 1_000;

/** Of whole days the dates repeat, not the instants: a midnight that a clock change skips is a day all the same. */
function anchor({ start, zone, allDay }: Series): Temporal.ZonedDateTime {
  const local = Temporal.Instant.fromEpochMilliseconds(start.getTime()).toZonedDateTimeISO(zone);
  return allDay ? local.toPlainDate().toZonedDateTime('UTC') : local;
}

function toDate(occurrence: { epochMilliseconds: number }, { zone, allDay }: Series): Date {
  if (!allDay) return new Date(occurrence.epochMilliseconds);
  const day = Temporal.Instant.fromEpochMilliseconds(occurrence.epochMilliseconds)
    .toZonedDateTimeISO('UTC')
    .toPlainDate();
  return new Date(day.toZonedDateTime(zone).epochMilliseconds);
}

function fromDate(at: Date, { zone, allDay }: Series): Date {
  if (!allDay) return at;
  const day = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).toPlainDate();
  return new Date(day.toZonedDateTime('UTC').epochMilliseconds);
}

function compile(series: Series): RRuleTemporal {
  const { rule } = series;
  const dtstart = anchor(series);
  const until = rule.until && Temporal.Instant.fromEpochMilliseconds(fromDate(rule.until, series).getTime());
  return new RRuleTemporal({
    freq: rule.frequency.toUpperCase() as 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY',
    interval: rule.interval,
    dtstart,
    ...(rule.count === undefined ? {} : { count: rule.count }),
    ...(until ? { until: until.toZonedDateTimeISO(dtstart.timeZoneId) } : {}),
    ...(rule.byDay?.length ? { byDay: [...rule.byDay] } : {}),
    ...(rule.byMonthDay?.length ? { byMonthDay: [...rule.byMonthDay] } : {}),
    ...(rule.bySetPos?.length ? { bySetPos: [...rule.bySetPos] } : {}),
  });
}

/** Starts of the occurrences with `from <= start < to`, in order, at most so many. */
export function occurrenceStarts(series: Series, from: Date, to: Date, most = MOST_OCCURRENCES): Date[] {
  const horizon = new Date(series.start.getTime() + HORIZON_MS);
  const end = to < horizon ? to : horizon;
  if (from >= end || most < 1) return [];
  const rule = compile(series);
  const found: Date[] = [];
  // `next` instead of `between`: it stops as soon as there are enough.
  let at = new Date(Math.max(from.getTime(), series.start.getTime()) - (series.allDay ? 2 : 0) * 86_400_000);
  for (let inclusive = true; found.length < most; inclusive = false) {
    const next = rule.next(at, inclusive);
    if (!next) break;
    const start = toDate(next, series);
    if (start >= end) break;
    if (start >= from) found.push(start);
    at = new Date(next.epochMilliseconds);
  }
  return found;
}

/** Start of the first occurrence, which need not be `start` itself; null for a rule without any. */
export function firstStart(series: Series): Date | null {
  return occurrenceStarts(series, series.start, new Date(8.64e15), 1)[0] ?? null;
}

/** Start of the last occurrence; null where the rule has no end. */
export function lastStart(series: Series): Date | null {
  const { count, until } = series.rule;
  if (count === undefined && until === undefined) return null;
  return occurrenceStarts(series, series.start, new Date(8.64e15)).at(-1) ?? null;
}

/** How many occurrences a rule has, counted up to one more than `MOST_OCCURRENCES`; null where it has no end. */
export function countOccurrences(series: Series): number | null {
  const { count, until } = series.rule;
  if (count === undefined && until === undefined) return null;
  return occurrenceStarts(series, series.start, new Date(8.64e15), MOST_OCCURRENCES + 1).length;
}

/** Whether the rule has an occurrence that starts at exactly this moment. */
export function isOccurrence(series: Series, start: Date): boolean {
  return occurrenceStarts(series, start, new Date(start.getTime() + 1), 1).length === 1;
}

/** The rule as text of RFC 5545, such as `FREQ=WEEKLY;COUNT=6`. */
export function ruleText({ rule, zone, allDay }: Pick<Series, 'rule' | 'zone' | 'allDay'>): string {
  const parts = [`FREQ=${rule.frequency.toUpperCase()}`];
  if (rule.interval !== 1) parts.push(`INTERVAL=${rule.interval}`);
  if (rule.byDay?.length) parts.push(`BYDAY=${rule.byDay.join(',')}`);
  if (rule.byMonthDay?.length) parts.push(`BYMONTHDAY=${rule.byMonthDay.join(',')}`);
  if (rule.bySetPos?.length) parts.push(`BYSETPOS=${rule.bySetPos.join(',')}`);
  if (rule.count !== undefined) parts.push(`COUNT=${rule.count}`);
  if (rule.until) parts.push(`UNTIL=${untilText(rule.until, zone, allDay)}`);
  return parts.join(';');
}

/** UNTIL is of the same kind as DTSTART: a date for whole days, else a time in UTC. */
function untilText(until: Date, zone: string, allDay: boolean): string {
  const instant = Temporal.Instant.fromEpochMilliseconds(until.getTime());
  if (allDay) return instant.toZonedDateTimeISO(zone).toPlainDate().toString().replaceAll('-', '');
  return instant.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '');
}

/** The local day of a moment in a zone, as `2026-07-31`. */
export function civilDay(at: Date, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .toString();
}

/** When a local day begins in a zone. */
export function startOfCivilDay(day: string, zone: string): Date {
  return new Date(Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds);
}

/** The end of an occurrence that starts there: as long as the first, in whole local days where it takes whole days. */
export function occurrenceEnd(
  {
    startsAt,
    endsAt,
    timezone,
    isAllDay,
  }: { startsAt: Date; endsAt: Date; timezone: string; isAllDay: boolean },
  start: Date,
): Date {
  if (!isAllDay) return new Date(start.getTime() + endsAt.getTime() - startsAt.getTime());
  const day = (at: Date) => Temporal.PlainDate.from(civilDay(at, timezone));
  const length = day(startsAt).until(day(endsAt)).days;
  return startOfCivilDay(day(start).add({ days: length }).toString(), timezone);
}
