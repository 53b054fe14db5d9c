import type { EventLogger } from '../events/metrics.js';

/** The part of a pino logger that jobs use. */
export interface JobLogger extends EventLogger {
  debug(details: object, message: string): void;
}

/** The context of a running job. */
export interface JobRun {
  /** Aborted when the gateway stops, the time limit is reached, or another gateway has claimed the job. */
  signal: AbortSignal;
  logger: JobLogger;
}

/**
 * A scheduled job, run once for all gateways. It must be idempotent, because it may be interrupted anywhere and run
 * again, and must process everything that is due, however long ago the last run was.
 */
export interface JobDefinition {
  name: string;
  /** Cron in UTC, with five fields or six (seconds first). */
  every: string;
  /** Whether successful runs are logged on the level debug only, for frequent jobs. */
  quiet?: boolean;
  /** Time limit in milliseconds; after it the run has failed. */
  timeoutMs: number;
  run(run: JobRun): Promise<void>;
}

/** Measurements of jobs. The server may bind them to its metrics. */
export interface JobMetrics {
  /** A run ended. */
  ran?(job: string, milliseconds: number, outcome: 'done' | 'failed'): void;
}
