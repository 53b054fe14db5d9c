import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { Cron } from 'croner';
import type { Connection } from 'mongoose';
import { Alarm } from './alarm.js';
import { JobStore } from './job-store.js';
import type { JobDefinition, JobLogger, JobMetrics } from './job.js';
import { CutOff, runJob } from './run-job.js';

export interface SchedulerOptions {
  connection: Connection;
  jobs: JobDefinition[];
  logger: JobLogger;
  metrics?: JobMetrics;
  /** How long the lease of a dead runner lasts. */
  leaseMs?: number;
  /** How often a gateway checks for jobs that another gateway has woken. */
  pollMs?: number;
  /** Pause after a failed run; doubled after each further failure. */
  retryMs?: number;
}

/** Runs scheduled jobs, each once across all gateways. */
export interface Scheduler {
  start(): Promise<void>;
  /** Aborts running jobs, waits for them, and leaves interrupted ones to other gateways. */
  stop(): Promise<void>;
  /** Makes a job due now, at any gateway. */
  wake(name: string): Promise<void>;
}

/** The next time of a cron expression that never matches again. */
const NEVER = new Date(8.64e15);

/**
 * Creates the scheduler of this process. Every gateway has one; the database decides which one runs a due job. croner
 * computes the times. agenda, a maintained scheduler with MongoDB, does not fit: a gateway that declares a job
 * unlocks one that runs elsewhere and postpones an overdue one, and it trusts each gateway's own clock.
 */
export function createScheduler(options: SchedulerOptions): Scheduler {
  const { connection, jobs, logger, metrics = {} } = options;
  const { leaseMs = 15_000, pollMs = 5_000, retryMs = 5_000 } = options;
  const store = new JobStore(connection, `${hostname()}:${process.pid}:${randomUUID()}`, leaseMs);
  const crons = new Map(jobs.map(({ name, every }) => [name, new Cron(every, { timezone: 'UTC' })]));
  if (crons.size < jobs.length) throw new Error('Two jobs share a name.');
  const names = [...crons.keys()];
  const running = new Map<string, Promise<void>>();
  const alarm = new Alarm();
  let stopping = new AbortController();
  let loop: Promise<void> = Promise.resolve();

  const next = (name: string, now: Date): Date => crons.get(name)!.nextRun(now) ?? NEVER;

  async function watch(stop: AbortSignal): Promise<void> {
    while (!stop.aborted) {
      let pause = pollMs;
      try {
        pause = await startDue(stop);
      } catch (err) {
        if (!stop.aborted) logger.warn({ err }, 'The jobs could not be read; trying again.');
      }
      await alarm.wait(pause, stop);
    }
  }

  /** Starts the due jobs. Returns the time until the next one. */
  async function startDue(stop: AbortSignal): Promise<number> {
    const { now, rows } = await store.read(names);
    let pause = pollMs;
    for (const job of jobs) {
      const row = rows.get(job.name);
      // A row can only be missing if it was deleted by hand.
      if (!row) await store.declare(job.name, job.every, next(job.name, now));
      if (!row || running.has(job.name)) continue;
      const untilDue = row.holder === null ? row.nextRunAt.getTime() - now.getTime() : 0;
      const wait = Math.max(untilDue, row.leaseUntil.getTime() - now.getTime());
      if (wait > 0) pause = Math.min(pause, wait);
      else await begin(job, now, stop);
    }
    return Math.max(pause, 1);
  }

  async function begin(job: JobDefinition, now: Date, stop: AbortSignal): Promise<void> {
    const held = await store.claim(job.name, next(job.name, now));
    if (!held) return;
    if (stop.aborted) return store.giveBack(held);
    const run = runJob(job, held, { store, logger, metrics, leaseMs, retryMs, stop }).finally(() => {
      running.delete(job.name);
      alarm.ring();
    });
    running.set(job.name, run);
  }

  return {
    async start() {
      stopping = new AbortController();
      const now = await store.now();
      for (const { name, every } of jobs) await store.declare(name, every, next(name, now));
      loop = watch(stopping.signal);
    },
    async stop() {
      stopping.abort(new CutOff('The gateway stops.'));
      await loop;
      await Promise.all(running.values());
    },
    async wake(name) {
      await store.wake(name);
      alarm.ring();
    },
  };
}
