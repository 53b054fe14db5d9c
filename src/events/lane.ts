import type { ClientSession } from 'mongoose';
import type { Increments } from './increments.js';
import type { DomainEvent, EventType } from './types.js';

/** A handler's tools besides the events. */
export interface LaneTx {
  session: ClientSession;
  /** Changes counters. All changes of a batch are summed and written at its end. */
  inc: Increments['inc'];
}

/**
 * A reader of the log with its own pace and checkpoint. Lanes run in parallel: a slow or stuck lane does not delay
 * the others. Within a lane, batches follow the order of the log.
 */
export interface Lane {
  /** Must be stable: it is the key of the checkpoint. */
  name: string;
  /**
   * The effects of some events, in the lane's transaction: all writes use `session`, and it may run several times. An
   * error that is not the database's makes the event a dead letter (after it was isolated and tried three times).
   */
  handle(events: DomainEvent[], tx: LaneTx): Promise<void>;
  /**
   * Effects outside the database after the commit, such as publishing to topics. At-least-once for each event, in
   * order; receivers detect duplicates by the event's id.
   */
  afterCommit?(events: DomainEvent[]): Promise<void>;
  /** The most events in one transaction. Defaults to 500. */
  batchSize?: number;
  /**
   * Whether events of a type have effects in this lane that must not wait. Defaults to always. The other events wait
   * a moment and share the next transaction.
   */
  concerns?(type: EventType): boolean;
  /**
   * Minimum time between the beginnings of two batches, so that events share a transaction under load. Defaults to 0.
   * If a batch takes long, the lane also rests four times as long, at most a second. An idle lane starts immediately,
   * a lane that is behind does not slow down, and callers in the leading process do not wait longer.
   */
  paceMs?: number;
}

/**
 * The effects of events for one concern, as a table of event types. A handler gets consecutive events of its type
 * together; the order of the log is kept across types. Several reactors make a lane.
 */
export interface Reactor {
  name: string;
  on: { [T in EventType]?: (events: DomainEvent<T>[], tx: LaneTx) => Promise<void> | void };
}

/** A lane of reactors, which process each batch one after the other. */
export function laneOf(name: string, reactors: Reactor[], options: Omit<Lane, 'name' | 'handle'> = {}): Lane {
  return {
    ...options,
    name,
    concerns: (type) => reactors.some(({ on }) => type in on),
    async handle(events, tx) {
      for (const reactor of reactors) {
        const concerned = events.filter((event) => event.type in reactor.on);
        for (const run of runsOfOneType(concerned)) await reactor.on[run[0]!.type]?.(run as never, tx);
      }
    },
  };
}

function runsOfOneType(events: DomainEvent[]): DomainEvent[][] {
  const runs: DomainEvent[][] = [];
  for (const event of events) {
    const last = runs.at(-1);
    if (last && last[0]!.type === event.type) last.push(event);
    else runs.push([event]);
  }
  return runs;
}
