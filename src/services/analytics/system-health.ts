import mongoose, { Types } from 'mongoose';
import { vitals } from '../../lib/vitals.js';
import {
  DeadLetterModel,
  DomainEventModel,
  EventBatchModel,
  EventCheckpointModel,
  JobModel,
  type EventCheckpoint,
  type Job,
} from '../../models/system/index.js';

/** A checkpoint is moved a moment after the events that it passes were written. */
const SLACK_MS = 60_000;
/** Events after a checkpoint that are looked at; a lane that is further behind is behind by the oldest of these. */
const MOST_WAITING = 1_000;

async function timed(work: Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work;
  return Math.round((performance.now() - started) * 100) / 100;
}

/** Milliseconds that the database takes to answer a ping. */
export const databaseLatency = (): Promise<number> => timed(mongoose.connection.db!.admin().ping());

/** Whether Redis answers, and how fast. */
export async function redisHealth(): Promise<{ connected: boolean; latencyMs: number | null }> {
  if (!vitals.askRedis) return { connected: false, latencyMs: null };
  return timed(vitals.askRedis()).then(
    (latencyMs) => ({ connected: true, latencyMs }),
    () => ({ connected: false, latencyMs: null }),
  );
}

/** How far each lane is behind the event log, by name: the age of the oldest event that it has not passed. */
export async function laneLags(): Promise<{ name: string; lagMs: number }[]> {
  const checkpoints = await EventCheckpointModel.collection
    .find<EventCheckpoint>({}, { projection: { at: 1 } })
    .sort({ _id: 1 })
    .toArray();
  return Promise.all(checkpoints.map(async ({ _id, at }) => ({ name: _id, lagMs: await lagOf(_id, at) })));
}

async function lagOf(lane: string, at: Date | undefined): Promise<number> {
  const from = at ? Types.ObjectId.createFromTime(Math.floor((at.getTime() - SLACK_MS) / 1_000)) : null;
  const waiting = await DomainEventModel.collection
    .find<{ _id: Types.ObjectId; at: Date }>(
      { ...(from ? { _id: { $gte: from } } : {}), expireAt: null } as never,
      { projection: { at: 1 }, sort: { _id: 1 }, limit: MOST_WAITING },
    )
    .toArray();
  if (waiting.length === 0) return 0;
  const batches = await EventBatchModel.collection
    .find({ lane, ids: { $in: waiting.map(({ _id }) => _id) } }, { projection: { ids: 1 } })
    .toArray();
  const passed = new Set(batches.flatMap(({ ids }) => (ids as Types.ObjectId[]).map(String)));
  const oldest = waiting.find(({ _id }) => !passed.has(String(_id)));
  return oldest ? Math.max(0, Date.now() - oldest.at.getTime()) : 0;
}

/** Number of events that lanes have put aside. */
export const deadLetterCount = (): Promise<number> => DeadLetterModel.collection.estimatedDocumentCount();

/** The jobs and how they stand, by name. */
export async function jobStates(): Promise<
  { name: string; lastRunAt: Date | null; failures: number; error: string | null }[]
> {
  const jobs = await JobModel.collection.find<Job>({}).sort({ _id: 1 }).toArray();
  return jobs.map(({ _id, finishedAt, failures, error }) => ({
    ...{ name: _id, lastRunAt: finishedAt ?? null, failures },
    error: error ?? null,
  }));
}
