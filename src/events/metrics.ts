/** What the log tells about itself. The server binds this to its metrics; every method is optional. */
export interface EventMetrics {
  /** Whether this process leads. */
  leading?(leading: boolean): void;
  /** A lane committed a batch: how many events, how long the transaction took, how old the oldest event was then. */
  batch?(lane: string, size: number, milliseconds: number, lagMs: number): void;
  /** A lane has nothing to do: it is at the end of the log. */
  idle?(lane: string): void;
  /** A lane met an error it will retry. */
  retried?(lane: string): void;
  /** An event was put aside. */
  deadLetter?(lane: string): void;
  /** A lane had to compare the log with its batches, its place in the oplog being gone; this many were left. */
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
