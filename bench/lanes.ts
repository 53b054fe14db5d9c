import { setTimeout as delay } from 'node:timers/promises';
import { DomainEventModel } from '../src/models/system/domain-event.js';
import { EventBatchModel } from '../src/models/system/event-batch.js';

const PATIENCE_MS = 60_000;

/** Waits until a lane has passed every event that is in the log now. */
export async function drained(lane: string): Promise<void> {
  const newest = await DomainEventModel.collection.find().sort({ _id: -1 }).limit(64).toArray();
  const deadline = Date.now() + PATIENCE_MS;
  const ids = newest.map(({ _id }) => _id);
  while (Date.now() < deadline) {
    const batches = await EventBatchModel.collection.find({ lane, ids: { $in: ids } }).toArray();
    const passed = new Set(batches.flatMap((batch) => (batch['ids'] as unknown[]).map(String)));
    if (ids.every((id) => passed.has(String(id)))) return;
    await delay(20);
  }
  throw new Error(`The lane ${lane} has not passed all events within a minute.`);
}
