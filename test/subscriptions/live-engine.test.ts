import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  ENDED,
  HINDERED,
  Hub,
  UNSEEN,
  type Sink,
  type Subscriber,
} from '../../src/subscriptions/live/index.js';
import { outages } from '../../src/subscriptions/live/subscriber.js';
import { memoryTopics } from '../../src/subscriptions/memory-topics.js';
import { take, wordStream, type Word } from './word-stream.js';

describe('the live engine', () => {
  let topics: ReturnType<typeof memoryTopics>;
  let hub: Hub;
  let words: ReturnType<typeof wordStream>;
  beforeEach(() => {
    topics = memoryTopics();
    hub = new Hub(topics);
    words = wordStream();
  });
  const join = (after: number | null = null) => hub.join(words.stream, { channel: 'c', after }, null);
  const tell = (word: string) => topics.publish('notifications', 'c', words.write(word));

  it('tells what comes from now on, once and in order, to however many listen, with one reading', async () => {
    words.write('before');
    const all = await Promise.all(Array.from({ length: 20 }, () => join()));
    await tell('a');
    await tell('b');
    for (const one of all) expect(await take(one, 2)).toEqual(['a', 'b']);
    expect(words.state.reads).toBeLessThanOrEqual(2);
    expect(words.state.heads).toBeLessThanOrEqual(2);
  });

  describe('a signal that brings its entry along', () => {
    const publish = (signal: Parameters<typeof topics.publish<'notifications'>>[2]) =>
      topics.publish('notifications', 'c', signal);
    const bring = (word: string) => publish(words.bring(word));

    it('is told without a reading where it is the next, and once, whoever else tells of it', async () => {
      words.write('before');
      const [one, other] = [await join(), await join()];
      for (const word of ['a', 'b']) await bring(word);
      await publish({ seq: 3, unread: 0 });
      await publish({ seq: 3, unread: 1 });
      await publish({ seq: 2, unread: 1 });
      for (const who of [one, other]) expect(await take(who, 2)).toEqual(['a', 'b']);
      await bring('c');
      for (const who of [one, other]) expect(await take(who, 1)).toEqual(['c']);
      expect(words.state.reads).toBe(0);
    });

    it('is told in its turn where several come while one is being told', async () => {
      const one = await join();
      const all = ['a', 'b', 'c', 'd', 'e'];
      for (const signal of all.map((word) => words.bring(word))) void publish(signal);
      expect(await take(one, 5)).toEqual(all);
      expect(words.state.reads).toBe(0);
    });

    it('is read with what is missing before it, and what is late is not told again', async () => {
      const one = await join();
      await bring('a');
      expect(await take(one, 1)).toEqual(['a']);
      const late = words.bring('b');
      await bring('c');
      expect(await take(one, 2)).toEqual(['b', 'c']);
      await publish(late);
      await bring('d');
      expect(await take(one, 1)).toEqual(['d']);
      expect(words.state.reads).toBe(1);
    });

    it('is not missed by one who is behind, even where the database does not know of it yet', async () => {
      for (let n = 1; n <= 5; n++) words.write(`w${n}`);
      const live = await join();
      words.state.known = 5;
      await bring('w6');
      expect(await take(live, 1)).toEqual(['w6']);
      const behind = take(await join(3), 3);
      await expect.poll(() => words.state.reads).toBeGreaterThan(1);
      words.state.known = Infinity;
      expect(await behind).toEqual(['w4', 'w5', 'w6']);
    });

    it('is not told to whom the database knows nothing about, until it answers', async () => {
      const one = await join();
      words.state.audience = () => {
        words.state.audience = () => 'all';
        throw new Error('the database is away');
      };
      await bring('a');
      await bring('b');
      expect(await take(one, 2)).toEqual(['a', 'b']);
      expect(words.state.reads).toBeGreaterThan(0);
    });

    it('is not taken for told where the database that is asked does not show it yet', async () => {
      const one = await join();
      words.state.known = 0;
      words.state.audience = ({ seq }) => (seq! > words.state.known ? UNSEEN : 'all');
      await bring('a');
      await expect.poll(() => words.state.reads).toBeGreaterThan(0);
      words.state.known = Infinity;
      await bring('b');
      expect(await take(one, 2)).toEqual(['a', 'b']);
    });

    it('is read where nobody was told what is before it', async () => {
      const one = await join();
      await bring('a');
      await one.return();
      const again = await join(0);
      await bring('b');
      expect(await take(again, 2)).toEqual(['a', 'b']);
    });
  });

  describe('an entry that an outage keeps from being made', () => {
    const usual = { ...outages };
    beforeEach(() => void Object.assign(outages, { againMs: 1, most: 40 }));
    afterEach(() => void Object.assign(outages, usual));

    /** Hands a subscription to a socket, so to speak; `hindered` says what can't be made, each time that it is tried. */
    function run(subscriber: Subscriber<Word>, hindered: (word: string) => boolean, shareKey: string | null) {
      const told: string[] = [];
      const sink: Sink<Word> = {
        ...{ shareKey, full: false, context: () => null as never, drained: async () => undefined },
        make: async ({ word }) => (hindered(word) ? HINDERED : word),
        send: (made) => void told.push(made as string),
      };
      const ended = subscriber.run(sink).catch((error: unknown) => error);
      return { told, ended };
    }

    it.each(['same', null])('comes later, once and in order (what is made for all: %s)', async (shareKey) => {
      const left = new Map([
        ['a', 3],
        ['c', 5],
      ]);
      const hindered = (word: string): boolean => {
        left.set(word, (left.get(word) ?? 0) - 1);
        return left.get(word)! >= 0;
      };
      const all = [await join(), await join()].map((one) => run(one, hindered, shareKey));
      for (const word of ['a', 'b', 'c', 'd']) await tell(word);
      for (const { told } of all) await expect.poll(() => told).toEqual(['a', 'b', 'c', 'd']);
    });

    it('is told only to whom it would be told then', async () => {
      let tries = 0;
      const hindered = (word: string): boolean => {
        if (word !== 'secret' || tries++ > 0) return false;
        words.state.audience = (entry) => (entry.word === 'secret' ? null : 'all');
        return true;
      };
      const { told } = run(await join(), hindered, null);
      for (const word of ['secret', 'after']) await tell(word);
      await expect.poll(() => told).toEqual(['after']);
    });

    it('is made again where it has no number and is a count to look at', async () => {
      const left = new Map([['-1', 2]]);
      const hindered = (word: string): boolean => {
        left.set(word, (left.get(word) ?? 0) - 1);
        return left.get(word)! >= 0;
      };
      const { told } = run(await join(), hindered, null);
      await topics.publish('notifications', 'c', { seq: -1, unread: -1 });
      await expect.poll(() => told).toEqual(['-1']);
    });

    it('ends the subscription where that does not pass', async () => {
      outages.most = 3;
      const { told, ended } = run(await join(), () => true, null);
      await tell('a');
      expect(await ended).toMatchObject({ extensions: { code: 'UNAVAILABLE', retryAfter: 1 } });
      expect(told).toEqual([]);
    });
  });

  it('replays what a cursor missed, then goes on live', async () => {
    for (let n = 1; n <= 250; n++) words.write(`w${n}`);
    const one = await join(20);
    const rest = take(one, 233);
    for (const word of ['x', 'y', 'z']) await tell(word);
    expect(await rest).toEqual([...Array.from({ length: 230 }, (_, n) => `w${n + 21}`), 'x', 'y', 'z']);
  });

  it('hears of what no signal told when it sweeps', async () => {
    const one = await join();
    const next = take(one, 1);
    words.write('silent');
    await hub.sweep();
    expect(await next).toEqual(['silent']);
  });

  it('tells a cursor that is too old, or from the future, to fetch anew', async () => {
    for (let n = 1; n <= 9; n++) words.write(`w${n}`);
    words.state.lostBelow = 5;
    const [old, wrong] = [await join(3), await join(77)];
    expect([await take(old, 1), await take(wrong, 1)]).toEqual([['RESYNC'], ['RESYNC']]);
    await tell('next');
    expect([await take(old, 1), await take(wrong, 1)]).toEqual([['next'], ['next']]);
  });

  it('believes a cursor that a new primary does not know yet, and tells nothing twice', async () => {
    for (let n = 1; n <= 5; n++) words.write(`w${n}`);
    let asked = 0;
    const behind: typeof words.stream = {
      ...words.stream,
      heads: async (ids) => (asked++ < 2 ? new Map([['c', 3]]) : words.stream.heads(ids)),
    };
    const one = await hub.join(behind, { channel: 'c', after: 5 }, null);
    await tell('next');
    expect(await take(one, 1)).toEqual(['next']);
  });

  it('lets nobody wait for one that does not read, who gets everything all the same', async () => {
    const [slow, quick] = [await join(), await join()];
    const told = Array.from({ length: 700 }, (_, n) => `w${n}`);
    for (const word of told) {
      await tell(word);
      expect(await take(quick, 1)).toEqual([word]);
    }
    expect(await take(slow, 700)).toEqual(told);
  });

  it('misses nothing while a new primary knows less than what was told already', async () => {
    for (let n = 1; n <= 5; n++) words.write(`w${n}`);
    const live = await join();
    words.state.known = 3;
    const resumed = await join(1);
    const [news, rest] = [take(live, 2), take(resumed, 6)];
    await tell('a');
    await tell('b');
    await expect.poll(() => words.state.reads).toBeGreaterThan(4);
    words.state.known = Infinity;
    await hub.sweep();
    expect(await news).toEqual(['a', 'b']);
    expect(await rest).toEqual(['w2', 'w3', 'w4', 'w5', 'a', 'b']);
  });

  it('passes over nothing of a stream without holes, however long a new primary knows less than was told', async () => {
    const gapless: typeof words.stream = { ...words.stream, gapless: true };
    const joinGapless = (after: number | null) => hub.join(gapless, { channel: 'c', after }, null);
    for (let n = 1; n <= 5; n++) words.write(`w${n}`);
    await joinGapless(null);
    words.state.known = 3;
    const rest = take(await joinGapless(1), 4);
    // More often than it is looked for who may be waiting for what is gone.
    await expect.poll(() => words.state.reads).toBeGreaterThan(7);
    words.state.known = Infinity;
    expect(await rest).toEqual(['w2', 'w3', 'w4', 'w5']);
  });

  it('tells those whose entries have no number to look again when topics are heard again', async () => {
    const resumed = new Set<() => void>();
    const torn = new Hub({ ...topics, onResume: (on) => void resumed.add(on) });
    const looking: typeof words.stream = {
      ...words.stream,
      lookAgain: (channel) => ({ seq: null, word: `look again at ${channel}` }),
    };
    const [one, other] = [
      await torn.join(looking, { channel: 'c', after: null }, null),
      await torn.join(words.stream, { channel: 'c', after: null }, null),
    ];
    const [next, numbered] = [take(one, 1), take(other, 1)];
    resumed.forEach((on) => on());
    expect(await next).toEqual(['look again at c']);
    words.write('silent');
    resumed.forEach((on) => on());
    expect(await numbered).toEqual(['silent']);
  });

  it('goes on where it was when the database was away', async () => {
    const one = await join();
    words.state.failing = 2;
    await tell('late');
    expect(await take(one, 1)).toEqual(['late']);
  });

  it('ends a subscription whose viewer may listen no more, behind what it may still hear', async () => {
    const one = await join();
    words.state.audience = ({ word }) => (word === 'secret' ? null : word === 'removed' ? ENDED : 'all');
    for (const word of ['a', 'secret', 'b', 'removed', 'c']) await tell(word);
    expect(await take(one, 2)).toEqual(['a', 'b']);
    await expect(one.next()).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await one.next()).toEqual({ done: true, value: undefined });
    expect(hub.size).toBe(0);
  });

  it('merges unnumbered changes that wait', async () => {
    const one = await join();
    for (let n = 1; n <= 5; n++) await topics.publish('notifications', 'c', { seq: n, unread: -1 });
    await nextTurn();
    expect(await take(one, 1)).toEqual(['5']);
  });

  it('forgets a channel that nobody listens to', async () => {
    const one = await join();
    const waiting = one.next();
    expect(hub.size).toBe(1);
    await one.return();
    expect(await waiting).toEqual({ done: true, value: undefined });
    expect(hub.size).toBe(0);
  });
});
