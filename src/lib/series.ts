import { occurrenceEnd, occurrenceStarts, lastStart, type Rule, type Series } from './recurrence.js';

/** When an event takes place, as it is stored. */
export interface EventTimes {
  startsAt: Date;
  endsAt: Date;
  timezone: string;
  isAllDay: boolean;
  recurrence?: Rule | undefined;
  exceptions: readonly Exception[];
}

/** An occurrence that differs from the rule. */
export interface Exception {
  originalStart: Date;
  cancelled: boolean;
  startsAt?: Date;
  endsAt?: Date;
  title?: string;
}

/** One occurrence of an event. */
export interface Occurrence {
  startsAt: Date;
  endsAt: Date;
  /** The start by the rule. */
  originalStart: Date;
  title?: string;
}

/** The end of a series that has no end. */
const NEVER = new Date('9999-01-01T00:00:00Z');
const DAY_MS = 24 * 60 * 60 * 1_000;

/** The recurrence rule of an event with its start and zone. Null if the event does not recur. */
export function seriesOf({ startsAt, timezone, isAllDay, recurrence }: EventTimes): Series | null {
  return recurrence ? { rule: recurrence, start: startsAt, zone: timezone, allDay: isAllDay } : null;
}

/** The first `most` occurrences that overlap a half-open range, in order. */
export function occurrencesWithin(times: EventTimes, from: Date, to: Date, most: number): Occurrence[] {
  const overlaps = ({ startsAt, endsAt }: Occurrence): boolean => startsAt < to && endsAt > from;
  const series = seriesOf(times);
  if (!series) {
    const { startsAt, endsAt } = times;
    return [{ startsAt, endsAt, originalStart: startsAt }].filter(overlaps).slice(0, most);
  }
  const changed = new Map(times.exceptions.map((one) => [one.originalStart.getTime(), one]));
  // A whole day may be an hour longer than the first one.
  const earliest = new Date(from.getTime() - (times.endsAt.getTime() - times.startsAt.getTime()) - DAY_MS);
  const found: Occurrence[] = [];
  for (let at = earliest; found.length < most;) {
    const wanted = most - found.length + 2;
    const starts = occurrenceStarts(series, at, to, wanted);
    for (const start of starts)
      if (!changed.has(start.getTime())) {
        const one = { startsAt: start, endsAt: occurrenceEnd(times, start), originalStart: start };
        if (overlaps(one)) found.push(one);
      }
    if (starts.length < wanted) break;
    at = new Date(starts.at(-1)!.getTime() + 1);
  }
  for (const one of times.exceptions) {
    if (one.cancelled) continue;
    const startsAt = one.startsAt ?? one.originalStart;
    const moved = {
      ...{ startsAt, endsAt: one.endsAt ?? occurrenceEnd(times, startsAt), originalStart: one.originalStart },
      ...(one.title ? { title: one.title } : {}),
    };
    if (overlaps(moved)) found.push(moved);
  }
  return found.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime()).slice(0, most);
}

/** The end of the last occurrence. Far in the future if there is no end. */
export function lastEnd(times: EventTimes): Date {
  const series = seriesOf(times);
  if (!series) return times.endsAt;
  if (series.rule.count === undefined && !series.rule.until) return NEVER;
  const last = lastStart(series) ?? times.startsAt;
  const moved = times.exceptions.flatMap((one) => one.endsAt ?? one.startsAt ?? []);
  const end = new Date(Math.max(occurrenceEnd(times, last).getTime(), ...moved.map(Number)));
  const ends = occurrencesWithin(times, new Date(0), new Date(end.getTime() + DAY_MS), 1_000);
  return ends.length === 0 ? times.endsAt : new Date(Math.max(...ends.map((one) => one.endsAt.getTime())));
}

/** The current or next occurrence (else the last one) at a moment, and its end. */
export function standingAt(
  times: EventTimes,
  at: Date,
): { nextAt: Date; lastEndsAt: Date; advanceAt: Date | null } {
  const lastEndsAt = lastEnd(times);
  const [next] = occurrencesWithin(times, at, NEVER, 1);
  if (next) return { nextAt: next.startsAt, lastEndsAt, advanceAt: next.endsAt };
  const past = occurrencesWithin(times, new Date(lastEndsAt.getTime() - 1), NEVER, 1_000).at(-1);
  return { nextAt: past?.startsAt ?? times.startsAt, lastEndsAt, advanceAt: null };
}

/** How long before an occurrence participants are reminded. */
export const REMINDER_LEADS_MS = [DAY_MS, DAY_MS / 24];

/** When the next reminder is due. Null if none is left. */
export function nextReminder(times: EventTimes, at: Date): Date | null {
  const due = occurrencesWithin(times, at, NEVER, 3)
    .flatMap(({ startsAt }) => REMINDER_LEADS_MS.map((lead) => startsAt.getTime() - lead))
    .filter((time) => time > at.getTime());
  return due.length > 0 ? new Date(Math.min(...due)) : null;
}
