import type { Viewer } from '../../auth/viewer.js';
import { pause } from '../../lib/wait.js';
import type { Context } from '../../loaders/context.js';
import { refuse } from '../../schema/errors.js';
import type { Channel } from './channel.js';
import type { Entry } from './stream.js';

/** The most entries that wait for one subscriber; with more it reads them from the database later. */
export const LONGEST_QUEUE = 256;

/**
 * The retry interval of a subscriber during a database outage, and the most consecutive retries; then the client gets
 * an error and may subscribe again from its cursor. One object, so that tests can make it short.
 */
export const outages = { againMs: 500, most: 40 };

/** The result of an entry that an outage left incomplete, which must not be sent. */
export const HINDERED = Symbol('hindered');

/** One entry on its way to one subscriber. */
export interface Delivery<E extends Entry> {
  entry: E;
  /** Whether it came with its signal and was not read. */
  brought?: boolean;
  /** Whether it may replace a waiting one of its kind. */
  merge?: boolean;
  /** The result, if it was made for the whole group. */
  made?: unknown;
  /** The context in which the audience of this subscriber was just decided. */
  ctx?: Context;
}

/** The destination of a subscriber's entries that are not iterated: a socket. */
export interface Sink<E extends Entry> {
  /** Sinks with one key make the same result of an entry, for the same audience. Null: not shared. */
  readonly shareKey: string | null;
  /** A new context of the current viewer. */
  context(): Context;
  /**
   * Executes the subscription for an entry, in its own context unless one is given. `HINDERED` in an outage. Never
   * rejects.
   */
  make(entry: E, ctx?: Context): Promise<unknown>;
  /** Sends a result. */
  send(made: unknown): void;
  /** Whether the client has too many unread bytes. */
  readonly full: boolean;
  /** Resolves when the client has read everything, or is gone. */
  drained(): Promise<void>;
}

/**
 * One subscription of one client: entries of a channel, each once and in order. Either an async iterable or, with a
 * socket, driven by `run`: then results of a group are sent without waiting.
 */
export class Subscriber<E extends Entry> implements AsyncIterableIterator<E> {
  /** The last number that is sent or on its way. */
  position = 0;
  /** Whether it reads from the database instead of receiving live entries. */
  behind = true;
  ended = false;
  /** Subscribers with one key have the same viewer. */
  readonly viewerKey: string;
  sink: Sink<E> | null = null;
  /** The last number that was handed over. */
  private told = 0;
  private queue: Delivery<E>[] | null = null;
  private failure: Error | null = null;
  private putOffs = 0;
  private reader: ((delivery: Delivery<E> | null) => void) | null = null;

  constructor(
    private readonly channel: Channel<E>,
    readonly viewer: Viewer | null,
  ) {
    this.viewerKey = viewer?.id.toHexString() ?? '';
  }

  /** Starts after a number. `first` is sent before it. */
  begin(after: number, first?: E): void {
    this.position = this.told = after;
    if (!first) return;
    this.queue = [{ entry: first }];
    if (first.final) this.end();
  }

  /** Sends an entry or queues it. */
  offer(delivery: Delivery<E>): void {
    if (this.accept(delivery) && delivery.entry.final) this.end();
  }

  /** Whether a delivery was sent or queued. */
  private accept(delivery: Delivery<E>): boolean {
    const { seq } = delivery.entry;
    if (this.ended || (seq !== null && seq <= this.position && !delivery.entry.final)) return false;
    if (!this.reader && (this.queue?.length ?? 0) >= LONGEST_QUEUE) {
      this.overflow(seq);
      return false;
    }
    if (seq !== null) this.position = seq;
    if (this.reader && this.sink && !this.sink.full && delivery.made !== undefined) {
      this.told = this.position;
      this.sink.send(delivery.made);
    } else if (this.reader) {
      this.wake(delivery);
    } else {
      this.queue ??= [];
      // When it is its turn, the data loaded now is stale.
      const later = delivery.ctx ? { ...delivery, ctx: undefined } : delivery;
      const last = this.queue.length - 1;
      if (later.merge && this.queue[last]?.merge) this.queue[last] = later;
      else this.queue.push(later);
    }
    return true;
  }

  /** Drops the queue; its entries are read again from the database when there is room. */
  fallBehind(): void {
    this.queue = this.queue?.filter(({ entry }) => entry.seq === null) ?? null;
    this.position = this.told;
    this.behind = true;
    this.channel.part(this);
    this.wake(null);
  }

  /** Ends the subscription, without an error, or with one that follows the waiting entries. */
  end(failure: Error | null = null): void {
    if (this.ended) return;
    this.ended = true;
    this.failure = failure;
    this.channel.leave(this);
    this.wake(null);
  }

  /** Sends all entries to a sink until the subscription ends. Rejects with the error that ended it. */
  async run(sink: Sink<E>): Promise<void> {
    this.sink = sink;
    for (;;) {
      const { told } = this;
      const delivery = await this.take();
      if (!delivery) return;
      const made = delivery.made ?? (await sink.make(delivery.entry, delivery.ctx));
      if (made === HINDERED) {
        await this.putOff(delivery, told);
        continue;
      }
      this.putOffs = 0;
      while (sink.full) await sink.drained();
      sink.send(made);
    }
  }

  async next(): Promise<IteratorResult<E>> {
    const delivery = await this.take();
    return delivery ? { done: false, value: delivery.entry } : { done: true, value: undefined };
  }

  async return(): Promise<IteratorResult<E>> {
    this.queue = null;
    this.end();
    return { done: true, value: undefined };
  }

  async throw(error: unknown): Promise<IteratorResult<E>> {
    await this.return();
    throw error;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  /**
   * Repeats an entry when the outage may be over: a numbered one is read again, and its audience is checked again.
   */
  private async putOff({ entry, merge }: Delivery<E>, told: number): Promise<void> {
    this.putOffs += 1;
    if (this.putOffs > outages.most) return this.end(refuse.unavailable());
    await pause(outages.againMs);
    if (entry.seq !== null) {
      this.told = told;
      this.fallBehind();
      // A mergeable entry says that counters changed, which is still useful later; typing is not.
    } else if (merge) (this.queue ??= []).unshift({ entry, merge });
  }

  private async take(): Promise<Delivery<E> | null> {
    for (;;) {
      const waiting = this.queue?.shift();
      if (this.queue?.length === 0) this.queue = null;
      const delivery = waiting ?? (this.ended || this.behind ? undefined : await this.wait());
      if (delivery) {
        this.told = delivery.entry.seq ?? this.told;
        return delivery;
      }
      if (this.ended) return this.finish();
      if (this.behind) await this.channel.replay(this);
    }
  }

  private finish(): null {
    const { failure } = this;
    this.failure = null;
    if (failure) throw failure;
    return null;
  }

  private wait(): Promise<Delivery<E> | null> {
    return new Promise((resolve) => (this.reader = resolve));
  }

  private wake(delivery: Delivery<E> | null): void {
    const { reader } = this;
    this.reader = null;
    reader?.(delivery);
  }

  /** Numbered entries wait in the database; others are only for subscribers without a backlog. */
  private overflow(seq: number | null): void {
    if (seq !== null) this.fallBehind();
  }
}
