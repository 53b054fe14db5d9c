import type { EventLogger } from '../events/metrics.js';

/** The part of a pino logger that jobs use. */
export interface JobLogger extends EventLogger {
  debug(details: object, message: string): void;
}

/** What a running job is told. */
export interface JobRun {
  /** Aborted when the gateway stops, time is up, or another gateway has taken the job over. */
  signal: AbortSignal;
  logger: JobLogger;
}

/**
 * Something that runs by the clock: once for all gateways. A body has to bear being run again after it was cut off
 * anywhere in the middle, and does all that is due, however long ago it ran last.
 */
export interface JobDefinition {
  name: string;
  /** Cron in UTC, with five fields or six (seconds first). */
  every: string;
  /** Runs so often that the log tells of its successes only on the level debug. */
  quiet?: boolean;
  /** After this many milliseconds it has failed. */
  timeoutMs: number;
  run(run: JobRun): Promise<void>;
}

/** What jobs tell about themselves; the server may bind it to its metrics. */
export interface JobMetrics {
  /** A run ended. */
  ran?(job: string, milliseconds: number, outcome: 'done' | 'failed'): void;
}
