import type { TopicKind, Topics } from '../../events/topics.js';
import { Brought } from './brought.js';
import { fanOut, resync } from './fan-out.js';
import { PAGE, type ChannelLog } from './log.js';
import type { Entry, LiveStream } from './stream.js';
import type { Delivery, Subscriber } from './subscriber.js';

/** Unnumbered entries that may wait to be told; they are for who listens now. */
const MOST_WAITING = 1_000;

/** A signal may run ahead of what a majority has stored; then it is looked again soon. */
const RECHECK_MS = 50;
const MOST_RECHECKS = 3;

/** What a channel tells those who have caught up: each entry once, in order, to all of them at once. */
export class Telling<E extends Entry> {
  /** The last number that was told to those who are live; null until somebody has joined. */
  private position: number | null = null;
  /** The highest number that is said to exist. */
  private wanted = 0;
  private rechecks = 0;
  private readonly live = new Set<Subscriber<E>>();
  private readonly brought = new Brought<E>();
  private readonly waiting: Delivery<E>[] = [];
  private working = false;

  constructor(
    private readonly stream: LiveStream<TopicKind, E>,
    private readonly id: string,
    private readonly log: ChannelLog<E>,
    private readonly onError: (error: unknown) => void,
  ) {}

  /** The last number that was told. */
  get told(): number {
    return this.position ?? 0;
  }

  /** Somebody has joined and found this to be the last number. */
  begin(head: number): void {
    this.position ??= head;
    this.wanted = Math.max(this.wanted, head);
  }

  /** Lets a subscriber be live, if it has caught up. */
  admit(subscriber: Subscriber<E>): boolean {
    if (this.live.size === 0 && this.position !== null)
      this.position = Math.max(this.position, subscriber.position);
    if (subscriber.position < this.told) return false;
    subscriber.behind = false;
    this.live.add(subscriber);
    void this.work();
    return true;
  }

  /** No longer tells a subscriber. */
  part(subscriber: Subscriber<E>): void {
    this.live.delete(subscriber);
    // Whoever comes next reads from where they stand.
    if (this.live.size === 0) this.brought.clear();
  }

  /** There are numbers up to this one. */
  catchUp(head: number): void {
    this.wanted = Math.max(this.wanted, head);
    void this.work();
  }

  /** Takes a signal. */
  receive(message: Topics[TopicKind]): void {
    const signal = this.stream.signal(message);
    if ('upTo' in signal) {
      const { upTo, brought } = signal;
      if (brought && this.live.size > 0 && upTo > this.told) this.brought.put(upTo, brought);
      return this.catchUp(upTo);
    }
    this.tellNow('entry' in signal ? { entry: signal.entry } : { entry: signal.changed, merge: true });
  }

  /** Tells what has no number, after what waits. */
  tellNow(delivery: Delivery<E>): void {
    const last = this.waiting.length - 1;
    if (delivery.merge && this.waiting[last]?.merge) this.waiting[last] = delivery;
    else if (this.waiting.length < MOST_WAITING) this.waiting.push(delivery);
    void this.work();
  }

  /** Tells what is new, in order. */
  private async work(): Promise<void> {
    if (this.working) return;
    this.working = true;
    try {
      for (;;) {
        if (this.waiting.length > 0) await this.fanOut(this.waiting.splice(0, PAGE));
        else if (this.position !== null && this.live.size > 0 && this.wanted > this.position)
          await this.advance(this.position);
        else break;
      }
    } catch (error) {
      // The database did not answer: whoever was live reads for itself, patiently, from where it stands.
      this.onError(error);
      for (const subscriber of [...this.live]) subscriber.fallBehind();
    } finally {
      this.working = false;
    }
  }

  private async advance(from: number): Promise<void> {
    // Whoever sends an entry along has committed it, by a majority: nothing is to be looked up about it.
    const brought = this.brought.takeBehind(from);
    if (brought.length > 0 && (await this.tell(from, brought, true))) return;
    const promised = this.wanted;
    const all = await this.tellFrom(from);
    if (this.told >= promised) this.rechecks = 0;
    if (!all || this.told >= promised || this.wanted > promised) return;
    // More was promised than is there: a hole, or a primary of a moment ago that does not know yet what a majority has. So
    // the numbers are never taken for told; it is looked again soon, and then with the next signal or sweep.
    this.wanted = this.told;
    if (this.rechecks++ < MOST_RECHECKS) setTimeout(() => this.catchUp(promised), RECHECK_MS).unref();
    else this.rechecks = 0;
  }

  /** Tells a page of entries; whether that was all there is. */
  private async tellFrom(from: number): Promise<boolean> {
    const page = await this.log.news(from);
    if (page === 'lost') {
      const head = (this.position = await this.log.head());
      for (const subscriber of [...this.live]) resync(this.stream, subscriber, head);
      return false;
    }
    if (page.length > 0) await this.tell(from, page);
    return page.length < PAGE;
  }

  /** Tells entries that follow what was told; false when the database does not show yet what signals brought. */
  private async tell(from: number, entries: readonly E[], brought = false): Promise<boolean> {
    // First, so that whoever joins meanwhile reads them.
    this.position = entries.at(-1)!.seq;
    const told = await this.fanOut(entries.map((entry) => ({ entry, ...(brought ? { brought } : {}) })));
    if (!told) this.position = from;
    return told;
  }

  private async fanOut(deliveries: readonly Delivery<E>[]): Promise<boolean> {
    // Everybody's resolvers get the same object.
    for (const { entry } of deliveries) Object.freeze(entry);
    const { seq: last } = deliveries.at(-1)!.entry;
    const listeners = [...this.live].filter(({ position }) => last === null || last > position);
    if (listeners.length === 0) return true;
    try {
      return await fanOut(this.stream, this.id, deliveries, listeners);
    } catch (error) {
      if (last !== null) throw error;
      this.onError(error);
      return true;
    }
  }
}
