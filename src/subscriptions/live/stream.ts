import type { Viewer } from '../../auth/viewer.js';
import type { TopicKind, Topics } from '../../events/topics.js';
import type { Context } from '../../loaders/context.js';

/** An entry of a stream. `seq` null: sent once to current subscribers (typing, presence), never replayed. */
export interface Entry {
  readonly seq: number | null;
  /** The last entry of its channel; the subscription completes after it. */
  readonly final?: boolean;
}

/** The viewer no longer has access; the subscription completes with NOT_FOUND. */
export const ENDED = Symbol('the viewer may listen no more');

/**
 * The subject of the entry is not visible in the database. If the entry came with its signal, the queried database
 * may be a stale primary that does not know it yet; then the log is read. Otherwise the subject no longer exists and
 * nothing is sent.
 */
export const UNSEEN = Symbol('not to be seen');

/** A key (equal keys may share one result), null (this entry is not sent), ENDED, or UNSEEN. */
export type Audience = string | null | typeof ENDED | typeof UNSEEN;

/**
 * The content of a signal: a number to catch up to, possibly with its entry; an unnumbered entry; or a change, of
 * which several waiting ones are merged into the last.
 */
export type Signal<E> = { upTo: number; brought?: E } | { entry: E } | { changed: E };

/**
 * A stream: its data is in the database, its topic carries signals. Numbers of a channel begin at 1, increase, and
 * become visible in order (a reader who sees 5 sees everything below); gaps are allowed. Read with read concern
 * `majority`, because an entry that a failover reverts must not have been sent.
 */
export interface LiveStream<K extends TopicKind, E extends Entry> {
  readonly topic: K;
  /** The last number of each of some channels, in one command. Channels without any may be omitted. */
  heads(channels: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Entries after `after`, in order, at most `limit`. 'lost' if some of them are no longer kept. */
  read(channel: string, after: number, limit: number): Promise<E[] | 'lost'>;
  signal(message: Topics[K]): Signal<E>;
  /**
   * The audience of each viewer, in their order, in one batch with a bounded number of commands. `ctx` is a new
   * context of the first viewer, whose entry may be executed in it, so that loaded data is reused.
   */
  audiences(
    channel: string,
    entry: E,
    viewers: readonly (Viewer | null)[],
    ctx: Context,
  ): Promise<Audience[]>;
  /**
   * The same for the viewer of a new context and several entries, by the rules themselves: for few subscribers, whose
   * entries may be executed in it, and for resumed cursors. Without it, `audiences` is called per entry.
   */
  toldTo?(ctx: Context, channel: string, entries: readonly E[]): Promise<Audience[]>;
  /** The entry that tells a client that its cursor is too old: refetch, then resume from `head`. */
  resync(head: number): E;
  /**
   * Whether numbers have no gaps: if the last sent numbers are not found, the queried database does not know them
   * yet, and they are not skipped. In other streams a missing number may belong to a deleted row.
   */
  readonly gapless?: true;
  /** The entry that replaces unnumbered changes whose signals may have been lost during an outage. */
  lookAgain?(channel: string): E;
}

/** The members of a stream with unnumbered entries only: `{ ...unnumbered, topic, signal, audiences }`. */
export const unnumbered = {
  heads: async (): Promise<ReadonlyMap<string, number>> => new Map(),
  read: async (): Promise<never[]> => [],
  resync(): never {
    throw new Error('A stream without numbers has no cursors.');
  },
};

/** The last number of one channel. 0 if there is none. */
export async function headOf(heads: LiveStream<TopicKind, Entry>['heads'], channel: string): Promise<number> {
  return (await heads([channel])).get(channel) ?? 0;
}

/** The channel and the start of an authorised subscription. */
export interface Opening {
  channel: string;
  /** The number in the client's cursor (`decodeSeq`). Null: only later entries. */
  after: number | null;
}
