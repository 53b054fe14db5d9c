/** Measurements of the event log. The server binds this to its metrics; every method is optional. */
export interface EventMetrics {
  /** Whether this process leads. */
  leading?(leading: boolean): void;
  /**
   * A lane committed a batch: number of events, duration of the transaction, age of the oldest event at that moment.
   */
  batch?(lane: string, size: number, milliseconds: number, lagMs: number): void;
  /** A lane has nothing to do: it is at the end of the log. */
  idle?(lane: string): void;
  /** A lane met an error and will retry. */
  retried?(lane: string): void;
  /** An event became a dead letter. */
  deadLetter?(lane: string): void;
  /**
   * A lane compared the log with its batches, because its checkpoint had left the oplog; this many events were
   * unprocessed.
   */
  recovered?(lane: string, events: number): void;
  /** The sweep marked this many events for removal. */
  swept?(events: number): void;
}

/** The part of a pino logger that the log uses. */
export interface EventLogger {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}
