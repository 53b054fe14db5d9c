import type { TimeRange } from './civil-time.js';
import { hoursBetween, type WorkCalendar } from './working-hours.js';

const MINUTE_MS = 60_000;

/** Starts are offered at this interval from the beginning of the hours. */
const STEP_MINUTES = 15;

/** Everything that decides whether a user can be booked. */
export interface Schedule {
  calendar: WorkCalendar;
  /** Periods in which nothing can be booked. */
  timeOff: readonly TimeRange[];
  /** Bookings, each up to the end of the buffer after it. */
  busy: readonly TimeRange[];
  bufferMinutes: number;
  /** Minimum number of minutes between now and the start of a booking. */
  noticeMinutes: number;
  now: Date;
}

/** Why a time cannot be booked. */
export type SlotProblem = 'TOO_SOON' | 'OUTSIDE_HOURS' | 'TIME_OFF' | 'SLOT_TAKEN';

/**
 * Why a booking cannot be made at a time, or null if it can. Bookings and lists of free times both use this function,
 * so that every offered time can be booked. Ranges are half-open: 11:00 is free after a booking from 10:00 to 11:00.
 */
export function slotProblem(schedule: Schedule, start: Date, minutes: number): SlotProblem | null {
  const end = new Date(start.getTime() + minutes * MINUTE_MS);
  const earliest = schedule.now.getTime() + schedule.noticeMinutes * MINUTE_MS;
  if (start <= schedule.now || start.getTime() < earliest) return 'TOO_SOON';
  const hours = hoursBetween(schedule.calendar, { start, end });
  if (!hours.some((range) => range.start <= start && end <= range.end)) return 'OUTSIDE_HOURS';
  return conflictOf(schedule, start, end);
}

/** The same for a time that is known to be within the hours. */
function conflictOf(schedule: Schedule, start: Date, end: Date): SlotProblem | null {
  const overlaps = (range: TimeRange, until: Date): boolean => range.start < until && start < range.end;
  if (schedule.timeOff.some((range) => overlaps(range, end))) return 'TIME_OFF';
  const blocked = new Date(end.getTime() + schedule.bufferMinutes * MINUTE_MS);
  return schedule.busy.some((range) => overlaps(range, blocked)) ? 'SLOT_TAKEN' : null;
}

/** The first `most` free times of a length that begin within a range, in order. */
export function freeSlots(schedule: Schedule, range: TimeRange, minutes: number, most: number): TimeRange[] {
  const found: TimeRange[] = [];
  const earliest = schedule.now.getTime() + schedule.noticeMinutes * MINUTE_MS;
  for (const hours of hoursBetween(schedule.calendar, range))
    for (let at = hours.start.getTime(); at < hours.end.getTime(); at += STEP_MINUTES * MINUTE_MS) {
      if (found.length === most) return found;
      const [start, end] = [new Date(at), new Date(at + minutes * MINUTE_MS)];
      if (end > hours.end || start >= range.end) break;
      if (start < range.start || start <= schedule.now || at < earliest) continue;
      if (!conflictOf(schedule, start, end)) found.push({ start, end });
    }
  return found;
}
