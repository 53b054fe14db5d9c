import type { Types } from 'mongoose';
import type { Logger } from 'pino';
import type { TopicBus } from '../../events/topics.js';
import type { Tx } from '../../events/transact.js';
import { WorkItemModel, WorkState, type WorkItem } from '../../models/system/work-item.js';

/*
 * A durable work queue: at-least-once, with a lease per item and a fencing token. Effects that must happen once are
 * guarded by the worker's own conditional writes with the token (see events/finish.ts).
 */

/** The context of a run. */
export interface WorkRun {
  item: Pick<WorkItem, '_id' | 'subject' | 'fence' | 'attempts' | 'payload'>;
  /** Aborted when the lease is lost, the item is cancelled, or the gateway stops. */
  signal: AbortSignal;
  topics: TopicBus;
  logger: Pick<Logger, 'info' | 'warn' | 'error' | 'debug'>;
  /** Whether the lease still belongs to this run. Renews it. */
  renew(): Promise<boolean>;
}

/** The outcome of a run: done, failed permanently, or tried again after this many milliseconds. */
export type WorkOutcome = 'done' | { failed: string } | { retryInMs: number; error?: string };

/** A kind of work. Declared in a domain's manifest. */
export interface WorkerDefinition {
  kind: string;
  /** Items at a time in one process. Defaults to 4. */
  concurrency?: number;
  /** How long a dead worker's item waits for another one. The lease is renewed while the worker lives. Defaults to 30 s. */
  leaseMs?: number;
  /** Runs after which an item that throws has failed. Defaults to 5. */
  maxAttempts?: number;
  run(run: WorkRun): Promise<WorkOutcome>;
  /** Called once when an item has failed permanently, also if every worker died. */
  onFailed?(item: Pick<WorkItem, '_id' | 'subject' | 'fence' | 'payload'>, error: string): Promise<void>;
}

/** The options of a queued item. */
export interface EnqueueOptions {
  /** When it may be taken. Defaults to now. */
  dueAt?: Date;
  payload?: Record<string, unknown>;
}

/**
 * Queues work on a subject in the caller's transaction. If an item of the kind is open for the subject, nothing is
 * added. Call `wakeWorkers` after the commit; without it a worker finds the item within a second.
 */
export async function enqueue(
  tx: Tx,
  kind: string,
  subject: Types.ObjectId,
  { dueAt = tx.at, payload }: EnqueueOptions = {},
): Promise<void> {
  await WorkItemModel.collection.updateOne(
    { kind, subject, open: true },
    {
      $setOnInsert: {
        ...{ state: WorkState.QUEUED, dueAt, fence: 0, attempts: 0, createdAt: tx.at },
        ...(payload ? { payload } : {}),
      },
    },
    { session: tx.session, upsert: true },
  );
}

/** Cancels the open item of a subject. A running worker's signal aborts at its next renewal. True if one was open. */
export async function cancelWork(tx: Tx, kind: string, subject: Types.ObjectId): Promise<boolean> {
  const { matchedCount } = await WorkItemModel.collection.updateOne(
    { kind, subject, open: true },
    { $set: { state: WorkState.CANCELLED, finishedAt: tx.at }, $unset: { open: '' }, $inc: { fence: 1 } },
    { session: tx.session },
  );
  return matchedCount === 1;
}

/** Makes the queued item of a subject due now, because its condition is met. A running item is unchanged. */
export async function hastenWork(kind: string, subject: Types.ObjectId): Promise<void> {
  await WorkItemModel.collection.updateOne({ kind, subject, open: true, state: WorkState.QUEUED }, [
    { $set: { dueAt: '$$NOW' } },
  ]);
}

/** Tells the workers of a kind, at every gateway, that there is work. A lost signal costs a second. */
export const wakeWorkers = (topics: Pick<TopicBus, 'publish'>, kind: string): Promise<void> =>
  topics.publish('workQueued', kind, {}).catch(() => undefined);
