import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { DomainEventModel } from '../../src/models/system/domain-event.js';
import { EventCheckpointModel } from '../../src/models/system/event-checkpoint.js';
import { closeLogDatabase, effects, emptyLog, openLogDatabase } from '../events/database.js';
import { done, emit, gate, recordingLane, runLanes, stopRunners } from '../events/lanes.js';

beforeAll(openLogDatabase);
afterAll(closeLogDatabase);
beforeEach(emptyLog);
afterEach(stopRunners);

const place = async () => (await EventCheckpointModel.findById('a').lean())?.token as { _data: string };
const setPlace = (token: unknown) => EventCheckpointModel.updateOne({ _id: 'a' }, { token });

/** The same token with its time, which stands at its beginning, in 2001: before anything the oplog has. */
const longAgo = (token: { _data: string }) => ({
  ...token,
  _data: `${token._data.slice(0, 2)}3A4FC880${token._data.slice(10)}`,
});

describe('duplicate delivery', () => {
  it('of everything, the place having been set back: effects stay once', async () => {
    const first = await runLanes([recordingLane('a')]);
    await first.passed('a', await emit('0'));
    await first.passed('a', await emit('1'));
    const back = await place();
    for (const label of ['2', '3']) await first.passed('a', await emit(label, `${label}'`));
    await first.stop();
    await setPlace(back);
    const second = await runLanes([recordingLane('a')]);
    await second.passed('a', await emit('4'));
    expect(await done('a')).toEqual(['0', '1', '2', "2'", '3', "3'", '4']);
    expect(await effects().countDocuments()).toBe(7);
  });
});

describe('a place that has left the oplog', () => {
  /** A lane that has passed two events and missed three. */
  async function behind() {
    const first = await runLanes([recordingLane('a')]);
    await vi.waitFor(async () => expect(await place()).toBeTruthy());
    await first.passed('a', await emit('passed 1'));
    await first.passed('a', await emit('passed 2'));
    await first.stop();
    for (const label of ['missed 1', 'missed 2', 'missed 3']) await emit(label);
  }

  async function recovers() {
    const recovered = vi.fn();
    const second = await runLanes([recordingLane('a', { batchSize: 2 })], { metrics: { recovered } });
    await second.passed('a', await emit('new'));
    expect(await done('a')).toEqual(['passed 1', 'passed 2', 'missed 1', 'missed 2', 'missed 3', 'new']);
    await vi.waitFor(() => expect(recovered).toHaveBeenCalledTimes(1));
  }

  it('costs nothing: what was not passed is found in the log, in order, and what was is left alone', async () => {
    await behind();
    await setPlace(longAgo(await place()));
    await recovers();
    await vi.waitFor(async () => expect((await place())._data).not.toContain('3A4FC880'));
  });

  it('is what a damaged place is taken for', async () => {
    await behind();
    await setPlace({ _data: 'nonsense' });
    await recovers();
  });

  it('loses no event that is committed while the log is compared, and takes none twice', async () => {
    const labels = Array.from({ length: 30 }, (_, n) => `before ${n}`);
    for (const label of labels) await emit(label);
    const held = gate();
    const lane = recordingLane('a', { batchSize: 5 });
    let held1 = false;
    const runner = await runLanes([
      {
        ...lane,
        async handle(events, tx) {
          if (!held1) {
            held1 = true;
            await held.wait();
          }
          await lane.handle(events, tx);
        },
      },
    ]);
    await held.reached;
    const during = (await Promise.all(Array.from({ length: 20 }, (_, n) => emit(`during ${n}`)))).flat();
    held.open();
    await runner.passed('a', during);
    const all = await done('a');
    expect(all.slice(0, 30)).toEqual(labels);
    expect(all).toHaveLength(50);
    expect(new Set(all).size).toBe(50);
  });

  it('survives the log being dropped under it', async () => {
    const runner = await runLanes([recordingLane('a')]);
    await runner.passed('a', await emit('1'));
    await DomainEventModel.collection.drop();
    await DomainEventModel.createCollection();
    await DomainEventModel.createIndexes();
    await runner.passed('a', await emit('2'));
    expect(await done('a')).toEqual(['1', '2']);
  });
});
