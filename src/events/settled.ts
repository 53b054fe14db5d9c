import { EventBatchModel } from '../models/system/event-batch.js';
import { passedHere } from './passed.js';
import type { Commits } from './transact.js';

/** The lane whose effects a mutation's answer may show. */
export const COUNTERS_LANE = 'counters';

/** The lane that writes notifications. Mutations that mark notifications wait for it. */
export const NOTIFICATIONS_LANE = 'notifications';

/** The lane that updates inboxes. Mutations whose answers show unread counts wait for it. */
export const MESSAGING_LANE = 'messaging';

/** The longest wait of an answer. One object, so that tests on a busy machine can wait longer. */
export const settling = { timeoutMs: 300 };

const POLL_MS = 10;
/** If the lane runs in this process, its announcements suffice; the database is only asked about earlier leaders. */
const POLL_WHILE_LEADING_MS = 100;

/**
 * Waits until the counters contain what this request has committed, so that clients read their own writes. False on a
 * timeout; the answer is then slightly stale. Never throws.
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
    // The driver's own limit: an unresponsive database must not delay the answer to the client.
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
