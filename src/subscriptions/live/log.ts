import type { TopicKind } from '../../events/topics.js';
import { pause } from '../../lib/wait.js';
import { headOf, type Entry, type LiveStream } from './stream.js';

/** Entries read from the database at a time. */
export const PAGE = 100;

/** How often, and after how long, it is looked again for a number that is known here and not to the database. */
const LOOKS_AHEAD = 4;
const LOOK_AHEAD_MS = 200;

/** Entries behind a number. */
export interface Page<E> {
  entries: E[] | 'lost';
  /** All numbers up to this one were there when it was read. */
  known: number;
}

/** What the database holds of one channel; those who ask the same at once share the answer. */
export class ChannelLog<E extends Entry> {
  private nextHead: Promise<number> | null = null;
  private lastHead: Promise<unknown> = Promise.resolve();
  private readonly pages = new Map<number, Promise<Page<E>>>();

  constructor(
    private readonly stream: LiveStream<TopicKind, E>,
    private readonly id: string,
    /** Runs reads, only so many at a time. */
    private readonly limit: <T>(work: () => Promise<T>) => Promise<T>,
    /** The last number that anybody was told. */
    private readonly told: () => number,
  ) {}

  /** The last number, read after this was called. */
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
   * The same for somebody who comes with a cursor. A primary that was elected a moment ago does not know yet how much a
   * majority has, and would take for unknown what the one before has told; so a cursor from ahead is looked at again.
   */
  async headFor(after: number | null): Promise<number> {
    let head = await this.head();
    for (let look = 0; after !== null && after > head && look < LOOKS_AHEAD; look++) {
      await pause(LOOK_AHEAD_MS);
      head = await this.head();
    }
    return head;
  }

  /** What has not been told to those who are live yet. */
  news(after: number): Promise<E[] | 'lost'> {
    return this.stream.read(this.id, after, PAGE);
  }

  /** A page for who is behind, looked at again where it lacks what others were told: a new primary may not know of it yet. */
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
    // Whatever was told to others before the reading begins, it sees.
    const known = this.told();
    return { known, entries: await this.limit(() => this.stream.read(this.id, after, PAGE)) };
  }
}

function isShort<E extends Entry>({ entries, known }: Page<E>, after: number): boolean {
  return entries !== 'lost' && entries.length < PAGE && (entries.at(-1)?.seq ?? after) < known;
}
