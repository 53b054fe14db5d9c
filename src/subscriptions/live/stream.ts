import type { Viewer } from '../../auth/viewer.js';
import type { TopicKind, Topics } from '../../events/topics.js';
import type { Context } from '../../loaders/context.js';

/** One thing told by a stream. `seq` null: told once to who listens now (typing, presence), never replayed. */
export interface Entry {
  readonly seq: number | null;
}

/** The viewer may listen no more; the subscription completes with NOT_FOUND. */
export const ENDED = Symbol('the viewer may listen no more');

/**
 * What the entry is about is not to be seen. Where the entry came with its signal, the database that was asked may not know
 * of it yet, as a primary that others have taken for lost; then the log is read. Otherwise it is gone, and nobody is told.
 */
export const UNSEEN = Symbol('not to be seen');

/** A key (same key: the same answer may be shared), null: not told this entry, ENDED, or UNSEEN. */
export type Audience = string | null | typeof ENDED | typeof UNSEEN;

/**
 * What a signal says: a number to catch up to, and perhaps what happened under it; an unnumbered entry; or one of which
 * several waiting are merged into the last.
 */
export type Signal<E> = { upTo: number; brought?: E } | { entry: E } | { changed: E };

/**
 * A stream: its truth is in the database, its topic carries signals. Numbers of a channel begin at 1, grow, and are
 * visible in order (whoever sees 5 sees everything below); holes are fine. Read with read concern `majority`: an entry
 * that a failover takes back must not have been told.
 */
export interface LiveStream<K extends TopicKind, E extends Entry> {
  readonly topic: K;
  /** The last number given out in each of some channels, in one command; where there is none yet it may be left out. */
  heads(channels: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Entries behind `after`, in order, at most `limit`; 'lost' when some of them are no longer kept. */
  read(channel: string, after: number, limit: number): Promise<E[] | 'lost'>;
  signal(message: Topics[K]): Signal<E>;
  /**
   * For each viewer, in their order; one batch, so at most a few commands however many viewers there are. `ctx` is fresh and
   * the first viewer's, whose entry may be executed in it: what its loaders have brought then need not be loaded again.
   */
  audiences(
    channel: string,
    entry: E,
    viewers: readonly (Viewer | null)[],
    ctx: Context,
  ): Promise<Audience[]>;
  /**
   * The same for the viewer of a fresh context and any entries, by the rules themselves: asked where few listen, whose
   * entries may be executed in it, and where a cursor is resumed. Left out: `audiences` are asked entry by entry.
   */
  toldTo?(ctx: Context, channel: string, entries: readonly E[]): Promise<Audience[]>;
  /** The entry that tells a client that its cursor is too old: fetch anew, go on from `head`. */
  resync(head: number): E;
  /**
   * Numbers have no holes: where the last ones that were told are not found, the database that is asked does not know of them
   * yet, and nobody passes over them. Elsewhere they may be taken by what is gone.
   */
  readonly gapless?: true;
  /** What takes the place of unnumbered changes that no signal may have told, while topics could not be heard. */
  lookAgain?(channel: string): E;
}

/** What a stream has that only carries unnumbered entries: `{ ...unnumbered, topic, signal, audiences }`. */
export const unnumbered = {
  heads: async (): Promise<ReadonlyMap<string, number>> => new Map(),
  read: async (): Promise<never[]> => [],
  resync(): never {
    throw new Error('A stream without numbers has no cursors.');
  },
};

/** The last number given out in one channel; 0: none yet. */
export async function headOf(heads: LiveStream<TopicKind, Entry>['heads'], channel: string): Promise<number> {
  return (await heads([channel])).get(channel) ?? 0;
}

/** A subscriber that was let in: which channel, and from where on. */
export interface Opening {
  channel: string;
  /** The number of the client's cursor (`decodeSeq`); null: from now on. */
  after: number | null;
}
