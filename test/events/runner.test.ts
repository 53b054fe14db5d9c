import mongoose, { Types, type mongo } from 'mongoose';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { laneOf, type Reactor } from '../../src/events/lane.js';
import { holding } from '../../src/events/pacing.js';
import { settled } from '../../src/events/settled.js';
import { DomainEventModel } from '../../src/models/system/domain-event.js';
import { EventBatchModel } from '../../src/models/system/event-batch.js';
import { EventCheckpointModel } from '../../src/models/system/event-checkpoint.js';
import { closeLogDatabase, effects, emptyLog, openLogDatabase } from './database.js';
import { done, emit, gate, labelOf, placed, recordingLane, runLanes, stopRunners } from './lanes.js';

beforeAll(openLogDatabase);
afterAll(closeLogDatabase);
beforeEach(emptyLog);
afterEach(stopRunners);

const labels = (count: number) => Array.from({ length: count }, (_, n) => String(n));

describe('a lane', () => {
  it('passes events in the order of their commits, each once', async () => {
    const runner = await runLanes([recordingLane('a')]);
    let last = await emit('first');
    for (const label of labels(40)) last = await emit(label, `${label}'`);
    await runner.passed('a', last);
    expect(await done('a')).toEqual(['first', ...labels(40).flatMap((label) => [label, `${label}'`])]);
  });

  it('takes what is there in batches of its size, greedily', async () => {
    const sizes: number[] = [];
    const held = gate();
    const lane = recordingLane('a', { batchSize: 16 });
    const runner = await runLanes([
      {
        ...lane,
        async handle(events, tx) {
          sizes.push(events.length);
          if (sizes.length === 1) await held.wait();
          await lane.handle(events, tx);
        },
      },
    ]);
    await emit('0');
    await held.reached;
    const all = await Promise.all(labels(50).map((label) => emit(label)));
    held.open();
    await runner.passed('a', all.flat());
    expect(sizes).toEqual([1, 16, 16, 16, 2]);
  });

  it('lets events from which nothing follows wait for company, not for ever, and in their order', async () => {
    let concerned = false;
    const sizes: number[] = [];
    const read = gate();
    let asked = 0;
    const concerns = () => {
      if ((asked += 1) === 2) void read.wait();
      return concerned;
    };
    const lane = recordingLane('patient', { concerns });
    // A lane that has a place reads on from there; a new one looks through the log first.
    const before = await runLanes([lane]);
    await placed('patient');
    await before.passed('patient', await emit('0'));
    await before.stop();
    asked = 0;
    const runner = await runLanes([
      {
        ...lane,
        handle(events, tx) {
          sizes.push(events.length);
          return lane.handle(events, tx);
        },
      },
    ]);
    const usual = holding.ms;
    holding.ms = 60_000;
    try {
      await emit('1');
      await emit('2');
      await read.reached;
      concerned = true;
      await runner.passed('patient', await emit('3'));
    } finally {
      holding.ms = usual;
    }
    concerned = false;
    await runner.passed('patient', await emit('4'));
    expect(await done('patient')).toEqual(['0', '1', '2', '3', '4']);
    expect(sizes).toEqual([3, 1]);
  });

  it('holds up no other lane while it is stuck', async () => {
    const held = gate();
    const stuck = recordingLane('stuck');
    const runner = await runLanes([
      { ...stuck, handle: (events, tx) => held.wait().then(() => stuck.handle(events, tx)) },
      recordingLane('free'),
    ]);
    const ids = await emit('x');
    await held.reached;
    await runner.passed('free', ids);
    expect(await done('stuck')).toEqual([]);
    held.open();
    await runner.passed('stuck', ids);
    expect(await done('stuck')).toEqual(['x']);
  });

  it('starts, the first time, at the beginning of the log', async () => {
    const ids = await emit('before', 'any lane');
    const runner = await runLanes([recordingLane('a')]);
    await runner.passed('a', ids);
    expect(await done('a')).toEqual(['before', 'any lane']);
  });

  it('goes on where it was after a restart, and a second lane added then takes the whole log', async () => {
    const first = await runLanes([recordingLane('a')]);
    await first.passed('a', await emit('1'));
    await first.stop();
    const ids = await emit('2');
    const second = await runLanes([recordingLane('a'), recordingLane('b')]);
    await Promise.all([second.passed('a', ids), second.passed('b', ids)]);
    expect(await done('a')).toEqual(['1', '2']);
    expect(await done('b')).toEqual(['1', '2']);
  });

  it('adds up counters over a batch and writes each document once', async () => {
    const counterId = new Types.ObjectId();
    await effects().insertOne({ _id: counterId, n: 0 });
    const writes: unknown[] = [];
    const bulkWrite: mongo.Collection['bulkWrite'] = (operations, options) => {
      writes.push(operations);
      return effects().bulkWrite(operations, options);
    };
    const counted = { collection: { bulkWrite } } as never;
    const count: Reactor = {
      name: 'count',
      on: {
        'post.created': (events, tx) => events.forEach(() => tx.inc(counted, counterId, { n: 1, m: 0 })),
      },
    };
    const nothing: Reactor = {
      name: 'nothing',
      on: { 'post.created': (_, tx) => void tx.inc(counted, new Types.ObjectId(), { n: 0 }) },
    };
    const runner = await runLanes([laneOf('a', [count, nothing])]);
    await runner.passed('a', await emit(...labels(30)));
    expect(await effects().findOne({ _id: counterId })).toEqual({ _id: counterId, n: 30 });
    expect(writes).toEqual([[{ updateOne: { filter: { _id: counterId }, update: { $inc: { n: 30 } } } }]]);
  });

  it('gives reactors their types in runs and keeps the order across types', async () => {
    const seen: string[] = [];
    const lane = laneOf('a', [
      {
        name: 'both',
        on: {
          'post.created': (events) => void seen.push(`created×${events.length}`),
          'post.deleted': (events) => void seen.push(`deleted×${events.length}`),
        },
      },
    ]);
    const event = (type: string) => ({ type }) as never;
    const batch = ['post.created', 'post.created', 'post.deleted', 'post.updated', 'post.created'].map(event);
    await lane.handle(batch, {} as never);
    expect(seen).toEqual(['created×2', 'deleted×1', 'created×1']);
  });

  it('retries when the database fails and does nothing twice', async () => {
    const lane = recordingLane('a');
    let failures = 0;
    const runner = await runLanes([
      {
        ...lane,
        async handle(events, tx) {
          await lane.handle(events, tx);
          if (failures++ < 3) throw new mongoose.mongo.MongoNetworkError('the connection broke');
        },
      },
    ]);
    await runner.passed('a', await emit('x', 'y'));
    expect(await done('a')).toEqual(['x', 'y']);
    expect(failures).toBe(4);
  });
});

describe('afterCommit', () => {
  it('follows the commit of the effects, in order', async () => {
    const seen: string[] = [];
    const runner = await runLanes([
      recordingLane('a', {
        async afterCommit(events) {
          const there = await effects().countDocuments({
            lane: 'a',
            event: { $in: events.map((event) => event._id) },
          });
          seen.push(...events.map((event) => `${labelOf(event)}:${there === events.length}`));
        },
      }),
    ]);
    await emit('1');
    await emit('2', '3');
    const last = await emit('4');
    await runner.passed('a', last);
    await vi.waitFor(() => expect(seen).toEqual(['1:true', '2:true', '3:true', '4:true']));
    await runner.stop();
    expect(await EventBatchModel.countDocuments({ unpublished: true })).toBe(0);
  });

  it('is repeated by the next leader when it may not have gone through', async () => {
    const held = gate();
    const first = await runLanes([
      recordingLane('a', {
        afterCommit: () => held.wait().then(() => Promise.reject(new Error('read ECONNRESET'))),
      }),
    ]);
    const ids = await emit('x');
    await held.reached;
    const stopped = first.stop();
    held.open();
    await stopped;
    const seen: string[] = [];
    const second = await runLanes([
      recordingLane('a', { afterCommit: async (events) => void seen.push(...events.map(labelOf)) }),
    ]);
    await second.passed('a', ids);
    await vi.waitFor(() => expect(seen).toEqual(['x']));
    expect(await done('a')).toEqual(['x']);
  });

  it('waits for what it publishes to, and loses nothing meanwhile', async () => {
    const seen: string[] = [];
    let outage = 3;
    const runner = await runLanes([
      recordingLane('a', {
        async afterCommit(events) {
          if (outage-- > 0) throw Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
          seen.push(...events.map(labelOf));
        },
      }),
    ]);
    await emit('1');
    await runner.passed('a', await emit('2'));
    await vi.waitFor(() => expect(seen).toEqual(['1', '2']));
  });
});

describe('settled', () => {
  it('is true at once without commits, true when the lane has passed them, here', async () => {
    expect(await settled({ commits: [] })).toBe(true);
    await runLanes([recordingLane('counters')]);
    const commits = await emit('x');
    expect(await settled({ commits }, { timeoutMs: 5_000 })).toBe(true);
    expect(await done('counters')).toEqual(['x']);
  });

  it('asks the batches when another process leads', async () => {
    const commits = await emit('x', 'y');
    const waiting = settled({ commits }, { timeoutMs: 5_000 });
    await EventBatchModel.collection.insertOne({ lane: 'counters', ids: commits, at: new Date() });
    expect(await waiting).toBe(true);
  });

  it('is false after its time, not later, and does not throw', async () => {
    const commits = await emit('x');
    const started = performance.now();
    expect(await settled({ commits }, { timeoutMs: 100 })).toBe(false);
    expect(performance.now() - started).toBeLessThan(5_000);
    const broken = vi.spyOn(EventBatchModel.collection, 'find').mockImplementation(() => {
      throw new Error('down');
    });
    expect(await settled({ commits }, { timeoutMs: 50 })).toBe(false);
    expect(broken).toHaveBeenCalled();
  });
});

describe('the runner', () => {
  it('refuses two lanes of one name', async () => {
    await expect(runLanes([recordingLane('a'), recordingLane('a')])).rejects.toThrow('share a name');
  });

  it('stops while lanes wait for events, without waiting itself', async () => {
    const runner = await runLanes([recordingLane('a')]);
    await runner.passed('a', await emit('x'));
    const asked = gate();
    const db = mongoose.connection.db!;
    const command = db.command.bind(db);
    vi.spyOn(db, 'command').mockImplementation((what, options) => {
      if (!('getMore' in what)) return command(what, options);
      // Never answered: the gate stays closed.
      return asked.wait().then(() => ({}));
    });
    await asked.reached;
    await runner.stop();
    expect(runner.leading).toBe(false);
  });

  it('tells its metrics', async () => {
    const metrics = { leading: vi.fn(), batch: vi.fn(), recovered: vi.fn() };
    const runner = await runLanes([recordingLane('a')], { metrics });
    await runner.passed('a', await emit('x', 'y'));
    await runner.stop();
    expect(metrics.leading.mock.calls).toEqual([[true], [false]]);
    expect(metrics.recovered).toHaveBeenCalledTimes(1);
    expect(metrics.batch).toHaveBeenCalledWith('a', 2, expect.any(Number), expect.any(Number));
  });

  it('holds the log together: every event in one batch of each lane', async () => {
    const runner = await runLanes([recordingLane('a'), recordingLane('b')]);
    const ids = (await Promise.all(labels(100).map((label) => emit(label)))).flat();
    await Promise.all([runner.passed('a', ids), runner.passed('b', ids)]);
    for (const lane of ['a', 'b']) {
      const batches = await EventBatchModel.find({ lane }).lean();
      expect(batches.flatMap((batch) => batch.ids.map(String)).sort()).toEqual(ids.map(String).sort());
      await vi.waitFor(async () => {
        expect(await EventCheckpointModel.findById(lane).lean()).toMatchObject({ token: expect.anything() });
      });
    }
    expect(await DomainEventModel.countDocuments()).toBe(100);
  });
});
