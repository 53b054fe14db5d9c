import type { ClientSession } from 'mongoose';
import type { Increments } from './increments.js';
import type { DomainEvent, EventType } from './types.js';

/** What a handler gets besides the events. */
export interface LaneTx {
  session: ClientSession;
  /** Changes counters; all changes of a batch are added up and written at its end. */
  inc: Increments['inc'];
}

/**
 * A reader of the log with its own pace and checkpoint. Lanes run side by side: one that is slow or stuck holds up no
 * other. Within a lane, batches follow each other in the order of the log.
 */
export interface Lane {
  /** Stable: checkpoints are kept under it. */
  name: string;
  /**
   * The effects of some events, in the lane's transaction: everything in it goes through `session`, and it may run
   * several times. An error that isn't the database's puts the event aside (after it was isolated and tried thrice).
   */
  handle(events: DomainEvent[], tx: LaneTx): Promise<void>;
  /**
   * What follows outside of the database once the effects are committed, e.g. publishing to topics. At least once for
   * each event, in order; receivers tell duplicates by the event's id.
   */
  afterCommit?(events: DomainEvent[]): Promise<void>;
  /** The most events in one transaction; 500 unless told. */
  batchSize?: number;
  /**
   * Whether anything follows from events of a type in this lane that can't wait; always, unless told. The others wait a
   * moment for company, and cost no transaction of their own.
   */
  concerns?(type: EventType): boolean;
  /**
   * How long after the beginning of a batch the next one begins at the earliest, so that under load events gather and
   * share a transaction; 0 unless told. Where a batch takes long, the lane also rests four times as long, a second at the
   * most. An event that comes to an idle lane is passed at once, a lane that is behind does not slow down, and nobody in
   * the leading process waits for it longer than without.
   */
  paceMs?: number;
}

/**
 * One concern that follows from events, as a table of event types. A handler gets consecutive events of its type at
 * once; the order of the log is kept across types. Several reactors make a lane.
 */
export interface Reactor {
  name: string;
  on: { [T in EventType]?: (events: DomainEvent<T>[], tx: LaneTx) => Promise<void> | void };
}

/** A lane out of reactors, which run one after the other over each batch. */
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
