import type { TopicKind, Topics } from '../../events/topics.js';
import { Brought } from './brought.js';
import { fanOut, resync } from './fan-out.js';
import { PAGE, type ChannelLog } from './log.js';
import type { Entry, LiveStream } from './stream.js';
import type { Delivery, Subscriber } from './subscriber.js';

/** The most unnumbered entries that wait; they are only for current subscribers. */
const MOST_WAITING = 1_000;

/** A signal can be ahead of the majority commit point; then the log is read again soon. */
const RECHECK_MS = 50;
const MOST_RECHECKS = 3;

/** Sends the entries of a channel to its live subscribers: each once, in order, to all of them together. */
export class Telling<E extends Entry> {
  /** The last number that was sent to the live subscribers. Null before the first one has joined. */
  private position: number | null = null;
  /** The highest announced number. */
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

  /** The last number that was sent. */
  get told(): number {
    return this.position ?? 0;
  }

  /** A subscriber joined and found this last number. */
  begin(head: number): void {
    this.position ??= head;
    this.wanted = Math.max(this.wanted, head);
  }

  /** Makes a subscriber live if it has caught up. */
  admit(subscriber: Subscriber<E>): boolean {
    if (this.live.size === 0 && this.position !== null)
      this.position = Math.max(this.position, subscriber.position);
    if (subscriber.position < this.told) return false;
    subscriber.behind = false;
    this.live.add(subscriber);
    void this.work();
    return true;
  }

  /** Removes a subscriber. */
  part(subscriber: Subscriber<E>): void {
    this.live.delete(subscriber);
    // The next subscriber reads from its own position.
    if (this.live.size === 0) this.brought.clear();
  }

  /** Reads the entries up to this number. */
  catchUp(head: number): void {
    this.wanted = Math.max(this.wanted, head);
    void this.work();
  }

  /** Handles a signal. */
  receive(message: Topics[TopicKind]): void {
    const signal = this.stream.signal(message);
    if ('upTo' in signal) {
      const { upTo, brought } = signal;
      if (brought && this.live.size > 0 && upTo > this.told) this.brought.put(upTo, brought);
      return this.catchUp(upTo);
    }
    this.tellNow('entry' in signal ? { entry: signal.entry } : { entry: signal.changed, merge: true });
  }

  /** Sends an unnumbered entry after those that wait. */
  tellNow(delivery: Delivery<E>): void {
    const last = this.waiting.length - 1;
    if (delivery.merge && this.waiting[last]?.merge) this.waiting[last] = delivery;
    else if (this.waiting.length < MOST_WAITING) this.waiting.push(delivery);
    void this.work();
  }

  /** Sends the new entries in order. */
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
      // The database did not answer: each live subscriber retries for itself from its position.
      this.onError(error);
      for (const subscriber of [...this.live]) subscriber.fallBehind();
    } finally {
      this.working = false;
    }
  }

  private async advance(from: number): Promise<void> {
    // The sender of a signal includes an entry only after a majority commit, so it need not be read.
    const brought = this.brought.takeBehind(from);
    if (brought.length > 0 && (await this.tell(from, brought, true))) return;
    const promised = this.wanted;
    const all = await this.tellFrom(from);
    if (this.told >= promised) this.rechecks = 0;
    if (!all || this.told >= promised || this.wanted > promised) return;
    // Fewer entries than announced: a gap, or a new primary that does not know the majority commit point yet. So the
    // numbers never count as sent; the log is read again soon, and then with the next signal or sweep.
    this.wanted = this.told;
    if (this.rechecks++ < MOST_RECHECKS) setTimeout(() => this.catchUp(promised), RECHECK_MS).unref();
    else this.rechecks = 0;
  }

  /** Sends a page of entries. Returns whether there are no more. */
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

  /** Sends the entries after the last sent number. False if the database does not show yet what signals carried. */
  private async tell(from: number, entries: readonly E[], brought = false): Promise<boolean> {
    // Set first, so that subscribers who join in the meantime read these entries.
    this.position = entries.at(-1)!.seq;
    const told = await this.fanOut(entries.map((entry) => ({ entry, ...(brought ? { brought } : {}) })));
    if (!told) this.position = from;
    return told;
  }

  private async fanOut(deliveries: readonly Delivery<E>[]): Promise<boolean> {
    // All subscribers' resolvers get the same object.
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
