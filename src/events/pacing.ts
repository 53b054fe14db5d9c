import { setTimeout as sleep } from 'node:timers/promises';

const FIRST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 5_000;

/**
 * How long events without effects wait for an event with effects, or for a caller that waits for them. An object, so
 * that tests can change it. Less than the longest wait of an answer, so that other gateways' answers get theirs in
 * time.
 */
export const holding = { ms: 200 };

/**
 * How long the log gathers between two reads while no caller in this process waits. The first event is read
 * immediately.
 */
export const reading = { ms: 20 };

/** A pause before the next attempt: exponential backoff with jitter, cut short by the signal. */
export async function pause(attempt: number, signal: AbortSignal): Promise<void> {
  const longest = Math.min(FIRST_PAUSE_MS * 2 ** attempt, LONGEST_PAUSE_MS);
  await sleepUntil(longest * (0.5 + Math.random() / 2), signal);
}

/** Sleeps, or less if the signal comes. Never throws. */
export async function sleepUntil(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal }).catch(() => undefined);
}

/** Repeats an action until the signal aborts. Failures are reported and do not stop it. */
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
