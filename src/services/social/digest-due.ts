import { periodAt } from '../../lib/local-period.js';
import { quietUntil, type Hours } from '../../lib/quiet-hours.js';

const HOUR_MS = 60 * 60 * 1_000;

/** Digests are sent in the morning. */
const MORNING_MS = 8 * HOUR_MS;

/** The shortest interval between digests, also after changes of the time zone. */
const LEAST_MS = { daily: 20 * HOUR_MS, weekly: 6 * 24 * HOUR_MS };

/** The facts that decide when a user's digest is due. */
export interface DigestClock {
  frequency: 'daily' | 'weekly';
  timezone: string;
  /** Null for none. */
  quiet: Hours | null;
  /** When the last digest was written. Null if there is none. */
  sentAt: Date | null;
}

/** Whether a digest is due, once per day or week of the user's calendar, and when to check again if not. */
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

/** The morning of the day that begins then, or the end of quiet hours that contain it. */
function morningOf(start: Date, { quiet, timezone }: DigestClock): Date {
  const morning = new Date(start.getTime() + MORNING_MS);
  return (quiet && quietUntil(morning, quiet, timezone)) ?? morning;
}
