import mongoose, { Types } from 'mongoose';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { retireLane, sweepLog } from '../../src/events/retention.js';
import { DomainEventModel } from '../../src/models/system/domain-event.js';
import { EventBatchModel } from '../../src/models/system/event-batch.js';
import { EventCheckpointModel } from '../../src/models/system/event-checkpoint.js';
import { closeLogDatabase, emptyLog, openLogDatabase } from './database.js';
import { emit, recordingLane, runLanes, stopRunners } from './lanes.js';

beforeAll(openLogDatabase);
afterAll(closeLogDatabase);
beforeEach(emptyLog);
afterEach(stopRunners);

const DAY_MS = 24 * 60 * 60 * 1_000;
const retentionMs = 7 * DAY_MS;
const { connection } = mongoose;
const sweep = (...lanes: string[]) => sweepLog(connection, { lanes, retentionMs });

/** The id of something that was made so many days ago. */
const idOf = (daysAgo: number) => {
  const id = Types.ObjectId.createFromTime(Math.floor((Date.now() - daysAgo * DAY_MS) / 1_000)).toHexString();
  return new Types.ObjectId(id.slice(0, 8) + new Types.ObjectId().toHexString().slice(8));
};

async function event(daysAgo: number): Promise<Types.ObjectId> {
  const _id = idOf(daysAgo);
  const at = _id.getTimestamp();
  await DomainEventModel.collection.insertOne({ _id, type: 'post.created', at, actor: null, data: {} });
  return _id;
}

const passed = (lane: string, daysAgo: number, ...ids: Types.ObjectId[]) =>
  EventBatchModel.collection.insertOne({ _id: idOf(daysAgo), lane, ids, at: new Date() });

const marked = async () => (await DomainEventModel.distinct('_id', { expireAt: { $ne: null } })).map(String);

describe('retention', () => {
  it('marks old events that every lane has passed, and no others', async () => {
    const [both, onlyA, none, young] = [await event(9), await event(9), await event(30), await event(6)];
    await passed('a', 6, both, onlyA, young);
    await passed('b', 6, both, young);
    // The database removes what is marked within a second, so what is left is as telling as the mark.
    expect(await sweep('a', 'b')).toEqual({ events: 1, batches: 0 });
    expect(await marked()).not.toContain(String(none));
    expect(
      await DomainEventModel.countDocuments({ _id: { $in: [onlyA, none, young] }, expireAt: null }),
    ).toBe(3);
  });

  it('waits for lanes that have a place in the log but that this gateway does not know', async () => {
    const old = await event(9);
    await passed('a', 8, old);
    await EventCheckpointModel.collection.insertOne({ _id: 'newer' as never, fence: 1 });
    expect(await sweep('a')).toMatchObject({ events: 0 });
    await retireLane('newer');
    expect(await sweep('a')).toMatchObject({ events: 1 });
  });

  it('lets the database delete what is marked', async () => {
    const old = await event(9);
    await passed('a', 8, old);
    await sweep('a');
    await vi.waitFor(async () => expect(await DomainEventModel.countDocuments()).toBe(0), {
      timeout: 90_000,
      interval: 200,
    });
  }, 100_000);

  it('keeps a batch as long as one of its events, however old it is', async () => {
    const left = await event(40);
    await passed('a', 40, idOf(41), left);
    await passed('a', 40, idOf(41));
    await passed('a', 7.5, idOf(8));
    expect(await sweep('a', 'b')).toEqual({ events: 0, batches: 1 });
    expect(await EventBatchModel.countDocuments({ ids: left })).toBe(1);
  });

  it('is done by the leader, and what a stuck lane has not passed stays', async () => {
    const never = new Promise<void>(() => undefined);
    const metrics = { swept: vi.fn() };
    const stuck = recordingLane('stuck', { handle: () => Promise.race([never, aborted.promise]) });
    const runner = await runLanes([recordingLane('a'), stuck], { retentionMs: -2_000, sweepMs: 20, metrics });
    const ids = await emit('x');
    await runner.passed('a', ids);
    await vi.waitFor(() => expect(metrics.swept.mock.calls.length).toBeGreaterThan(3));
    expect(metrics.swept.mock.calls.every(([events]) => events === 0)).toBe(true);
    aborted.release();
    await vi.waitFor(() => expect(metrics.swept).toHaveBeenCalledWith(1));
  });
});

/** Ends the stuck handler, so that the runner can stop. */
const aborted = (() => {
  let release!: () => void;
  const promise = new Promise<void>((resolve) => (release = resolve));
  return { promise, release };
})();
