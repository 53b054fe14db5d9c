import mongoose from 'mongoose';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Lane } from '../../src/events/lane.js';
import { LeaseModel } from '../../src/models/system/lease.js';
import { closeLogDatabase, effects, emptyLog, openLogDatabase } from './database.js';
import { emit, labelOf, runLanes, stopRunners } from './lanes.js';
import { partition, partitionOf } from './partitions.js';

beforeAll(openLogDatabase);
afterAll(closeLogDatabase);
beforeEach(async () => {
  await emptyLog();
  await counts().deleteMany({});
});
afterEach(stopRunners);

const counts = () => mongoose.connection.collection<{ _id: string; n: number }>('test_counts');

/** Counts its events by person, and all of them in one document that both leaders change. */
const counting = (lane: string): Lane => ({
  name: lane,
  async handle(events, { session }) {
    const rows = events.map((event) => ({ lane, event: event._id, label: labelOf(event) }));
    await effects().insertMany(rows, { session });
    for (const _id of [...rows.map(({ label }) => label.split(' ')[0]!), ...rows.map(() => 'all')])
      await counts().updateOne({ _id }, { $inc: { n: 1 } }, { upsert: true, session });
  },
});

const LEADERS = 2;
const personOf = (label: string): string => label.split(' ')[0]!;
const lanesOf = (which: number) => [
  partition(counting('counting'), (event) => personOf(labelOf(event)), which, LEADERS),
];
const lead = (which: number) => runLanes(lanesOf(which), { lease: `events:${which}` });

describe('a prototype: two leaders, each with the lanes of half of the people', () => {
  const people = Array.from({ length: 12 }, (_, n) => `person${n}`);
  const ROUNDS = 12;

  it('count exactly and in order, while one of them is replaced in the middle', async () => {
    expect(new Set(people.map((person) => partitionOf(person, LEADERS)))).toEqual(new Set([0, 1]));
    const [first, second] = [await lead(0), await lead(1)];
    expect([first.leading, second.leading]).toEqual([true, true]);
    const standby = await lead(0);
    expect(standby.leading).toBe(false);

    const ids = [];
    for (let round = 0; round < ROUNDS; round++) {
      const committed = await Promise.all(people.map((person) => emit(`${person} ${round}`)));
      ids.push(...committed.flat());
      // As for a leader that was frozen: it still believes that it leads.
      if (round === ROUNDS / 2)
        await LeaseModel.collection.updateOne({ _id: 'events:0' } as object, {
          $set: { expiresAt: new Date(0) },
        });
    }
    await vi.waitFor(() => expect(standby.leading).toBe(true), { timeout: 20_000 });
    await Promise.all([standby.passed('counting:0/2', ids), second.passed('counting:1/2', ids)]);

    const sums = Object.fromEntries((await counts().find().toArray()).map(({ _id, n }) => [_id, n]));
    expect(sums).toEqual({
      all: people.length * ROUNDS,
      ...Object.fromEntries(people.map((person) => [person, ROUNDS])),
    });
    const labels = (await effects().find().sort({ _id: 1 }).toArray()).map((row) => row['label'] as string);
    for (const person of people)
      expect(labels.filter((label) => personOf(label) === person)).toEqual(
        Array.from({ length: ROUNDS }, (_, round) => `${person} ${round}`),
      );
  });
});
