import { within } from '../lib/wait.js';
import { passedHere } from './passed.js';
import { reading } from './pacing.js';
import type { Entry, Page, Tail } from './tail.js';

/** How much of the log is kept for lanes that are behind: so many events; an object, for tests to make it small. */
export const sharing = { kept: 2_000 };

const PAGE_SIZE = 500;

/** What a lane that holds events waits for at most, and what ends the waiting before: somebody waits for the events. */
export interface Patience {
  ms: number;
  hurry?: () => boolean;
}

/**
 * The end of the log, read once for all lanes of a leader: every event is asked for and deserialised once, however many
 * lanes there are. It is read when a lane wants more, so the fastest one sets the pace; what was read lately is kept for
 * the others. A lane that falls behind what is kept reads by itself (see lane-feed.ts) until it is near enough again.
 */
export class SharedTail {
  private stream: Stream | null = null;

  /** @param signal comes when the leadership ends */
  constructor(private readonly signal: AbortSignal) {}

  /**
   * The way on for a lane that a stream has brought to a place, if what comes behind the place is kept here and it is
   * not about to be overtaken. Exact: places of a change stream have an order, and a lane gets what lies behind its own.
   */
  join(lane: string, place: unknown): Seat | null {
    const at = this.stream?.over === false ? this.stream.behind(place) : -1;
    return at < 0 ? null : new Seat(lane, this.stream!, at, place);
  }

  /**
   * Makes the stream of a lane that has come to the end of the log everybody's, if there is none.
   * @param floor a place before this one with nothing between the two
   */
  found(lane: string, tail: Tail, floor: unknown, place: unknown): Seat | null {
    if (this.stream?.over === false || dataOf(place) === null) return null;
    this.stream = new Stream(tail, floor, place, this.signal);
    return this.join(lane, place);
  }

  /** Ends the stream; lanes that sit here still read by themselves from then on. */
  async close(): Promise<void> {
    await this.stream?.end();
  }
}

/** One lane's way along what is read for all. */
export class Seat {
  constructor(
    private readonly lane: string,
    private readonly stream: Stream,
    /** The number of the next event. */
    private at: number,
    /** The place behind all that the lane was given. */
    private place: unknown,
  ) {}

  /** The next events, or none after a while; null when what comes next is no longer to be had here. */
  async next(limit: number, { ms, hurry }: Patience): Promise<Page | null> {
    const until = performance.now() + ms;
    for (;;) {
      if (this.stream.over || this.at < this.stream.first) return null;
      const there = this.stream.from(this.at, limit);
      this.at += there.length;
      // A lane that came from further ahead has had some of them.
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

/** A stream with what it brought lately. */
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
    /** The place behind what is not kept any more. */
    private floor: unknown,
    /** The place behind all that was read. */
    public place: unknown,
    private readonly signal: AbortSignal,
  ) {}

  from(at: number, limit: number): Entry[] {
    return this.kept.slice(at - this.first, at - this.first + limit);
  }

  /** The number of the event behind a place; -1 when it isn't kept, or is among the older half of what is. */
  behind(place: unknown): number {
    if (dataOf(place) === null || isBehind(this.floor, place)) return -1;
    const index = this.kept.findLastIndex(({ token }) => !isBehind(token, place)) + 1;
    return this.kept.length - index > sharing.kept / 2 ? -1 : this.first + index;
  }

  /** Reads on, once for all who wait for it. */
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

/** What the order of places goes by: hexadecimal, made by the server such that it sorts like the log. */
const dataOf = (place: unknown): string | null => {
  const data = (place as { _data?: unknown } | null | undefined)?._data;
  return typeof data === 'string' ? data : null;
};

/** Whether the first place lies behind the second. */
const isBehind = (a: unknown, b: unknown): boolean => (dataOf(a) ?? '') > (dataOf(b) ?? '');
