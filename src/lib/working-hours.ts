import { addDays, localDay, toMoment, wallClock, type TimeRange } from './civil-time.js';

/*
 * Weekly hours in a time zone, as moments. All functions are pure. Hours that a clock change skips do not exist;
 * hours that it repeats count twice.
 */

/** Hours on one day of the week, such as `monday`, `09:00`, `17:00`. `24:00` is the end of the day. */
export interface DayHours {
  weekday: string;
  from: string;
  to: string;
}

/** Weekly hours in a zone, without some days. */
export interface WorkCalendar {
  timezone: string;
  weeklyHours: readonly DayHours[];
  /** Local days without hours, such as `2026-12-25`. */
  holidays?: readonly string[];
}

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** The search stops here: a calendar may have no hours at all. */
const MOST_DAYS = 3_660;

/** The hours of one local day, merged and in order. */
export function hoursOf(calendar: WorkCalendar, day: string): TimeRange[] {
  if (calendar.holidays?.includes(day)) return [];
  const zone = calendar.timezone;
  const weekday = WEEKDAYS[wallClock(toMoment(`${day}T12:00`, zone)!, zone).weekday - 1];
  const moment = (time: string): Date =>
    time === '24:00' ? toMoment(`${addDays(day, 1)}T00:00`, zone)! : toMoment(`${day}T${time}`, zone)!;
  const ranges = calendar.weeklyHours
    .filter((hours) => hours.weekday === weekday)
    .map(({ from, to }) => ({ start: moment(from), end: moment(to) }));
  return merged(ranges);
}

/** Ranges in order, without empty ones; ranges that touch or overlap are merged. */
export function merged(ranges: readonly TimeRange[]): TimeRange[] {
  const sorted = ranges
    .filter(({ start, end }) => start < end)
    .sort((a, b) => a.start.getTime() - b.start.getTime());
  const result: TimeRange[] = [];
  for (const range of sorted) {
    const last = result.at(-1);
    if (!last || range.start > last.end) result.push({ ...range });
    else if (range.end > last.end) last.end = range.end;
  }
  return result;
}

/** All hours that touch a range, merged across midnight. They may begin before it and end after it. */
export function hoursBetween(calendar: WorkCalendar, { start, end }: TimeRange): TimeRange[] {
  const found: TimeRange[] = [];
  const last = addDays(localDay(end, calendar.timezone), 1);
  let day = addDays(localDay(start, calendar.timezone), -1);
  for (let count = 0; day <= last && count < MOST_DAYS; day = addDays(day, 1), count += 1)
    found.push(...hoursOf(calendar, day));
  return merged(found).filter((hours) => hours.end > start && hours.start < end);
}

/**
 * The moment when this much working time has passed since another moment. Null if the calendar has no such moment.
 */
export function addWorkingTime(calendar: WorkCalendar, from: Date, milliseconds: number): Date | null {
  let left = milliseconds;
  if (left <= 0) return from;
  let day = addDays(localDay(from, calendar.timezone), -1);
  for (let count = 0; count < MOST_DAYS; day = addDays(day, 1), count += 1)
    for (const { start, end } of hoursOf(calendar, day)) {
      if (end <= from) continue;
      const begin = Math.max(start.getTime(), from.getTime());
      const length = end.getTime() - begin;
      if (left <= length) return new Date(begin + left);
      left -= length;
    }
  return null;
}

/** Working time between two moments, in milliseconds. 0 if the second is not later. */
export function workingTimeBetween(calendar: WorkCalendar, from: Date, to: Date): number {
  if (to <= from) return 0;
  return hoursBetween(calendar, { start: from, end: to }).reduce(
    (sum, { start, end }) =>
      sum + Math.min(end.getTime(), to.getTime()) - Math.max(start.getTime(), from.getTime()),
    0,
  );
}
