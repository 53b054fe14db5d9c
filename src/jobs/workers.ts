import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { TopicBus } from '../events/topics.js';
import { WorkItemModel, WorkState, type WorkItem } from '../models/system/work-item.js';
import type { WorkerDefinition, WorkOutcome } from '../services/system/work-queue.js';
import { traced } from '../lib/telemetry.js';
import { Alarm } from './alarm.js';

const POLL_MS = 1_000;
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 5 * 60 * 1_000;

/** The parts that workers need. */
export interface WorkersOptions {
  workers: readonly WorkerDefinition[];
  topics: TopicBus;
  logger: Logger;
}

/** The workers of this process. */
export interface Workers {
  start(): Promise<void>;
  /** Aborts running work and waits for it. Its items are released for other gateways. */
  stop(): Promise<void>;
}

/** Runs the work queue: one loop per kind; the database decides which worker gets an item. */
export function createWorkers({ workers, topics, logger }: WorkersOptions): Workers {
  let stopping = new AbortController();
  let loops: Promise<unknown>[] = [];
  let ends: (() => Promise<void>)[] = [];
  return {
    async start() {
      stopping = new AbortController();
      for (const worker of workers) {
        const alarm = new Alarm();
        ends.push(await topics.listen('workQueued', worker.kind, () => alarm.ring()));
        loops.push(loop(worker, { topics, logger, alarm, stop: stopping.signal }));
      }
    },
    async stop() {
      stopping.abort(new Error('The gateway stops.'));
      await Promise.all(loops);
      await Promise.all(ends.map((end) => end().catch(() => undefined)));
      [loops, ends] = [[], []];
    },
  };
}

interface LoopTools extends Omit<WorkersOptions, 'workers'> {
  alarm: Alarm;
  stop: AbortSignal;
}

async function loop(worker: WorkerDefinition, tools: LoopTools): Promise<void> {
  const { alarm, stop, logger } = tools;
  const running = new Set<Promise<void>>();
  while (!stop.aborted) {
    try {
      while (running.size < (worker.concurrency ?? 4)) {
        const item = stop.aborted ? null : await claim(worker);
        if (!item) break;
        const run = runItem(worker, item, tools).finally(() => {
          running.delete(run);
          alarm.ring();
        });
        running.add(run);
      }
    } catch (err) {
      if (!stop.aborted)
        logger.warn({ err, kind: worker.kind }, 'The work queue could not be read; trying again.');
    }
    await alarm.wait(POLL_MS, stop);
  }
  await Promise.all(running);
}

/** Claims the next due item: a queued one, or a running one whose lease has expired. Server time decides. */
async function claim({ kind, leaseMs = 30_000 }: WorkerDefinition): Promise<WorkItem | null> {
  return WorkItemModel.collection.findOneAndUpdate(
    { kind, state: { $in: [WorkState.QUEUED, WorkState.RUNNING] }, $expr: { $lte: ['$dueAt', '$$NOW'] } },
    [
      {
        $set: {
          state: WorkState.RUNNING,
          fence: { $add: ['$fence', 1] },
          attempts: { $add: ['$attempts', 1] },
          dueAt: { $add: ['$$NOW', leaseMs] },
        },
      },
    ],
    { sort: { dueAt: 1 }, returnDocument: 'after' },
  ) as Promise<WorkItem | null>;
}

async function runItem(
  worker: WorkerDefinition,
  item: WorkItem,
  { topics, logger, stop }: LoopTools,
): Promise<void> {
  const { kind, leaseMs = 30_000, maxAttempts = 5 } = worker;
  const lost = new AbortController();
  const signal = AbortSignal.any([stop, lost.signal]);
  const renew = async (): Promise<boolean> => {
    const { matchedCount } = await WorkItemModel.collection.updateOne(
      { _id: item._id, fence: item.fence, state: WorkState.RUNNING },
      [{ $set: { dueAt: { $add: ['$$NOW', leaseMs] } } }],
    );
    if (matchedCount === 0) lost.abort(new Error('The work item was cancelled or taken over.'));
    return matchedCount === 1;
  };
  const ended = new AbortController();
  const renewing = (async () => {
    while (!ended.signal.aborted) {
      await delay(leaseMs / 3, undefined, { signal: ended.signal }).catch(() => undefined);
      if (!ended.signal.aborted) await renew().catch(() => undefined);
    }
  })();
  let outcome: WorkOutcome;
  try {
    outcome =
      item.attempts > maxAttempts
        ? { failed: 'The worker stopped in the middle too often.' }
        : await traced(`work ${kind}`, {}, () => worker.run({ item, signal, topics, logger, renew }));
  } catch (err) {
    if (stop.aborted) outcome = { retryInMs: 0 };
    else {
      logger.warn({ err, kind, item: item._id }, 'A work item failed.');
      const error = err instanceof Error ? err.message : String(err);
      outcome =
        item.attempts >= maxAttempts
          ? { failed: error }
          : { retryInMs: Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** (item.attempts - 1)), error };
    }
  } finally {
    ended.abort();
    await renewing;
  }
  await settle(worker, item, outcome).catch((err: unknown) =>
    logger.warn(
      { err, kind, item: item._id },
      'The outcome of a work item could not be saved; its lease will end.',
    ),
  );
}

async function settle(worker: WorkerDefinition, item: WorkItem, outcome: WorkOutcome): Promise<void> {
  const mine = { _id: item._id, fence: item.fence, state: WorkState.RUNNING };
  if (typeof outcome === 'object' && 'retryInMs' in outcome) {
    await WorkItemModel.collection.updateOne(mine, [
      {
        $set: {
          state: WorkState.QUEUED,
          dueAt: { $add: ['$$NOW', outcome.retryInMs] },
          ...(outcome.error === undefined ? {} : { error: { $literal: outcome.error } }),
        },
      },
    ]);
    return;
  }
  const failed = typeof outcome === 'object' ? outcome.failed : null;
  if (failed !== null) await worker.onFailed?.(item, failed);
  await WorkItemModel.collection.updateOne(mine, [
    {
      $set: {
        state: failed === null ? WorkState.DONE : WorkState.FAILED,
        finishedAt: '$$NOW',
        ...(failed === null ? {} : { error: { $literal: failed } }),
      },
    },
    { $unset: 'open' },
  ]);
}
