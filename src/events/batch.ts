import { Types, type ClientSession } from 'mongoose';
import { DeadLetterModel } from '../models/system/dead-letter.js';
import { EventBatchModel } from '../models/system/event-batch.js';
import { EventCheckpointModel } from '../models/system/event-checkpoint.js';
import { FenceLost } from './failure.js';
import { Increments } from './increments.js';
import type { Lane } from './lane.js';
import { rerunAfterRace, SNAPSHOT_TRANSACTION } from './transaction.js';
import type { DomainEvent } from './types.js';

/** Events to be processed in one transaction. */
export interface Batch {
  lane: Lane;
  /** The fencing token of the leader that processes it. */
  fence: number;
  events: DomainEvent[];
  /** The resume token after the events. Undefined while the log is scanned, which leaves the checkpoint unchanged. */
  token?: unknown;
  /** Whether the lane may have processed some of these events before, so that its batches must be checked. */
  suspect: boolean;
  /** The error for which the (only) event becomes a dead letter instead of being handled. */
  poison?: { error: unknown; attempts: number };
}

/** The result: the events that had not been processed before, and the batch's id. */
export interface Passed {
  id: Types.ObjectId;
  events: DomainEvent[];
  /** Duration of the transaction. */
  milliseconds: number;
}

/**
 * Processes a batch: the new checkpoint, the effects and the list of processed events, all in one transaction. The
 * checkpoint is written on the condition of the fencing token, so of two leaders one matches nothing and aborts.
 */
export async function passBatch(session: ClientSession, batch: Batch): Promise<Passed> {
  const started = performance.now();
  // No timeoutMS: the driver would pass it on to getMore, which the server refuses, so a reactor that reads more than
  // the 101 rows of a first batch would fail. The server itself ends a transaction after a minute.
  const passed = await rerunAfterRace(() =>
    session.withTransaction(() => passIn(session, batch), SNAPSHOT_TRANSACTION),
  );
  return { ...passed, milliseconds: performance.now() - started };
}

async function passIn(session: ClientSession, batch: Batch): Promise<Omit<Passed, 'milliseconds'>> {
  const { lane, fence, token, suspect, poison } = batch;
  const at = new Date();
  const $set = token === undefined ? { at } : { at, token };
  const moved = await EventCheckpointModel.collection.updateOne(
    { _id: lane.name, fence } as object,
    { $set },
    { session },
  );
  if (moved.matchedCount === 0) throw new FenceLost(lane.name);

  const events = suspect ? await unpassed(lane.name, batch.events, session) : batch.events;
  const id = new Types.ObjectId();
  if (events.length === 0) return { id, events };
  if (poison) await putAside(session, lane.name, events[0]!, 'handle', poison);
  else await runEffects(lane, events, session);
  const unpublished = lane.afterCommit && !poison ? { unpublished: true } : {};
  await EventBatchModel.collection.insertOne(
    { _id: id, lane: lane.name, ids: events.map((event) => event._id), at, ...unpublished },
    { session },
  );
  return { id, events };
}

/** Runs a lane's effects and writes the sums of its counter changes. */
export async function runEffects(lane: Lane, events: DomainEvent[], session: ClientSession): Promise<void> {
  const increments = new Increments();
  await lane.handle(events, { session, inc: increments.inc.bind(increments) });
  await increments.flush(session);
}

/** The events that are in no batch of the lane, in the same order. */
export async function unpassed(
  lane: string,
  events: DomainEvent[],
  session: ClientSession,
): Promise<DomainEvent[]> {
  const ids = events.map((event) => event._id);
  const batches = await EventBatchModel.collection
    .find({ lane, ids: { $in: ids } }, { projection: { ids: 1 }, session })
    .toArray();
  const passed = new Set(batches.flatMap((batch) => (batch.ids as Types.ObjectId[]).map(String)));
  // An event can also occur twice in one delivery, when the stream overlaps with itself.
  return events.filter((event) => !passed.has(String(event._id)) && passed.add(String(event._id)));
}

/** Stores an event that cannot be processed as a dead letter, with the details for its analysis and retry. */
export async function putAside(
  session: ClientSession | undefined,
  lane: string,
  event: DomainEvent,
  stage: 'handle' | 'afterCommit',
  { error, attempts }: { error: unknown; attempts: number },
): Promise<void> {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  await DeadLetterModel.collection.updateOne(
    { lane, 'event._id': event._id, stage },
    { $set: { error: message, stack, attempts, at: new Date() }, $setOnInsert: { event } },
    { upsert: true, ...(session ? { session } : {}) },
  );
}
