import type { Viewer } from '../../auth/viewer.js';
import { pause } from '../../lib/wait.js';
import type { Context } from '../../loaders/context.js';
import { refuse } from '../../schema/errors.js';
import type { Channel } from './channel.js';
import type { Entry } from './stream.js';

/** Entries that may wait for one subscriber; one that falls further behind reads them from the database later. */
export const LONGEST_QUEUE = 256;

/**
 * Whom the database did not answer asks again after so long, and so often one after the other; then the client is told, and
 * may subscribe again from its cursor. One object, so that tests can make it short.
 */
export const outages = { againMs: 500, most: 40 };

/** What is made of an entry where an outage kept something of it back: nothing that a client should get. */
export const HINDERED = Symbol('hindered');

/** One entry on its way to one subscriber. */
export interface Delivery<E extends Entry> {
  entry: E;
  /** It came with its signal and was not read. */
  brought?: boolean;
  /** May take the place of a waiting one of its kind. */
  merge?: boolean;
  /** What was made of it for the whole group already. */
  made?: unknown;
  /** In which it was decided a moment ago that this subscriber is told it. */
  ctx?: Context;
}

/** Where a subscriber's entries go when they are not iterated over: a socket. */
export interface Sink<E extends Entry> {
  /** Two sinks of one key would make the same of an entry, if their audience is the same; null: this one's own. */
  readonly shareKey: string | null;
  /** A fresh context of whom it belongs to now. */
  context(): Context;
  /** Executes the subscription for an entry, in a context of its own unless one is given; `HINDERED` in an outage. Never rejects. */
  make(entry: E, ctx?: Context): Promise<unknown>;
  /** Sends what was made. */
  send(made: unknown): void;
  /** So much waits for the client that no more should be sent to it now. */
  readonly full: boolean;
  /** Resolves when the client has read what waits, or is gone. */
  drained(): Promise<void>;
}

/**
 * One subscription of one client: entries of a channel, each once and in order. Read as an async iterable, or, where
 * it has a socket, by `run`: then what was made for a whole group passes by without waiting.
 */
export class Subscriber<E extends Entry> implements AsyncIterableIterator<E> {
  /** The last number that is on its way or passed. */
  position = 0;
  /** It reads from the database and is not told what is live. */
  behind = true;
  ended = false;
  /** Two of one key are the same viewer. */
  readonly viewerKey: string;
  sink: Sink<E> | null = null;
  /** The last number that was handed on. */
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

  /** Begins behind a number; `first` is told before. */
  begin(after: number, first?: E): void {
    this.position = this.told = after;
    if (first) this.queue = [{ entry: first }];
  }

  /** Hands an entry on or lets it wait. */
  offer(delivery: Delivery<E>): void {
    const { seq } = delivery.entry;
    if (this.ended || (seq !== null && seq <= this.position)) return;
    if (!this.reader && (this.queue?.length ?? 0) >= LONGEST_QUEUE) return this.overflow(seq);
    if (seq !== null) this.position = seq;
    if (this.reader && this.sink && !this.sink.full && delivery.made !== undefined) {
      this.told = this.position;
      this.sink.send(delivery.made);
    } else if (this.reader) {
      this.wake(delivery);
    } else {
      this.queue ??= [];
      // By the time that it is its turn, what is loaded now is stale.
      const later = delivery.ctx ? { ...delivery, ctx: undefined } : delivery;
      const last = this.queue.length - 1;
      if (later.merge && this.queue[last]?.merge) this.queue[last] = later;
      else this.queue.push(later);
    }
  }

  /** Forgets what waits; it is read again from the database once there is room. */
  fallBehind(): void {
    this.queue = this.queue?.filter(({ entry }) => entry.seq === null) ?? null;
    this.position = this.told;
    this.behind = true;
    this.channel.part(this);
    this.wake(null);
  }

  /** Ends it: without an error, or with one that is met after what still waits. */
  end(failure: Error | null = null): void {
    if (this.ended) return;
    this.ended = true;
    this.failure = failure;
    this.channel.leave(this);
    this.wake(null);
  }

  /** Hands all entries to a sink until the subscription ends; rejects with the error that ended it. */
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

  /** Lets an entry come again when the outage may be over: a numbered one is read, and it is asked anew who is told it. */
  private async putOff({ entry, merge }: Delivery<E>, told: number): Promise<void> {
    this.putOffs += 1;
    if (this.putOffs > outages.most) return this.end(refuse.unavailable());
    await pause(outages.againMs);
    if (entry.seq !== null) {
      this.told = told;
      this.fallBehind();
      // What may be taken for a later one of its kind is a count to look at, which is as good later; typing is not.
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

  /** Numbered entries wait in the database; others are for who keeps up. */
  private overflow(seq: number | null): void {
    if (seq !== null) this.fallBehind();
  }
}
