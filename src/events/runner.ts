import { setMaxListeners } from 'node:events';
import type { Connection, Types } from 'mongoose';
import { FenceLost } from './failure.js';
import { every, pause, sleepUntil } from './pacing.js';
import type { Lane } from './lane.js';
import { LaneRunner } from './lane-runner.js';
import { EVENTS_LEASE, LeaderLease } from './lease.js';
import type { EventLogger, EventMetrics } from './metrics.js';
import { sweepLog } from './retention.js';
import { settled } from './settled.js';
import { SharedTail } from './shared-tail.js';
import { endLeftTransactions } from './undertaker.js';

export interface RunnerOptions {
  connection: Connection;
  lanes: Lane[];
  logger: EventLogger;
  /** The lease that its leader holds. Runners with different leases lead side by side, with lanes of their own. */
  lease?: string;
  /** How long the lease of a dead leader lasts. */
  leaseMs?: number;
  /** Minimum time that events are kept. */
  retentionMs?: number;
  /** How often the leader looks for removable events. */
  sweepMs?: number;
  metrics?: EventMetrics;
}

/** Reads the log in the process that leads. */
export interface EventRunner {
  /** Resolves when the first attempt to lead is decided; the lanes then run in the background. */
  start(): Promise<void>;
  /** Stops the lanes after their current batch and releases the lease. */
  stop(): Promise<void>;
  readonly leading: boolean;
  /** Resolves when the lane, in any process, has processed these events. */
  passed(lane: string, ids: Types.ObjectId[]): Promise<void>;
}

const LEASE_MS = 5_000;
const WEEK_MS = 7 * 24 * 60 * 60 * 1_000;
const CLEAR_MS = 2_000;
const SWEEP_MS = 10 * 60 * 1_000;
/** How often a follower checks for a released lease. */
const FOLLOWER_POLL_MS = 250;

/** Creates the runner of this process. Every gateway has one; one of them leads at a time. */
export function createRunner(options: RunnerOptions): EventRunner {
  const { connection, lanes, logger, leaseMs = LEASE_MS, metrics = {} } = options;
  const lease = new LeaderLease(connection, leaseMs, options.lease ?? EVENTS_LEASE);
  const names = lanes.map((lane) => lane.name);
  if (new Set(names).size < names.length) throw new Error(`Two lanes share a name: ${names.join(', ')}.`);

  let stopping = new AbortController();
  let running: Promise<void> = Promise.resolve();
  let leading = false;

  /** Waits until the lease is free, leads until it is lost, and repeats. */
  async function compete(signal: AbortSignal, decided: () => void): Promise<void> {
    let failures = 0;
    while (!signal.aborted) {
      try {
        const asked = performance.now();
        const outcome = await lease.acquire();
        if ('fence' in outcome) {
          await lead(outcome.fence, asked, signal, decided);
          // A lease that is lost immediately after it is taken must not cause a busy loop.
          failures = performance.now() - asked > leaseMs ? 0 : failures;
          await pause(failures++, signal);
        } else {
          failures = 0;
          decided();
          await sleepUntil(Math.min(outcome.takenForMs + 1, FOLLOWER_POLL_MS), signal);
        }
      } catch (error) {
        logger.warn({ err: error }, 'The lease of the event log could not be acquired.');
        decided();
        await pause(failures++, signal);
      }
    }
  }

  async function lead(fence: number, since: number, stop: AbortSignal, decided: () => void): Promise<void> {
    const term = new AbortController();
    const signal = AbortSignal.any([stop, term.signal]);
    // Every lane waits with the signal, and there are more lanes than Node expects listeners.
    setMaxListeners(0, signal);
    leading = true;
    metrics.leading?.(true);
    logger.info({ fence, lanes: names }, 'This process leads the event log.');
    const shared = new SharedTail(signal);
    const around = { connection, logger, metrics, fence, signal, shared };
    const runs = lanes.map((lane) =>
      new LaneRunner(lane, around).run().catch((error: unknown) => {
        const lost = error instanceof FenceLost;
        logger[lost ? 'warn' : 'error']({ lane: lane.name, err: error }, 'A lane gives up the lead.');
        term.abort();
      }),
    );
    decided();
    const leased = keepLease(fence, since, signal).finally(() => term.abort());
    await Promise.all([leased, keepTidy(signal), ...runs]);
    await shared.close();
    leading = false;
    metrics.leading?.(false);
    await lease.release(fence).catch(() => undefined);
    logger.info({ fence }, 'This process no longer leads the event log.');
  }

  /** Renews the lease until it is lost: to another holder, or because it could not be renewed in time. */
  async function keepLease(fence: number, since: number, signal: AbortSignal): Promise<void> {
    let heldUntil = since + leaseMs;
    for (;;) {
      await sleepUntil(leaseMs / 3, signal);
      if (signal.aborted) return;
      const asked = performance.now();
      if (asked >= heldUntil) return;
      try {
        if (!(await lease.renew(fence))) return;
        heldUntil = asked + leaseMs;
      } catch (error) {
        logger.warn({ err: error }, 'The lease of the event log could not be renewed; trying again.');
      }
    }
  }

  /** Sweeps old events, and aborts open transactions of killed gateways before they block others for long. */
  async function keepTidy(signal: AbortSignal): Promise<void> {
    const { retentionMs = WEEK_MS, sweepMs = SWEEP_MS } = options;
    const failed = (error: unknown) =>
      logger.warn({ err: error }, 'The sweep of the event log failed; it is repeated next time.');
    const sweep = async () => {
      const swept = await sweepLog(connection, { lanes: names, retentionMs, signal });
      metrics.swept?.(swept.events);
    };
    const clear = async () => {
      const ended = await endLeftTransactions(connection, undefined, signal);
      if (ended > 0)
        logger.warn({ transactions: ended }, 'Open transactions of a killed process were aborted.');
    };
    await Promise.all([every(sweepMs, signal, sweep, failed), every(CLEAR_MS, signal, clear, failed)]);
  }

  return {
    get leading() {
      return leading;
    },
    async start() {
      stopping = new AbortController();
      await new Promise<void>((decided) => {
        running = compete(stopping.signal, decided);
      });
    },
    async stop() {
      stopping.abort();
      await running;
    },
    async passed(lane, ids) {
      while (!(await settled({ commits: ids }, { lane, timeoutMs: 1_000 })));
    },
  };
}
