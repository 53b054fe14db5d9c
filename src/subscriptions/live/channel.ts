import type { TopicBus, TopicKind, Topics } from '../../events/topics.js';
import { pause, within } from '../../lib/wait.js';
import { fanOut, notFound } from './fan-out.js';
import type { Audience, Entry, LiveStream, Opening } from './stream.js';
import type { Delivery, Subscriber } from './subscriber.js';

/** Entries read from the database at a time. */
const PAGE = 100;
/** Unnumbered entries that may wait to be told; they are for who listens now. */
const MOST_WAITING = 1_000;
/** A topic that cannot be listened to does not hold up a subscription: the sweep finds what is new. */
const PATIENCE_MS = 2_000;

/** A signal may run ahead of what a majority has stored; then the channel looks again soon. */
const RECHECK_MS = 50;
const MOST_RECHECKS = 3;

/** How often, and after how long, it is looked again for a number that a client knows and the database does not. */
const LOOKS_AHEAD = 4;
const LOOK_AHEAD_MS = 200;

/** What a channel needs of the process. */
export interface ChannelDeps {
  topics: TopicBus;
  /** Runs reads, only so many at a time. */
  limit<T>(work: () => Promise<T>): Promise<T>;
  onError(error: unknown): void;
  onEmpty(): void;
}

interface Page<E> {
  entries: E[] | 'lost';
  /** All numbers up to this one were there when it was read. */
  known: number;
}

/**
 * One topic of a stream as this process hears it, however many listen: it reads what is new once and tells all. Who is
 * behind it reads for itself until it has caught up; so everybody gets each entry once and in order.
 */
export class Channel<E extends Entry> {
  /** The last number that was told to those who are live; null until somebody has joined. */
  private position: number | null = null;
  /** The highest number that is said to exist. */
  private wanted = 0;
  private rechecks = 0;
  private readonly members = new Set<Subscriber<E>>();
  private readonly live = new Set<Subscriber<E>>();
  private readonly waiting: Delivery<E>[] = [];
  private working = false;
  private joining = 0;
  private heard: Promise<void> | null = null;
  private stop: (() => Promise<void>) | null = null;
  private closed = false;
  private nextHead: Promise<number> | null = null;
  private lastHead: Promise<unknown> = Promise.resolve();
  private readonly pages = new Map<number, Promise<Page<E>>>();

  constructor(
    readonly stream: LiveStream<TopicKind, E>,
    readonly id: string,
    private readonly deps: ChannelDeps,
  ) {}

  /** Adds a subscriber: listens first, then looks where the channel stands. */
  async join(subscriber: Subscriber<E>, { after, first }: Opening<E>): Promise<void> {
    this.joining += 1;
    try {
      await this.hear();
      const head = await this.headFor(after);
      this.members.add(subscriber);
      this.position ??= head;
      this.wanted = Math.max(this.wanted, head);
      const unknown = after !== null && after > head;
      const resync = unknown ? this.stream.resync(head) : undefined;
      subscriber.begin(unknown ? head : (after ?? head), resync ?? first);
      this.promote(subscriber);
    } finally {
      this.joining -= 1;
      this.closeIfEmpty();
    }
  }

  /** How many have joined. */
  get listeners(): number {
    return this.members.size;
  }

  leave(subscriber: Subscriber<E>): void {
    this.members.delete(subscriber);
    this.live.delete(subscriber);
    this.closeIfEmpty();
  }

  /** No longer tells a subscriber what is live. */
  part(subscriber: Subscriber<E>): void {
    this.live.delete(subscriber);
  }

  /** There are numbers up to this one. */
  catchUp(head: number): void {
    this.wanted = Math.max(this.wanted, head);
    void this.work();
  }

  /** Listens to the topic, unless it does already. */
  async hear(): Promise<void> {
    if (this.stop) return;
    this.heard ??= this.deps.topics
      .listen(this.stream.topic, this.id, (message) => this.receive(message))
      .then(
        (stop) => {
          if (this.closed) return stop();
          this.stop = stop;
        },
        () => void (this.heard = null),
      );
    await within(PATIENCE_MS, this.heard);
  }

  /** Reads the next entries for a subscriber that is behind; lets it be live once it has caught up. */
  async replay(subscriber: Subscriber<E>): Promise<void> {
    if (this.promote(subscriber)) return;
    try {
      const { known, entries } = await this.pageUpTo(subscriber.position);
      if (entries === 'lost') return this.resync(subscriber, await this.head());
      const audiences = await this.replayed(entries, subscriber);
      entries.forEach((entry, index) =>
        this.tell(subscriber, { entry: Object.freeze(entry) }, audiences[index] ?? null),
      );
      const passed = entries.length < PAGE ? known : (entries.at(-1)!.seq ?? 0);
      subscriber.position = Math.max(subscriber.position, passed);
    } catch (error) {
      this.deps.onError(error);
      await pause(500);
    }
  }

  private receive(message: Topics[TopicKind]): void {
    const signal = this.stream.signal(message);
    if ('upTo' in signal) return this.catchUp(signal.upTo);
    const delivery = 'entry' in signal ? { entry: signal.entry } : { entry: signal.changed, merge: true };
    const last = this.waiting.length - 1;
    if (delivery.merge && this.waiting[last]?.merge) this.waiting[last] = delivery;
    else if (this.waiting.length < MOST_WAITING) this.waiting.push(delivery);
    void this.work();
  }

  /** Tells what is new, one entry after the other. */
  private async work(): Promise<void> {
    if (this.working) return;
    this.working = true;
    try {
      for (;;) {
        const next = this.waiting.shift();
        if (next) await this.fanOut(next);
        else if (this.position !== null && this.live.size > 0 && this.wanted > this.position)
          await this.advance(this.position);
        else break;
      }
    } catch (error) {
      // The database did not answer: whoever was live reads for itself, patiently, from where it stands.
      this.deps.onError(error);
      for (const subscriber of [...this.live]) subscriber.fallBehind();
    } finally {
      this.working = false;
    }
  }

  private async advance(from: number): Promise<void> {
    const promised = this.wanted;
    const all = await this.tellFrom(from);
    if (this.position! >= promised) this.rechecks = 0;
    if (!all || this.position! >= promised || this.wanted > promised) return;
    // More was promised than is there: a hole, or a primary of a moment ago that does not know yet what a majority has. So
    // the numbers are never taken for told; it is looked again soon, and then with the next signal or sweep.
    this.wanted = this.position!;
    if (this.rechecks++ < MOST_RECHECKS) this.recheck(promised);
    else this.rechecks = 0;
  }

  /** Tells a page of entries; whether that was all there is. */
  private async tellFrom(from: number): Promise<boolean> {
    const page = await this.stream.read(this.id, from, PAGE);
    if (page === 'lost') {
      this.position = await this.head();
      for (const subscriber of [...this.live]) this.resync(subscriber, this.position);
      return false;
    }
    for (const entry of page) {
      this.position = entry.seq ?? this.position;
      await this.fanOut({ entry });
    }
    return page.length < PAGE;
  }

  private recheck(head: number): void {
    setTimeout(() => this.closed || this.catchUp(head), RECHECK_MS).unref();
  }

  private async fanOut(delivery: Delivery<E>): Promise<void> {
    // Everybody's resolvers get the same object.
    const { seq } = Object.freeze(delivery.entry);
    const listeners = [...this.live].filter(({ position }) => seq === null || seq > position);
    if (listeners.length === 0) return;
    try {
      await fanOut(this.stream, this.id, delivery, listeners);
    } catch (error) {
      if (seq !== null) throw error;
      this.deps.onError(error);
    }
  }

  private promote(subscriber: Subscriber<E>): boolean {
    if (subscriber.ended || !this.members.has(subscriber)) return false;
    if (this.live.size === 0 && this.position !== null)
      this.position = Math.max(this.position, subscriber.position);
    if (subscriber.position < (this.position ?? 0)) return false;
    subscriber.behind = false;
    this.live.add(subscriber);
    void this.work();
    return true;
  }

  private tell(subscriber: Subscriber<E>, delivery: Delivery<E>, audience: Audience): void {
    if (typeof audience === 'symbol') subscriber.end(notFound());
    else if (audience !== null) subscriber.offer(delivery);
  }

  private resync(subscriber: Subscriber<E>, head: number): void {
    subscriber.offer({ entry: this.stream.resync(head) });
    subscriber.position = Math.max(subscriber.position, head);
  }

  private async replayed(page: E[], { viewer }: Subscriber<E>): Promise<Audience[]> {
    if (page.length === 0) return [];
    if (this.stream.replayed) return this.stream.replayed(this.id, page, viewer);
    const answers: Audience[] = [];
    for (const entry of page) answers.push(...(await this.stream.audiences(this.id, entry, [viewer])));
    return answers;
  }

  /** The last number, read after this was called; many who ask at once share the answer. */
  private head(): Promise<number> {
    if (!this.nextHead) {
      const asked = this.lastHead.then(() => {
        this.nextHead = null;
        return this.stream.head(this.id);
      });
      this.nextHead = asked;
      this.lastHead = asked.catch(() => undefined);
    }
    return this.nextHead;
  }

  /**
   * The same for somebody who comes with a cursor. A primary that was elected a moment ago does not know yet how much a
   * majority has, and would take for unknown what the one before has told; so a cursor from ahead is looked at again.
   */
  private async headFor(after: number | null): Promise<number> {
    let head = await this.head();
    for (let look = 0; after !== null && after > head && look < LOOKS_AHEAD; look++) {
      await pause(LOOK_AHEAD_MS);
      head = await this.head();
    }
    return head;
  }

  /** The same, looked at again where it lacks what others were told: a new primary may not know of it yet. */
  private async pageUpTo(after: number): Promise<Page<E>> {
    let page = await this.page(after);
    for (let look = 0; isShort(page, after) && look < LOOKS_AHEAD; look++) {
      await pause(LOOK_AHEAD_MS);
      page = await this.page(after);
    }
    return page;
  }

  /** A page of entries; those who read the same at once share it. */
  private page(after: number): Promise<Page<E>> {
    let page = this.pages.get(after);
    if (!page) {
      page = this.read(after).finally(() => this.pages.delete(after));
      this.pages.set(after, page);
    }
    return page;
  }

  private async read(after: number): Promise<Page<E>> {
    // Whatever was told to others before the reading begins, it sees.
    const known = this.position ?? 0;
    return { known, entries: await this.deps.limit(() => this.stream.read(this.id, after, PAGE)) };
  }

  private closeIfEmpty(): void {
    if (this.members.size > 0 || this.joining > 0 || this.closed) return;
    this.closed = true;
    this.deps.onEmpty();
    void this.stop?.().catch(this.deps.onError);
  }
}

function isShort<E extends Entry>({ entries, known }: Page<E>, after: number): boolean {
  return entries !== 'lost' && entries.length < PAGE && (entries.at(-1)?.seq ?? after) < known;
}
