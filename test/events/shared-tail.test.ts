import mongoose, { type mongo } from 'mongoose';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Lane } from '../../src/events/lane.js';
import { reading } from '../../src/events/pacing.js';
import { SharedTail, sharing, type Seat } from '../../src/events/shared-tail.js';
import { Tail } from '../../src/events/tail.js';
import { transact } from '../../src/events/transact.js';
import type { DomainEvent } from '../../src/events/types.js';
import {
  closeLogDatabase,
  countCommands,
  effects,
  emptyLog,
  openLogDatabase,
  postCreated,
} from './database.js';
import { done, emit, gate, labelOf, placed, recordingLane, runLanes, stopRunners } from './lanes.js';

beforeAll(openLogDatabase);
afterAll(closeLogDatabase);
beforeEach(emptyLog);
afterEach(stopRunners);
const usual = { kept: sharing.kept, ms: reading.ms };
afterEach(() => {
  sharing.kept = usual.kept;
  reading.ms = usual.ms;
});

const NAMES = ['a', 'b', 'c', 'd', 'e'];
const LOG = 'domain_events';
const asksForMore = (command: mongo.Document, name: string) =>
  name === 'getMore' && command.collection === LOG;
const opens = (command: mongo.Document, name: string) =>
  name === 'aggregate' && '$changeStream' in (command.pipeline as object[])[0]!;

/** Lanes that remember the very objects that they were given. */
function watchedLanes(names: string[]) {
  const seen = new Map<string, DomainEvent[]>(names.map((name) => [name, []]));
  const lanes = names.map((name): Lane => {
    const lane = recordingLane(name);
    return {
      ...lane,
      handle(events, tx) {
        seen.get(name)!.push(...events);
        return lane.handle(events, tx);
      },
    };
  });
  const given = (label: string) =>
    names.map((name) => seen.get(name)!.findLast((event) => labelOf(event) === label)!);
  return { lanes, given };
}

const allSame = (objects: object[]): boolean => objects.every((one) => one === objects[0]);

/** Emits until all lanes are given the same objects: from then on they read together. */
async function together(emitOne: (label: string) => Promise<void>, given: (label: string) => object[]) {
  for (let n = 0; n < 20; n++) {
    const label = `until ${(told += 1)}`;
    await emitOne(label);
    if (allSame(given(label))) return;
  }
  throw new Error('The lanes never came together.');
}
let told = 0;

describe('the lanes of a leader', () => {
  it('read the log together: one question for each page, each event deserialised once', async () => {
    reading.ms = 0;
    const { lanes, given } = watchedLanes(NAMES);
    const runner = await runLanes(lanes);
    const emitOne = async (label: string) => {
      const ids = await emit(label);
      await Promise.all(NAMES.map((name) => runner.passed(name, ids)));
    };
    await together(emitOne, given);
    const [asked, opened] = [countCommands(asksForMore), countCommands(opens)];
    for (let n = 0; n < 20; n++) await emitOne(`${n}`);
    asked.stop();
    opened.stop();
    for (let n = 0; n < 20; n++) expect(allSame(given(`${n}`))).toBe(true);
    // Lanes ask in advance; a question that a second brought nothing to is asked again.
    expect(asked.n).toBeLessThan(40);
    expect(opened.n).toBe(0);
  });

  it('go on while one of them is stuck on poison, which loses nothing and comes along again', async () => {
    const [watched, held] = [watchedLanes(['a', 'b', 'stuck']), gate()];
    const lanes = watched.lanes.map((lane): Lane => ({
      ...lane,
      async handle(events, tx) {
        await lane.handle(events, tx);
        if (lane.name !== 'stuck' || !events.some((event) => labelOf(event) === 'poison')) return;
        await held.wait();
        throw new Error('indigestible');
      },
    }));
    const runner = await runLanes(lanes);
    await emit('before', 'poison', 'after');
    await held.reached;
    const later = await emit('later');
    await Promise.all(['a', 'b'].map((name) => runner.passed(name, later)));
    expect(await done('stuck')).toEqual([]);
    held.open();
    await runner.passed('stuck', later);
    expect(await done('stuck')).toEqual(['before', 'after', 'later']);
    expect(await done('a')).toEqual(['before', 'poison', 'after', 'later']);
    await together(async (label) => {
      const ids = await emit(label);
      await Promise.all(lanes.map(({ name }) => runner.passed(name, ids)));
    }, watched.given);
  });

  it('leave behind who is too slow, who then reads alone, loses nothing, doubles nothing, and joins again', async () => {
    sharing.kept = 4;
    const [{ lanes, given }, held] = [watchedLanes(['fast', 'slow']), gate()];
    const [fast, slow] = lanes as [Lane, Lane];
    const waiting: Lane = {
      ...slow,
      batchSize: 3,
      async handle(events, tx) {
        if (events.some((event) => labelOf(event) === 'stop')) await held.wait();
        await slow.handle(events, tx);
      },
    };
    const runner = await runLanes([fast, waiting]);
    const both = (ids: mongoose.Types.ObjectId[]) =>
      Promise.all(['fast', 'slow'].map((name) => runner.passed(name, ids)));
    await together(async (label) => void (await both(await emit(label))), given);
    await emit('stop');
    await held.reached;
    for (let n = 0; n < 20; n++) await runner.passed('fast', await emit(`${n}`, `${n}'`));
    const opened = countCommands(opens);
    held.open();
    const last = await emit('last');
    await both(last);
    opened.stop();
    expect(opened.n).toBeGreaterThan(0);
    await together(async (label) => void (await both(await emit(label))), given);
    const passed = await done('slow');
    expect(passed).toEqual(await done('fast'));
    expect(new Set(passed).size).toBe(passed.length);
  });

  it('lose and double nothing when the lead changes in the middle', async () => {
    const lanes = () => NAMES.map((name) => recordingLane(name, { batchSize: 3 }));
    const first = await runLanes(lanes());
    for (const name of NAMES) await placed(name);
    const second = await runLanes(lanes());
    const storm = Promise.all(Array.from({ length: 90 }, (_, n) => emit(`${n}`)));
    await vi.waitFor(async () => expect(await effects().countDocuments()).toBeGreaterThan(20), {
      timeout: 15_000,
    });
    await first.stop();
    const ids = (await storm).flat();
    await Promise.all(NAMES.map((name) => second.passed(name, ids)));
    const passed = await done('a');
    expect(new Set(passed).size).toBe(90);
    for (const name of NAMES) expect(await done(name)).toEqual(passed);
  });

  it('read on when their stream is cut off', async () => {
    let cursor: mongo.Long | undefined;
    const watching = countCommands((command, name) => {
      if (asksForMore(command, name)) cursor = command.getMore as mongo.Long;
      return false;
    });
    const { lanes, given } = watchedLanes(['a', 'b']);
    const runner = await runLanes(lanes);
    const both = async (label: string) => {
      const ids = await emit(label);
      await Promise.all(['a', 'b'].map((name) => runner.passed(name, ids)));
    };
    await together(both, given);
    for (let n = 0; n < 3; n++) {
      await mongoose.connection.db!.command({ killCursors: LOG, cursors: [cursor] });
      await both(`${n}`);
    }
    watching.stop();
    for (const name of ['a', 'b'])
      expect((await done(name)).filter((label) => !label.startsWith('until'))).toEqual(['0', '1', '2']);
  });
});

describe('a lane that joins', () => {
  const place = (n: number) => ({ _data: `82${String(n).padStart(4, '0')}` });
  const entry = (n: number) => ({ event: n as never, token: place(n), clusterTime: null as never });
  /** A stream that brings these, and then nothing. */
  function streamOf(...numbers: number[]): Tail {
    const next = async (limit: number) => {
      const entries = numbers.splice(0, limit).map(entry);
      return { entries, token: entries.at(-1)?.token ?? place(99) };
    };
    return { next, close: async () => undefined } as unknown as Tail;
  }
  const shared = () => new SharedTail(new AbortController().signal);
  const read = async (seat: Seat | null, limit = 10) =>
    (await seat!.next(limit, { ms: 1_000 }))?.entries.map(({ event }) => event as unknown as number);

  it('gets what lies behind its place, neither more nor less, also where it was further than the others', async () => {
    reading.ms = 0;
    const tail = shared();
    const first = tail.found('first', streamOf(6, 7, 8, 9), place(4), place(5));
    const ahead = tail.join('ahead', place(7));
    expect(await read(first, 2)).toEqual([6, 7]);
    expect(await read(first)).toEqual([8, 9]);
    expect(await read(ahead)).toEqual([8, 9]);
    expect(await read(tail.join('late', place(4)))).toEqual([6, 7, 8, 9]);
    expect(await read(tail.join('later', place(8)))).toEqual([9]);
  });

  it('is turned away where something behind its place is gone, or would be soon, or there is nothing to go by', async () => {
    [reading.ms, sharing.kept] = [0, 4];
    const tail = shared();
    expect(tail.join('early', place(5))).toBeNull();
    expect(tail.found('strange', streamOf(), {}, {})).toBeNull();
    const first = tail.found('first', streamOf(6, 7, 8, 9, 10, 11), place(5), place(5));
    const slow = tail.join('slow', place(5));
    expect(tail.join('before', place(4))).toBeNull();
    expect(await read(first)).toEqual([6, 7, 8, 9]);
    expect(await read(first)).toEqual([10, 11]);
    expect(await slow!.next(10, { ms: 1_000 })).toBeNull();
    expect(tail.join('gone', place(6))).toBeNull();
    expect(tail.join('nearly', place(8))).toBeNull();
    expect(await read(tail.join('near', place(9)))).toEqual([10, 11]);
    expect(tail.join('strange', { other: 1 })).toBeNull();
  });
});

describe('the places of the stream', () => {
  it('sort like the log, within large transactions too', async () => {
    const session = await mongoose.startSession();
    await mongoose.connection.db!.command({ ping: 1 }, { session });
    const tail = await Tail.open(mongoose.connection, { startAtOperationTime: session.operationTime! });
    const many = 300;
    await transact(null, async (tx) => {
      for (let n = 0; n < many; n++) tx.emit('post.created', postCreated(`${n}`));
    });
    await Promise.all(Array.from({ length: 20 }, () => emit('x', 'y')));
    const places: string[] = [(tail.startToken as { _data: string })._data];
    const [signal, whole] = [new AbortController().signal, many + 40];
    for (let read = 0; read < whole;) {
      const page = await tail.next(70, signal);
      read += page.entries.length;
      for (const token of [...page.entries.map((entry) => entry.token), page.token])
        places.push((token as { _data: string })._data);
    }
    await tail.close();
    await session.endSession();
    expect(places).toEqual([...places].sort());
    expect(new Set(places).size).toBeGreaterThan(whole);
  });
});
