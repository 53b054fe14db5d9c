import type { ClientSession, Connection, mongo } from 'mongoose';
import { passBatch, type Batch, type Passed } from './batch.js';
import { scanLog } from './catch-up.js';
import { traced } from '../lib/telemetry.js';
import { claimLane } from './claim.js';
import { ATTEMPTS, FenceLost, HistoryLost, isInfrastructure } from './failure.js';
import { LaneFeed } from './lane-feed.js';
import { Pace } from './pace.js';
import { holding, pause } from './pacing.js';
import type { Lane } from './lane.js';
import type { EventLogger, EventMetrics } from './metrics.js';
import { passedHere } from './passed.js';
import { Publisher } from './publisher.js';
import type { SharedTail } from './shared-tail.js';
import { Tail, type Entry, type Page } from './tail.js';
import type { DomainEvent } from './types.js';

/** The runner's parts that a lane needs. */
export interface LaneSurroundings {
  connection: Connection;
  logger: EventLogger;
  metrics: EventMetrics;
  /** The fencing token of this leadership. */
  fence: number;
  /** Aborts when the leadership ends. */
  signal: AbortSignal;
  /** The tail that all lanes of this leadership share. */
  shared: SharedTail;
}

const BATCH_SIZE = 500;
/** A quiet lane moves its checkpoint too; otherwise it would fall out of the oplog. */
const IDLE_CHECKPOINT_MS = 60_000;

/** Runs one lane along the log while this process leads. */
export class LaneRunner {
  private readonly publisher: Publisher;
  /** The session of the transactions while this stream is open. */
  private session!: ClientSession;
  /** Halved when batches fail as a whole (for example by taking too long), doubled again when they succeed. */
  private size: number;
  /** Up to this cluster time the lane may have processed what the stream delivers. */
  private suspectUntil: mongo.BSON.Timestamp | null = null;
  private movedAt = performance.now();
  private failures = 0;
  private readonly pace: Pace;
  /** Whether the last read filled a batch: there is more, so there is no reason to wait. */
  private behind = false;

  constructor(
    private readonly lane: Lane,
    private readonly around: LaneSurroundings,
  ) {
    this.size = this.largest;
    this.pace = new Pace(lane.paceMs ?? 0);
    this.publisher = new Publisher(lane, around);
  }

  private get largest(): number {
    return this.lane.batchSize ?? BATCH_SIZE;
  }

  /** Runs until the signal aborts. Throws FenceLost when another leader has claimed the lane. */
  async run(): Promise<void> {
    const leave = passedHere.enter(this.lane.name);
    let historyLost = false;
    try {
      while (!this.around.signal.aborted) {
        try {
          await this.follow(historyLost);
        } catch (error) {
          if (error instanceof FenceLost) throw error;
          if (this.around.signal.aborted) return;
          historyLost = error instanceof HistoryLost;
          await this.afterFailure(error);
        }
      }
    } finally {
      leave();
    }
  }

  /** One change stream, from the lane's checkpoint until it ends. */
  private async follow(historyLost: boolean): Promise<void> {
    const { connection, fence } = this.around;
    this.session = await connection.startSession();
    try {
      const { token, at } = await claimLane(connection, this.session, this.lane.name, fence);
      this.suspectUntil = at;
      this.movedAt = performance.now();
      await this.publisher.finish();
      const lost = historyLost || token === undefined;
      const tail = lost ? await this.catchUp() : null;
      const place = tail ? tail.startToken : token;
      await this.read(new LaneFeed(this.lane.name, connection, this.around.shared, tail, place));
    } finally {
      await this.session.endSession();
    }
  }

  private async read(feed: LaneFeed): Promise<void> {
    const { signal } = this.around;
    let held: Entry[] = [];
    let until = 0;
    const hurry = (): boolean => held.some(({ event }) => passedHere.isAwaited(this.lane.name, event._id));
    try {
      while (!signal.aborted) {
        await this.keepPace();
        const patience = held.length > 0 ? { ms: until - performance.now(), hurry } : undefined;
        const page = await feed.next(this.largest, signal, patience);
        this.behind = page.entries.length >= this.largest;
        if (held.length === 0) until = performance.now() + holding.ms;
        held = held.length === 0 ? page.entries : [...held, ...page.entries];
        if (held.length === 0) await this.rest(page);
        else if (this.isDue(page.entries, held.length, until) || hurry()) {
          const some = held;
          await this.pace.keep(() => this.passPage(some));
          held = [];
        }
        this.failures = 0;
      }
    } finally {
      await feed.close();
      await this.publisher.flush();
    }
  }

  /** Lets events gather for a while after the last batch, unless a caller in this process waits for them. */
  private async keepPace(): Promise<void> {
    if (this.behind) return;
    const { name } = this.lane;
    const { left } = this.pace;
    if (left > 0 && !passedHere.hasWaiters(name))
      await passedHere.waiterComes(left, this.around.signal, name);
  }

  /**
   * Whether the events that were read must be processed now: a reactor needs them, or they have waited long enough,
   * or there are enough of them.
   */
  private isDue(read: readonly Entry[], count: number, until: number): boolean {
    const { concerns } = this.lane;
    if (!concerns || count >= this.largest || performance.now() >= until) return true;
    return read.some(({ event }) => concerns(event.type));
  }

  private open(from: Parameters<typeof Tail.open>[1]): Promise<Tail> {
    return Tail.open(this.around.connection, from);
  }

  /**
   * For a lane without a checkpoint: opens the stream first, so that no event is missed, then scans the log for
   * unprocessed events.
   */
  private async catchUp(): Promise<Tail> {
    const { connection, logger, metrics, signal } = this.around;
    const session = await connection.startSession();
    try {
      await connection.db!.command({ ping: 1 }, { session });
      const tail = await this.open({ startAtOperationTime: session.operationTime! });
      try {
        let found = 0;
        for await (const events of scanLog(this.lane.name, session, this.largest)) {
          if (signal.aborted) break;
          await this.pass(events.map((event) => ({ event })));
          found += events.length;
        }
        metrics.recovered?.(this.lane.name, found);
        logger.info({ lane: this.lane.name, events: found }, 'Lane caught up with the event log.');
        // The stream may repeat what the scan has processed.
        await connection.db!.command({ ping: 1 }, { session });
        this.suspectUntil = session.operationTime ?? null;
        if (!signal.aborted) await this.moveTo(tail.startToken);
        return tail;
      } catch (error) {
        await tail.close();
        throw error;
      }
    } finally {
      await session.endSession();
    }
  }

  private async passPage(entries: Entry[]): Promise<void> {
    let from = 0;
    while (from < entries.length && !this.around.signal.aborted) {
      const some = entries.slice(from, from + this.size);
      await this.pass(some);
      from += some.length;
      this.size = Math.min(this.size * 2, this.largest);
    }
  }

  /**
   * Processes some events together. If one of them cannot be processed, finds it by bisection and stores it as a dead
   * letter.
   */
  private async pass(entries: LooseEntry[]): Promise<void> {
    const error = await this.attempt(entries);
    if (error === null) return;
    if (entries.length === 1) return this.isolate(entries[0]!, error);
    const half = Math.ceil(entries.length / 2);
    await this.pass(entries.slice(0, half));
    await this.pass(entries.slice(half));
  }

  private async isolate(entry: LooseEntry, first: Caught): Promise<void> {
    const { logger, metrics, signal } = this.around;
    let error: Caught | null = first;
    for (let attempts = 1; attempts < ATTEMPTS; attempts++) {
      await pause(attempts, signal);
      signal.throwIfAborted();
      error = await this.attempt([entry]);
      if (error === null) return;
    }
    const passed = await this.commit([entry], { error: error.thrown, attempts: ATTEMPTS });
    if (passed.events.length > 0) this.tell(passed);
    metrics.deadLetter?.(this.lane.name);
    logger.error(
      { lane: this.lane.name, event: String(entry.event._id), type: entry.event.type, err: error.thrown },
      'An event could not be processed and became a dead letter.',
    );
  }

  /** Commits some events and publishes them, or returns the error that they caused. */
  private async attempt(entries: LooseEntry[]): Promise<Caught | null> {
    let passed: Passed;
    try {
      passed = await this.commit(entries);
    } catch (thrown) {
      if (thrown instanceof FenceLost || isInfrastructure(thrown)) throw thrown;
      // After any failure, the batches are checked for what has been processed.
      this.suspectUntil = null;
      return { thrown };
    }
    if (passed.events.length > 0) {
      this.tell(passed);
      await this.publisher.publish(passed.id, passed.events);
    }
    return null;
  }

  private async commit(entries: LooseEntry[], poison?: Batch['poison']): Promise<Passed> {
    const { fence } = this.around;
    const last = entries.at(-1)!;
    const batch: Batch = {
      lane: this.lane,
      fence,
      events: entries.map(({ event }) => event),
      token: last.token,
      suspect: entries.some((entry) => this.isSuspect(entry)),
      ...(poison ? { poison } : {}),
    };
    const passed = await traced(`lane ${this.lane.name}`, { 'lane.events': batch.events.length }, () =>
      passBatch(this.session, batch),
    );
    this.movedAt = performance.now();
    return passed;
  }

  private tell({ events, milliseconds }: Passed): void {
    const ids = events.map((event) => event._id);
    passedHere.announce(this.lane.name, ids);
    const lag = Math.max(0, Date.now() - events[0]!.at.getTime());
    this.around.metrics.batch?.(this.lane.name, events.length, milliseconds, lag);
  }

  private isSuspect({ clusterTime }: LooseEntry): boolean {
    // Events without a cluster time come from the scan, which checks the batches itself; a leader's retry checks
    // again.
    return !clusterTime || !this.suspectUntil || clusterTime.lessThanOrEqual(this.suspectUntil);
  }

  private async rest({ token }: Page): Promise<void> {
    this.around.metrics.idle?.(this.lane.name);
    if (performance.now() - this.movedAt >= IDLE_CHECKPOINT_MS) await this.moveTo(token);
  }

  private async moveTo(token: unknown): Promise<void> {
    const { fence } = this.around;
    await passBatch(this.session, { lane: this.lane, fence, events: [], token, suspect: false });
    this.movedAt = performance.now();
  }

  private async afterFailure(error: unknown): Promise<void> {
    const { logger, metrics, signal } = this.around;
    metrics.retried?.(this.lane.name);
    this.size = Math.max(1, Math.floor(this.size / 2));
    logger.warn({ lane: this.lane.name, err: error }, 'A lane restarts at its checkpoint.');
    await pause(this.failures++, signal);
  }
}

/** An error that an event caused, wrapped because any value can be thrown. */
interface Caught {
  thrown: unknown;
}

/** An entry of the stream, or an event that the scan of the log found, which has no resume token. */
type LooseEntry = { event: DomainEvent } & Partial<Omit<Entry, 'event'>>;
