/** A clock that is off by no more than this is taken to be right: answers take a moment, and people don't notice. */
const TOLERANCE_MS = 2_000;
/** What was heard longer ago says nothing about now: this machine may have slept. */
const STALE_MS = 60_000;

/** What time it was by the database, and when that was heard by a clock that nobody sets. */
let heard: { time: number; at: number } | null = null;

/** An answer that was longer on its way, or waited for this process to have time for it, says nothing. */
const LONGEST_WAY_MS = 1_000;

/**
 * Notes what time it is by the database.
 * @param askedAt when it was asked, by `performance.now()`: it said so at some moment between then and now
 */
export function noteTime(localTime: Date, askedAt: number): void {
  const way = performance.now() - askedAt;
  if (way <= LONGEST_WAY_MS) heard = { time: localTime.getTime(), at: askedAt + way / 2 };
}

/** By how much this machine's clock is ahead of the database's; 0 where it is about right, or nobody knows. */
export function clockSkew(): number {
  if (!heard) return 0;
  const since = performance.now() - heard.at;
  const ahead = Date.now() - (heard.time + since);
  return since > STALE_MS || Math.abs(ahead) <= TOLERANCE_MS ? 0 : Math.round(ahead);
}

/**
 * The present moment for what is stored and sorted by: all gateways go by the database's clock where their own is wrong, or
 * what one of them writes would stand above or below everything else for as long as it is off.
 */
export function sharedNow(): Date {
  return new Date(Date.now() - clockSkew());
}
