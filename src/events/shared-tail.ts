import { within } from '../lib/wait.js';
import { passedHere } from './passed.js';
import { reading } from './pacing.js';
import type { Entry, Page, Tail } from './tail.js';

/** Number of events that are kept for lanes that are behind. An object, so that tests can make it small. */
export const sharing = { kept: 2_000 };

const PAGE_SIZE = 500;

/** The longest wait of a lane that holds events, and what ends the wait early: a caller waits for the events. */
export interface Patience {
  ms: number;
  hurry?: () => boolean;
}

/**
 * The end of the log, read once for all lanes of a leader: every event is fetched and deserialised once, however many
 * lanes there are. The fastest lane triggers reads; recent events are kept for the others. A lane that falls further
 * behind reads its own stream (see lane-feed.ts) until it has caught up.
 */
export class SharedTail {
  private stream: Stream | null = null;

  /** @param signal aborts when the leadership ends */
  constructor(private readonly signal: AbortSignal) {}

  /**
   * A reader for a lane whose own stream has reached a resume token, if the events after it are kept here and not
   * about to be dropped. Exact: resume tokens are ordered, and a lane gets what is after its own.
   */
  join(lane: string, place: unknown): Seat | null {
    const at = this.stream?.over === false ? this.stream.behind(place) : -1;
    return at < 0 ? null : new Seat(lane, this.stream!, at, place);
  }

  /**
   * Shares the stream of a lane that has reached the end of the log, if there is no shared stream.
   * @param floor an earlier resume token with no event in between
   */
  found(lane: string, tail: Tail, floor: unknown, place: unknown): Seat | null {
    if (this.stream?.over === false || dataOf(place) === null) return null;
    this.stream = new Stream(tail, floor, place, this.signal);
    return this.join(lane, place);
  }

  /** Ends the stream. Its lanes read their own streams from then on. */
  async close(): Promise<void> {
    await this.stream?.end();
  }
}

/** One lane's reader of the shared stream. */
export class Seat {
  constructor(
    private readonly lane: string,
    private readonly stream: Stream,
    /** The number of the next event. */
    private at: number,
    /** The resume token after everything that the lane received. */
    private place: unknown,
  ) {}

  /** The next events, or none after a while. Null if the next events are no longer kept here. */
  async next(limit: number, { ms, hurry }: Patience): Promise<Page | null> {
    const until = performance.now() + ms;
    for (;;) {
      if (this.stream.over || this.at < this.stream.first) return null;
      const there = this.stream.from(this.at, limit);
      this.at += there.length;
      // A lane that was ahead of this stream has received some of them already.
      const entries = there.filter(({ token }) => isBehind(token, this.place));
      if (there.length === 0 && isBehind(this.stream.place, this.place)) this.place = this.stream.place;
      if (entries.length > 0) this.place = entries.at(-1)!.token;
      const left = until - performance.now();
      if (entries.length > 0 || left <= 0 || hurry?.()) return { entries, token: this.place };
      if (there.length > 0) continue;
      await within(left, this.stream.more(), hurry && ((wake) => passedHere.onWaiter(wake, this.lane)));
    }
  }
}

/** A stream with its recent events. */
class Stream {
  over = false;
  /** The number of the oldest event that is kept. */
  first = 0;
  private readonly kept: Entry[] = [];
  private asked: Promise<void> | null = null;
  private askedAt = -Infinity;
  private closed: Promise<void> | null = null;

  constructor(
    private readonly tail: Tail,
    /** The resume token after the events that are no longer kept. */
    private floor: unknown,
    /** The resume token after everything that was read. */
    public place: unknown,
    private readonly signal: AbortSignal,
  ) {}

  from(at: number, limit: number): Entry[] {
    return this.kept.slice(at - this.first, at - this.first + limit);
  }

  /**
   * The number of the event after a resume token. -1 if it is not kept or is in the older half of the kept events.
   */
  behind(place: unknown): number {
    if (dataOf(place) === null || isBehind(this.floor, place)) return -1;
    const index = this.kept.findLastIndex(({ token }) => !isBehind(token, place)) + 1;
    return this.kept.length - index > sharing.kept / 2 ? -1 : this.first + index;
  }

  /** Reads on, once for all waiting lanes. */
  more(): Promise<void> {
    return (this.asked ??= this.read().finally(() => (this.asked = null)));
  }

  end(): Promise<void> {
    this.over = true;
    return (this.closed ??= this.tail.close());
  }

  private async read(): Promise<void> {
    try {
      const rest = this.askedAt + reading.ms - performance.now();
      if (rest > 0 && !passedHere.hasWaiters()) await passedHere.waiterComes(rest, this.signal);
      this.askedAt = performance.now();
      const { entries, token } = await this.tail.next(Math.min(PAGE_SIZE, sharing.kept), this.signal);
      this.kept.push(...entries);
      this.place = token;
      const gone = this.kept.splice(0, Math.max(0, this.kept.length - sharing.kept));
      this.first += gone.length;
      this.floor = gone.at(-1)?.token ?? this.floor;
    } catch (error) {
      void this.end();
      throw error;
    }
  }
}

/** The part of a resume token that orders it: hexadecimal, and sorted like the log by the server. */
const dataOf = (place: unknown): string | null => {
  const data = (place as { _data?: unknown } | null | undefined)?._data;
  return typeof data === 'string' ? data : null;
};

/** Whether the first resume token is after the second. */
const isBehind = (a: unknown, b: unknown): boolean => (dataOf(a) ?? '') > (dataOf(b) ?? '');
