import { Types, type Connection } from 'mongoose';
import { DomainEventModel } from '../models/system/domain-event.js';
import { EventBatchModel } from '../models/system/event-batch.js';
import { EventCheckpointModel } from '../models/system/event-checkpoint.js';

const DAY_MS = 24 * 60 * 60 * 1_000;
const CHUNK = 1_000;

/** The result of a sweep. */
export interface Swept {
  /** Events marked for removal. */
  events: number;
  /** Removed batches whose events are all gone. */
  batches: number;
}

/**
 * Marks old events for removal, if and only if every lane has processed them: the running lanes and all that ever
 * ran, so a lane that only newer gateways have keeps its events. The TTL index then deletes them. Batches are kept a
 * day longer than their events, because they record what was processed.
 */
export async function sweepLog(
  connection: Connection,
  { lanes, retentionMs, signal }: { lanes: string[]; retentionMs: number; signal?: AbortSignal },
): Promise<Swept> {
  const { localTime } = (await connection.db!.admin().command({ hello: 1 })) as { localTime: Date };
  const known = await EventCheckpointModel.collection.distinct('_id');
  const all = [...new Set([...lanes, ...(known as unknown as string[])])];
  const events = await markEvents(all, new Date(localTime.getTime() - retentionMs), localTime, signal);
  const batches = await removeBatches(new Date(localTime.getTime() - retentionMs - DAY_MS), signal);
  return { events, batches };
}

async function markEvents(lanes: string[], before: Date, now: Date, signal?: AbortSignal): Promise<number> {
  let marked = 0;
  let last = new Types.ObjectId('000000000000000000000000');
  const end = Types.ObjectId.createFromTime(Math.floor(before.getTime() / 1_000));
  while (!signal?.aborted) {
    const old = await DomainEventModel.collection
      .find({ _id: { $gt: last, $lt: end } }, { sort: { _id: 1 }, limit: CHUNK, projection: { expireAt: 1 } })
      .toArray();
    if (old.length === 0) break;
    last = old.at(-1)!._id as Types.ObjectId;
    const ids = old.filter((event) => !event.expireAt).map((event) => event._id as Types.ObjectId);
    const passed = await passedByAll(lanes, ids);
    if (passed.length === 0) continue;
    const done = await DomainEventModel.collection.updateMany(
      { _id: { $in: passed } },
      { $set: { expireAt: now } },
    );
    marked += done.modifiedCount;
  }
  return marked;
}

/** Whether every lane that ever ran has processed an event, so an older gateway is waited for. */
export async function passedEverywhere(id: Types.ObjectId): Promise<boolean> {
  const lanes = await EventCheckpointModel.collection.distinct('_id');
  return (await passedByAll(lanes as unknown as string[], [id])).length === 1;
}

async function passedByAll(lanes: string[], ids: Types.ObjectId[]): Promise<Types.ObjectId[]> {
  let left = ids;
  for (const lane of lanes) {
    if (left.length === 0) break;
    const batches = await EventBatchModel.collection
      .find({ lane, ids: { $in: left } }, { projection: { ids: 1 }, readConcern: 'majority' })
      .toArray();
    const passed = new Set(batches.flatMap((batch) => (batch.ids as Types.ObjectId[]).map(String)));
    left = left.filter((id) => passed.has(String(id)));
  }
  return left;
}

async function removeBatches(before: Date, signal?: AbortSignal): Promise<number> {
  let removed = 0;
  let last = new Types.ObjectId('000000000000000000000000');
  const end = Types.ObjectId.createFromTime(Math.floor(before.getTime() / 1_000));
  while (!signal?.aborted) {
    const old = await EventBatchModel.collection
      .find({ _id: { $gt: last, $lt: end } }, { sort: { _id: 1 }, limit: 100, projection: { ids: 1 } })
      .toArray();
    if (old.length === 0) break;
    last = old.at(-1)!._id as Types.ObjectId;
    const ids = old.flatMap((batch) => batch.ids as Types.ObjectId[]);
    const present = await DomainEventModel.collection
      .find({ _id: { $in: ids } }, { projection: { _id: 1 }, readConcern: 'majority' })
      .map((event) => String(event._id))
      .toArray();
    const there = new Set(present);
    const empty = old.filter((batch) => !(batch.ids as Types.ObjectId[]).some((id) => there.has(String(id))));
    const done = await EventBatchModel.collection.deleteMany({
      _id: { $in: empty.map((batch) => batch._id) },
    });
    removed += done.deletedCount;
  }
  return removed;
}

/** Removes a lane that no gateway has any more, so that events no longer wait for it. */
export async function retireLane(lane: string): Promise<void> {
  await EventCheckpointModel.collection.deleteOne({ _id: lane } as object);
  await EventBatchModel.collection.deleteMany({ lane });
}
