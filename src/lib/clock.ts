/** A smaller difference counts as correct: measurements are not exact, and users don't notice it. */
const TOLERANCE_MS = 2_000;
/** An older measurement is ignored: this machine may have slept in between. */
const STALE_MS = 60_000;

/** The database's time, and the reading of the monotonic clock at that moment. */
let heard: { time: number; at: number } | null = null;

/** A slower answer is ignored: the network or this process delayed it. */
const LONGEST_WAY_MS = 1_000;

/**
 * Notes the time of the database's clock.
 * @param askedAt the time of the query, by `performance.now()`; the database read its clock between then and now
 */
export function noteTime(localTime: Date, askedAt: number): void {
  const way = performance.now() - askedAt;
  if (way <= LONGEST_WAY_MS) heard = { time: localTime.getTime(), at: askedAt + way / 2 };
}

/** How far this machine's clock is ahead of the database's, in milliseconds. 0 if it is about right or not known. */
export function clockSkew(): number {
  if (!heard) return 0;
  const since = performance.now() - heard.at;
  const ahead = Date.now() - (heard.time + since);
  return since > STALE_MS || Math.abs(ahead) <= TOLERANCE_MS ? 0 : Math.round(ahead);
}

/**
 * The current time for stored and sorted values. A gateway whose clock is wrong uses the database's clock; otherwise
 * its rows would be sorted before or after all others.
 */
export function sharedNow(): Date {
  return new Date(travelled ? travelled() : Date.now() - clockSkew());
}

let travelled: (() => number) | null = null;

/** Replaces the clock of `sharedNow` in tests. Null restores it. */
export function setClock(clock: (() => number) | null): void {
  travelled = clock;
}
