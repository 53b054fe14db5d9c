import type { Topics } from '../../src/events/topics.js';
import type { Audience, Entry, LiveStream } from '../../src/subscriptions/live/index.js';

/** A word that somebody is told. */
export type Word = Entry & { word: string };

/** A stream over an array: what it holds is the truth, and a test decides whether anybody is told. */
export function wordStream() {
  const log: Word[] = [];
  const state = {
    known: Infinity,
    reads: 0,
    heads: 0,
    lostBelow: 0,
    failing: 0,
    audience: (_entry: Word): Audience => 'all',
  };
  const stream: LiveStream<'notifications', Word> = {
    topic: 'notifications',
    async heads(channels) {
      state.heads += 1;
      return new Map(channels.map((channel) => [channel, log.at(-1)?.seq ?? 0]));
    },
    async read(_channel, after, limit) {
      state.reads += 1;
      if (state.failing-- > 0) throw new Error('the database is away');
      if (after < state.lostBelow) return 'lost';
      return log.filter(({ seq }) => seq! > after && seq! <= state.known).slice(0, limit);
    },
    signal({ seq, unread }) {
      if (unread < 0) return { changed: { seq: null, word: String(seq) } };
      return unread > 0 ? { upTo: seq, brought: { ...log[seq - 1]! } } : { upTo: seq };
    },
    audiences: async (_channel, entry, viewers) => viewers.map(() => state.audience(entry)),
    resync: (head) => ({ seq: head, word: 'RESYNC' }),
  };
  /** Makes a word true; what is answered is the signal that would tell of it. */
  const write = (word: string): Topics['notifications'] => {
    log.push({ seq: log.length + 1, word });
    return { seq: log.length, unread: 0 };
  };
  /** The same with a signal that brings the word along. */
  const bring = (word: string): Topics['notifications'] => ({ ...write(word), unread: 1 });
  return { stream, write, bring, state, log };
}

/** The next words of a subscription. */
export async function take(source: AsyncIterator<Word>, count: number): Promise<string[]> {
  const taken: string[] = [];
  while (taken.length < count) taken.push(((await source.next()).value as Word).word);
  return taken;
}
