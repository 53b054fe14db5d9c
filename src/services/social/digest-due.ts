import { periodAt } from '../../lib/local-period.js';
import { quietUntil, type Hours } from '../../lib/quiet-hours.js';

const HOUR_MS = 60 * 60 * 1_000;

/** Digests come in the morning. */
const MORNING_MS = 8 * HOUR_MS;

/** However often somebody moves to another time zone, digests are not closer together than this. */
const LEAST_MS = { daily: 20 * HOUR_MS, weekly: 6 * 24 * HOUR_MS };

/** What decides when somebody's digest is due. */
export interface DigestClock {
  frequency: 'daily' | 'weekly';
  timezone: string;
  /** Null for none. */
  quiet: Hours | null;
  /** When the last one was written; null for none yet. */
  sentAt: Date | null;
}

/** Whether a digest is due, once in each day or week of the person's calendar; and when to look again if it is not. */
export function digestDue(clock: DigestClock, now: Date): { due: boolean; next: Date } {
  const { frequency, timezone, sentAt } = clock;
  const period = periodAt(now, frequency, timezone);
  const had =
    sentAt !== null && (sentAt >= period.start || now.getTime() - sentAt.getTime() < LEAST_MS[frequency]);
  if (had) return { due: false, next: morningOf(period.end, clock) };
  const morning = morningOf(period.start, clock);
  if (now < morning) return { due: false, next: morning };
  const until = clock.quiet && quietUntil(now, clock.quiet, timezone);
  return until ? { due: false, next: until } : { due: true, next: morningOf(period.end, clock) };
}

/** The morning of a day that begins then, or the end of the quiet hours that it lies in. */
function morningOf(start: Date, { quiet, timezone }: DigestClock): Date {
  const morning = new Date(start.getTime() + MORNING_MS);
  return (quiet && quietUntil(morning, quiet, timezone)) ?? morning;
}
