import mongoose, { type Types } from 'mongoose';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Lane } from '../../src/events/lane.js';
import type { LaneSurroundings } from '../../src/events/lane-runner.js';
import { Pace } from '../../src/events/pace.js';
import { holding, reading } from '../../src/events/pacing.js';
import { Publisher, unmarking } from '../../src/events/publisher.js';
import { SharedTail } from '../../src/events/shared-tail.js';
import type { DomainEvent } from '../../src/events/types.js';
import { DomainEventModel } from '../../src/models/system/domain-event.js';
import { EventBatchModel } from '../../src/models/system/event-batch.js';
import { closeLogDatabase, countCommands, emptyLog, openLogDatabase } from './database.js';
import { done, emit, labelOf, placed, recordingLane, runLanes, stopRunners } from './lanes.js';

beforeAll(openLogDatabase);
afterAll(closeLogDatabase);
beforeEach(emptyLog);
afterEach(stopRunners);
const usual = { reading: reading.ms, holding: holding.ms, unmarking: unmarking.afterMs };
afterEach(() => {
  [reading.ms, holding.ms, unmarking.afterMs] = [usual.reading, usual.holding, usual.unmarking];
});

/** Longer than any test: what comes sooner came for another reason. */
const NEVER = 600_000;

const batchesOf = (lane: string) => EventBatchModel.countDocuments({ lane });
/** Looks for itself, so nobody waits in the sense of the lane. */
const seen = (lane: string, ...labels: string[]) =>
  vi.waitFor(async () => expect(await done(lane)).toEqual(labels));

describe('a lane with a pace', () => {
  it('passes the first event at once, and lets a storm gather into one batch', async () => {
    const lane = recordingLane('paced', { paceMs: NEVER });
    const runner = await runLanes([lane]);
    await placed('paced');
    await emit('first');
    await seen('paced', 'first');
    const labels = Array.from({ length: 60 }, (_, n) => `${n}`);
    let last: Types.ObjectId[] = [];
    for (const label of labels) last = await emit(label);
    expect(await batchesOf('paced')).toBe(1);
    await runner.passed('paced', last);
    expect(await done('paced')).toEqual(['first', ...labels]);
    expect(await batchesOf('paced')).toBeLessThanOrEqual(3);
  });

  it('serves who waits for it at once, and not who waits for another', async () => {
    const runner = await runLanes([recordingLane('paced', { paceMs: NEVER }), recordingLane('other')]);
    await placed('paced');
    await emit('1');
    await seen('paced', '1');
    await runner.passed('other', await emit('2'));
    expect(await done('paced')).toEqual(['1']);
    await runner.passed('paced', await emit('3'));
    expect(await done('paced')).toEqual(['1', '2', '3']);
  });

  it('does not keep to it while it is behind by whole batches', async () => {
    await runLanes([recordingLane('paced', { paceMs: NEVER, batchSize: 5 })]);
    await placed('paced');
    const labels = Array.from({ length: 12 }, (_, n) => `${n}`);
    await emit(...labels);
    await seen('paced', ...labels);
  });

  it('rests the longer the longer a batch takes, up to a second, and only where it has a pace', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    try {
      const [paced, other] = [new Pace(100), new Pace(0)];
      for (const [took, left] of [
        [5, 95],
        [50, 200],
        [5_000, 1_000],
      ] as const) {
        for (const pace of [paced, other]) await pace.keep(async () => void vi.advanceTimersByTime(took));
        // The other one took as long.
        expect(paced.left).toBe(left - took);
        expect(other.left).toBe(0);
        vi.advanceTimersByTime(10_000);
        expect(paced.left).toBeLessThan(0);
      }
    } finally {
      vi.useRealTimers();
    }
  });

  it('stops without waiting for its pace', async () => {
    const runner = await runLanes([recordingLane('paced', { paceMs: NEVER })]);
    await placed('paced');
    await emit('1');
    await seen('paced', '1');
    await emit('2');
    await runner.stop();
    expect(runner.leading).toBe(false);
  });
});

describe('reading', () => {
  it('lets the log gather between two looks, and looks at once when somebody waits', async () => {
    const runner = await runLanes([recordingLane('a')]);
    await runner.passed('a', await emit('0'));
    await runner.passed('a', await emit('1'));
    reading.ms = NEVER;
    const asked = countCommands(
      (command, name) => name === 'getMore' && command.collection === 'domain_events',
    );
    for (let n = 2; n < 40; n++) await emit(`${n}`);
    expect(asked.n).toBeLessThanOrEqual(2);
    await runner.passed('a', await emit('40'));
    asked.stop();
    expect(await done('a')).toEqual(Array.from({ length: 41 }, (_, n) => `${n}`));
  });
});

describe('an event from which nothing follows', () => {
  it('is passed when somebody waits for it, and only then before its time', async () => {
    holding.ms = NEVER;
    const lane = recordingLane('patient', { concerns: () => false });
    const runner = await runLanes([lane, recordingLane('other')]);
    await placed('patient');
    const first = await emit('1');
    await runner.passed('other', await emit('2'));
    expect(await done('patient')).toEqual([]);
    await runner.passed('patient', first);
    expect((await done('patient'))[0]).toBe('1');
  });
});

describe('the marks of what was published', () => {
  const marked = () => EventBatchModel.countDocuments({ unpublished: true });

  /** What a lane has of a leader, without a leader. */
  function publisherOf(lane: Lane): Publisher {
    const { signal } = new AbortController();
    const around: LaneSurroundings = {
      ...{ connection: mongoose.connection, metrics: {}, fence: 1, signal, shared: new SharedTail(signal) },
      logger: { info: () => undefined, warn: () => undefined, error: () => undefined },
    };
    return new Publisher(lane, around);
  }

  async function published(publisher: Publisher, count: number): Promise<void> {
    for (let n = 0; n < count; n++) {
      const ids = await emit(`${n}`);
      const events = (await DomainEventModel.collection
        .find({ _id: { $in: ids } })
        .toArray()) as unknown as DomainEvent[];
      const { insertedId } = await EventBatchModel.collection.insertOne({
        ...{ lane: 'a', ids, at: new Date(), unpublished: true },
      });
      await publisher.publish(insertedId, events);
    }
  }

  it('go together, some time later or when the lane closes, by one command', async () => {
    unmarking.afterMs = NEVER;
    const publisher = publisherOf(recordingLane('a', { afterCommit: async () => undefined }));
    const updates = countCommands(
      (command, name) => name === 'update' && command.update === EventBatchModel.collection.collectionName,
    );
    await published(publisher, 12);
    expect(updates.n).toBe(0);
    expect(await marked()).toBe(12);
    await publisher.flush();
    expect(updates.n).toBe(1);
    expect(await marked()).toBe(0);
    await published(publisher, 1);
    await publisher.flush();
    expect(await publisher['unmarked']).toMatchObject({ modifiedCount: 1 });
    unmarking.afterMs = 1;
    await published(publisher, 1);
    await vi.waitFor(async () => expect(await marked()).toBe(0));
    updates.stop();
  });

  it('stay where a leader is killed, whose last batches the next one publishes again, in order', async () => {
    unmarking.afterMs = NEVER;
    const told: string[] = [];
    const lane = recordingLane('a', {
      afterCommit: async (events) => void told.push(...events.map(labelOf)),
    });
    const killed = publisherOf(lane);
    await published(killed, 3);
    await publisherOf(lane).finish();
    expect(told).toEqual(['0', '1', '2', '0', '1', '2']);
    expect(await marked()).toBe(0);
    await killed.flush();
  });
});
