import mongoose from 'mongoose';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { retryDeadLetters } from '../../src/events/dead-letters.js';
import type { Lane } from '../../src/events/lane.js';
import { DeadLetterModel } from '../../src/models/system/dead-letter.js';
import { EventBatchModel } from '../../src/models/system/event-batch.js';
import { closeLogDatabase, effects, emptyLog, openLogDatabase } from './database.js';
import { done, emit, labelOf, recordingLane, runLanes, stopRunners } from './lanes.js';

beforeAll(openLogDatabase);
afterAll(closeLogDatabase);
beforeEach(emptyLog);
afterEach(stopRunners);

const { connection } = mongoose;

/** A lane that writes its effects and then fails, so that a failure that isn't rolled back shows. */
function choking(poison: Set<string>, tries: string[] = []): Lane {
  const lane = recordingLane('a');
  return {
    ...lane,
    async handle(events, tx) {
      await lane.handle(events, tx);
      for (const label of events.map(labelOf)) {
        if (events.length === 1) tries.push(label);
        if (poison.has(label)) throw new TypeError(`can't digest ${label}`);
      }
    },
  };
}

describe('an event that a lane cannot digest', () => {
  it('is found by halves, tried thrice, put aside with its error, and the others go on in order', async () => {
    const tries: string[] = [];
    const runner = await runLanes([choking(new Set(['3', '11']), tries), recordingLane('b')]);
    const labels = Array.from({ length: 16 }, (_, n) => String(n));
    const ids = await emit(...labels);
    await Promise.all([runner.passed('a', ids), runner.passed('b', ids)]);
    expect(await done('a')).toEqual(labels.filter((label) => label !== '3' && label !== '11'));
    expect(await done('b')).toEqual(labels);
    expect(tries.filter((label) => label === '3')).toHaveLength(3);
    const letters = await DeadLetterModel.find().sort({ _id: 1 }).lean();
    expect(letters).toMatchObject([
      { lane: 'a', stage: 'handle', error: "can't digest 3", attempts: 3, event: { _id: ids[3] } },
      { lane: 'a', stage: 'handle', error: "can't digest 11", attempts: 3, event: { _id: ids[11] } },
    ]);
    expect(letters[0]!.stack).toContain('TypeError');
    expect(await EventBatchModel.countDocuments({ lane: 'a', ids: ids[3] })).toBe(1);
  });

  it('takes effect once when it is tried again by two at the same time, after the cause is mended', async () => {
    const poison = new Set(['x']);
    const lane = choking(poison);
    const runner = await runLanes([lane]);
    await runner.passed('a', await emit('x', 'y'));
    expect(await retryDeadLetters({ connection, lanes: [lane] })).toMatchObject({
      done: 0,
      failed: [{ lane: 'a', error: "can't digest x" }],
    });
    expect(await DeadLetterModel.findOne().lean()).toMatchObject({ attempts: 4 });
    expect(await done('a')).toEqual(['y']);
    poison.clear();
    const retry = () => retryDeadLetters({ connection, lanes: [lane], lane: 'a' });
    await Promise.all([retry(), retry()]);
    expect(await done('a')).toEqual(['y', 'x']);
    expect(await DeadLetterModel.countDocuments()).toBe(0);
  });

  it('is put aside too when it is the publishing that fails, without its effects being repeated', async () => {
    const published: string[] = [];
    let mended = false;
    const lane = recordingLane('a', {
      async afterCommit(events) {
        if (!mended && events.some((event) => labelOf(event) === 'x')) throw new Error('unpublishable');
        published.push(...events.map(labelOf));
      },
    });
    await runLanes([lane]);
    await emit('w', 'x', 'y');
    await vi.waitFor(() => expect(published).toEqual(['w', 'y']));
    expect(await DeadLetterModel.findOne().lean()).toMatchObject({
      stage: 'afterCommit',
      error: 'unpublishable',
    });
    mended = true;
    expect(await retryDeadLetters({ connection, lanes: [lane] })).toEqual({ done: 1, failed: [] });
    expect(published).toEqual(['w', 'y', 'x']);
    expect(await done('a')).toEqual(['w', 'x', 'y']);
    expect(await effects().countDocuments()).toBe(3);
  });
});
