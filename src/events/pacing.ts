import { setTimeout as sleep } from 'node:timers/promises';

const FIRST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 5_000;

/**
 * How long events from which nothing follows wait for one from which something does, or for somebody who waits for them;
 * an object, for tests to stretch it. Less than answers wait at most, so that other gateways' get theirs.
 */
export const holding = { ms: 200 };

/** How long the log is left to gather between two looks at it while nobody here waits; the first event is read at once. */
export const reading = { ms: 20 };

/** A pause before the next attempt: longer each time, never the same in two processes, cut short by the signal. */
export async function pause(attempt: number, signal: AbortSignal): Promise<void> {
  const longest = Math.min(FIRST_PAUSE_MS * 2 ** attempt, LONGEST_PAUSE_MS);
  await sleepUntil(longest * (0.5 + Math.random() / 2), signal);
}

/** Sleeps, or less if the signal comes. Never throws. */
export async function sleepUntil(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal }).catch(() => undefined);
}

/** Does something again and again until the signal comes; a failure is told and is no reason to stop. */
export async function every(
  milliseconds: number,
  signal: AbortSignal,
  work: () => Promise<void>,
  failed: (error: unknown) => void,
): Promise<void> {
  for (;;) {
    await sleepUntil(milliseconds, signal);
    if (signal.aborted) return;
    await work().catch((error: unknown) => {
      if (!signal.aborted) failed(error);
    });
  }
}
