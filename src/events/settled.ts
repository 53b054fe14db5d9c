import { EventBatchModel } from '../models/system/event-batch.js';
import { passedHere } from './passed.js';
import type { Commits } from './transact.js';

/** The lane whose effects a mutation's answer may show. */
export const COUNTERS_LANE = 'counters';

/** The lane that writes notifications, for which those wait who have marked theirs. */
export const NOTIFICATIONS_LANE = 'notifications';

/** The lane that sorts people's inboxes, for which those wait whose answers show what is unread. */
export const MESSAGING_LANE = 'messaging';

/** How long an answer waits at most; one object, so that tests on a busy machine can be patient. */
export const settling = { timeoutMs: 300 };

const POLL_MS = 10;
/** Where the lane runs in this process, its announcements tell; the database is only asked about earlier leaders. */
const POLL_WHILE_LEADING_MS = 100;

/**
 * Waits until the counters hold what this request has committed, so that clients read their own writes. True when they
 * do; false when that took too long, in which case the answer is a little behind. Never throws.
 */
export async function settled(
  ctx: Commits,
  { timeoutMs = settling.timeoutMs, lane = COUNTERS_LANE }: { timeoutMs?: number; lane?: string } = {},
): Promise<boolean> {
  const deadline = performance.now() + timeoutMs;
  let missing = passedHere.missing(lane, ctx.commits);
  let nextPoll = 0;
  while (missing.length > 0) {
    const now = performance.now();
    if (now >= deadline) return false;
    const interval = passedHere.isHere(lane) ? POLL_WHILE_LEADING_MS : POLL_MS;
    if (nextPoll === 0) nextPoll = now + interval;
    await passedHere.next(lane, missing, Math.min(nextPoll, deadline) - now);
    missing = passedHere.missing(lane, missing);
    if (missing.length > 0 && performance.now() >= nextPoll) {
      missing = await notInBatches(lane, missing, deadline);
      nextPoll = 0;
    }
  }
  return true;
}

async function notInBatches(
  lane: string,
  ids: Commits['commits'],
  deadline: number,
): Promise<Commits['commits']> {
  try {
    // The driver's own limit: a database that doesn't answer must not hold up the answer to the client.
    const timeoutMS = Math.max(1, Math.ceil(deadline - performance.now()));
    const batches = await EventBatchModel.collection
      .find({ lane, ids: { $in: ids } }, { projection: { ids: 1 }, timeoutMS })
      .toArray();
    const passed = new Set(batches.flatMap((batch) => (batch.ids as Commits['commits']).map(String)));
    return ids.filter((id) => !passed.has(String(id)));
  } catch {
    return ids;
  }
}
