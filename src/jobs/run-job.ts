import { traced } from '../lib/telemetry.js';
import { Alarm } from './alarm.js';
import type { JobDefinition, JobLogger, JobMetrics } from './job.js';
import type { Held, JobStore } from './job-store.js';

/** The parts of the scheduler that a run needs. */
export interface RunAround {
  store: JobStore;
  logger: JobLogger;
  metrics: JobMetrics;
  leaseMs: number;
  retryMs: number;
  /** Aborted when the gateway stops. */
  stop: AbortSignal;
}

/** How long an aborted job may take to end. Shorter than any lease, so no other gateway starts it meanwhile. */
const GRACE_LEASES = 1 / 3;
const LONGEST_RETRY_MS = 60 * 60 * 1_000;

/** An interruption, which is not a failure. */
export class CutOff extends Error {}

/** Runs a claimed job, renews its lease meanwhile, and stores the result. Never rejects. */
export async function runJob(job: JobDefinition, held: Held, around: RunAround): Promise<void> {
  const begun = performance.now();
  const end = new AbortController();
  const signal = AbortSignal.any([around.stop, end.signal]);
  const lease = keepLease(held, signal, around).catch((error: unknown) => end.abort(error));
  const late = setTimeout(() => end.abort(new Error(`Took longer than ${job.timeoutMs} ms.`)), job.timeoutMs);
  const work = traced(`job ${job.name}`, {}, () => job.run({ signal, logger: around.logger }));
  const failed = await orCutOff(work, signal, around.leaseMs * GRACE_LEASES).then(
    () => null,
    (error: unknown) => ({ error: signal.reason instanceof CutOff ? signal.reason : error }),
  );
  clearTimeout(late);
  const ms = Math.round(performance.now() - begun);
  end.abort();
  await lease;
  await note(job, held, ms, failed, around).catch((err: unknown) =>
    around.logger.warn({ job: job.name, err }, 'The result of a job could not be stored; it will run again.'),
  );
}

async function note(
  job: JobDefinition,
  held: Held,
  ms: number,
  failed: { error: unknown } | null,
  { store, logger, metrics, retryMs }: RunAround,
): Promise<void> {
  if (failed?.error instanceof CutOff) {
    logger.info(
      { job: job.name, ms, why: failed.error.message },
      'A job was interrupted; it will run again.',
    );
    return store.giveBack(held);
  }
  metrics.ran?.(job.name, ms, failed ? 'failed' : 'done');
  if (!failed) {
    logger[job.quiet ? 'debug' : 'info']({ job: job.name, ms }, 'A job is done.');
    return store.finish(held);
  }
  logger.error({ job: job.name, ms, err: failed.error }, 'A job failed; it will be tried again.');
  const { rows } = await store.read([job.name]);
  const pause = Math.min(retryMs * 2 ** (rows.get(job.name)?.failures ?? 0), LONGEST_RETRY_MS);
  return store.fail(held, String(failed.error).slice(0, 1_000), pause);
}

/** Renews the lease while the job runs. Throws when it is lost. */
async function keepLease(held: Held, signal: AbortSignal, { store, leaseMs }: RunAround): Promise<void> {
  let heldUntil = performance.now() + leaseMs;
  const pause = new Alarm();
  for (;;) {
    await pause.wait(leaseMs / 3, signal);
    if (signal.aborted) return;
    const asked = performance.now();
    const renewed = await store.renew(held).catch(() => null);
    if (renewed === false || (renewed === null && performance.now() >= heldUntil))
      throw new CutOff('The lease of the job was lost.');
    if (renewed) heldUntil = asked + leaseMs;
  }
}

/** The result of the work. Once the signal is aborted, waits only for the grace period. */
async function orCutOff(work: Promise<void>, signal: AbortSignal, graceMs: number): Promise<void> {
  const over = new AbortController();
  const cut = async (): Promise<never> => {
    if (!signal.aborted) {
      await new Promise((resolve) =>
        signal.addEventListener('abort', resolve, { once: true, signal: over.signal }),
      );
    }
    await new Alarm().wait(graceMs, over.signal);
    throw signal.reason;
  };
  await Promise.race([work, cut()]).finally(() => over.abort());
}
