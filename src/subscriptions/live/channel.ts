import type { TopicBus, TopicKind } from '../../events/topics.js';
import { pause, within } from '../../lib/wait.js';
import { ruleContext } from '../../loaders/rule-context.js';
import { tellOrEnd, resync } from './fan-out.js';
import { ChannelLog, PAGE } from './log.js';
import type { Audience, Entry, LiveStream, Opening } from './stream.js';
import { outages, type Subscriber } from './subscriber.js';
import { Telling } from './telling.js';

/** A topic that is unavailable does not delay a subscription: the sweep finds new entries. */
const PATIENCE_MS = 2_000;

/** The parts of the process that a channel needs. */
export interface ChannelDeps {
  topics: TopicBus;
  /** Limits the number of concurrent reads. */
  limit<T>(work: () => Promise<T>): Promise<T>;
  onError(error: unknown): void;
  onEmpty(): void;
}

/**
 * One topic of a stream in this process, for any number of subscribers: it reads new entries once and sends them to
 * all. A subscriber with a backlog reads for itself until it has caught up, so every subscriber gets each entry once
 * and in order.
 */
export class Channel<E extends Entry> {
  private readonly members = new Set<Subscriber<E>>();
  private readonly log: ChannelLog<E>;
  private readonly telling: Telling<E>;
  private joining = 0;
  private heard: Promise<void> | null = null;
  private stop: (() => Promise<void>) | null = null;
  private closed = false;

  constructor(
    private readonly stream: LiveStream<TopicKind, E>,
    private readonly id: string,
    private readonly deps: ChannelDeps,
  ) {
    const limit: ChannelDeps['limit'] = (work) => deps.limit(work);
    this.log = new ChannelLog(stream, id, limit, () => this.telling.told);
    this.telling = new Telling(stream, id, this.log, (error) => deps.onError(error));
  }

  /** Adds a subscriber: listens first, then reads the channel's last number. */
  async join(subscriber: Subscriber<E>, { after }: Opening): Promise<void> {
    this.joining += 1;
    try {
      await this.hear();
      const head = await this.log.headFor(after);
      this.members.add(subscriber);
      this.telling.begin(head);
      const unknown = after !== null && after > head;
      if (unknown) subscriber.begin(head, this.stream.resync(head));
      else subscriber.begin(after ?? head);
      this.admit(subscriber);
    } finally {
      this.joining -= 1;
      this.closeIfEmpty();
    }
  }

  /** Number of subscribers. */
  get listeners(): number {
    return this.members.size;
  }

  /** Removes a subscriber that has ended. */
  leave(subscriber: Subscriber<E>): void {
    this.members.delete(subscriber);
    this.telling.part(subscriber);
    this.closeIfEmpty();
  }

  /** Stops sending live entries to a subscriber. */
  part(subscriber: Subscriber<E>): void {
    this.telling.part(subscriber);
  }

  /** Reads the entries up to this number. */
  catchUp(head: number): void {
    this.telling.catchUp(head);
  }

  /** Signals may have been lost: sends an entry that makes subscribers of unnumbered streams refetch. */
  lookAgain(): void {
    const entry = this.stream.lookAgain?.(this.id);
    if (entry) this.telling.tellNow({ entry, merge: true });
  }

  /** Listens to the topic, unless it does already. */
  async hear(): Promise<void> {
    if (this.stop) return;
    this.heard ??= this.deps.topics
      .listen(this.stream.topic, this.id, (message) => this.telling.receive(message))
      .then(
        (stop) => {
          if (this.closed) return stop();
          this.stop = stop;
        },
        () => void (this.heard = null),
      );
    await within(PATIENCE_MS, this.heard);
  }

  /** Reads the next entries for a subscriber with a backlog; makes it live once it has caught up. */
  async replay(subscriber: Subscriber<E>): Promise<void> {
    if (this.admit(subscriber)) return;
    try {
      const { known, entries } = await this.log.pageBehind(subscriber.position);
      if (entries === 'lost') return resync(this.stream, subscriber, await this.log.head());
      const audiences = await this.replayed(entries, subscriber);
      for (const [index, entry] of entries.entries()) {
        tellOrEnd(subscriber, { entry: Object.freeze(entry) }, audiences[index] ?? null);
      }
      const last = entries.at(-1)?.seq ?? 0;
      const passed = entries.length < PAGE && !this.stream.gapless ? known : last;
      subscriber.position = Math.max(subscriber.position, passed);
    } catch (error) {
      this.deps.onError(error);
      await pause(outages.againMs);
    }
  }

  private admit(subscriber: Subscriber<E>): boolean {
    return !subscriber.ended && this.members.has(subscriber) && this.telling.admit(subscriber);
  }

  private async replayed(page: E[], { viewer }: Subscriber<E>): Promise<Audience[]> {
    if (page.length === 0) return [];
    const ctx = ruleContext(viewer);
    if (this.stream.toldTo) return this.stream.toldTo(ctx, this.id, page);
    const answers: Audience[] = [];
    for (const entry of page) answers.push(...(await this.stream.audiences(this.id, entry, [viewer], ctx)));
    return answers;
  }

  private closeIfEmpty(): void {
    if (this.members.size > 0 || this.joining > 0 || this.closed) return;
    this.closed = true;
    this.deps.onEmpty();
    void this.stop?.().catch(this.deps.onError);
  }
}
