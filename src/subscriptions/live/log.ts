import type { TopicKind } from '../../events/topics.js';
import { pause } from '../../lib/wait.js';
import { headOf, type Entry, type LiveStream } from './stream.js';

/** Entries per read. */
export const PAGE = 100;

/** How often, and at which interval, a number is looked up again that is known here but not in the database. */
const LOOKS_AHEAD = 4;
const LOOK_AHEAD_MS = 200;

/** Entries after a number. */
export interface Page<E> {
  entries: E[] | 'lost';
  /** All numbers up to this one existed when the page was read. */
  known: number;
}

/** The log of one channel in the database. Concurrent reads of the last number share one query. */
export class ChannelLog<E extends Entry> {
  private nextHead: Promise<number> | null = null;
  private lastHead: Promise<unknown> = Promise.resolve();
  private readonly pages = new Map<number, Promise<Page<E>>>();

  constructor(
    private readonly stream: LiveStream<TopicKind, E>,
    private readonly id: string,
    /** Limits the number of concurrent reads. */
    private readonly limit: <T>(work: () => Promise<T>) => Promise<T>,
    /** The last number that was sent to any subscriber. */
    private readonly told: () => number,
  ) {}

  /** The last number, read after this call. */
  head(): Promise<number> {
    if (!this.nextHead) {
      const asked = this.lastHead.then(() => {
        this.nextHead = null;
        return headOf((ids) => this.stream.heads(ids), this.id);
      });
      this.nextHead = asked;
      this.lastHead = asked.catch(() => undefined);
    }
    return this.nextHead;
  }

  /**
   * The same for a client with a cursor. A newly elected primary may not know the majority commit point yet and would
   * not find recent entries, so a cursor ahead of it is looked up again.
   */
  async headFor(after: number | null): Promise<number> {
    let head = await this.head();
    for (let look = 0; after !== null && after > head && look < LOOKS_AHEAD; look++) {
      await pause(LOOK_AHEAD_MS);
      head = await this.head();
    }
    return head;
  }

  /** Entries that the live subscribers have not received yet. */
  news(after: number): Promise<E[] | 'lost'> {
    return this.stream.read(this.id, after, PAGE);
  }

  /**
   * A page for a subscriber with a backlog. Read again if it lacks entries that others received: a new primary may
   * not know them yet.
   */
  async pageBehind(after: number): Promise<Page<E>> {
    let page = await this.page(after);
    for (let look = 0; isShort(page, after) && look < LOOKS_AHEAD; look++) {
      await pause(LOOK_AHEAD_MS);
      page = await this.page(after);
    }
    return page;
  }

  private page(after: number): Promise<Page<E>> {
    let page = this.pages.get(after);
    if (!page) {
      page = this.read(after).finally(() => this.pages.delete(after));
      this.pages.set(after, page);
    }
    return page;
  }

  private async read(after: number): Promise<Page<E>> {
    // The read sees everything that was sent to others before it starts.
    const known = this.told();
    return { known, entries: await this.limit(() => this.stream.read(this.id, after, PAGE)) };
  }
}

function isShort<E extends Entry>({ entries, known }: Page<E>, after: number): boolean {
  return entries !== 'lost' && entries.length < PAGE && (entries.at(-1)?.seq ?? after) < known;
}
