import { setTimeout as delay } from 'node:timers/promises';
import type { mongo } from 'mongoose';

const POLL_MS = 50;
const LONGEST_MS = 60_000;

/** Waits until each of these lanes has passed every event of the log. */
export async function untilFolded(db: mongo.Db, lanes: string[]): Promise<void> {
  const begun = performance.now();
  for (const lane of lanes) {
    for (;;) {
      const left = await unpassed(db, lane);
      if (left === 0) break;
      if (performance.now() - begun > LONGEST_MS)
        throw new Error(`${left} events are not folded by ${lane} after a minute`);
      await delay(POLL_MS);
    }
  }
}

/** Events that stand in more than one batch of a lane: effects that happened twice. */
export async function passedTwice(db: mongo.Db, lanes: string[]): Promise<string[]> {
  const rows = await db
    .collection('event_batches')
    .aggregate([
      { $match: { lane: { $in: lanes } } },
      { $unwind: '$ids' },
      { $group: { _id: { lane: '$lane', id: '$ids' }, times: { $sum: 1 } } },
      { $match: { times: { $gt: 1 } } },
    ])
    .toArray();
  return rows.map((row) => `${row._id.lane} passed ${row._id.id} ${row.times} times`);
}

async function unpassed(db: mongo.Db, lane: string): Promise<number> {
  const [events, batches] = await Promise.all([
    db
      .collection('domain_events')
      .find({}, { projection: { _id: 1 } })
      .toArray(),
    db
      .collection('event_batches')
      .find({ lane }, { projection: { ids: 1 } })
      .toArray(),
  ]);
  const passed = new Set(batches.flatMap((batch) => (batch.ids as mongo.ObjectId[]).map(String)));
  return events.filter((event) => !passed.has(String(event._id))).length;
}
