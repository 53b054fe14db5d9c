import mongoose, { Types } from 'mongoose';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { transact } from '../../src/events/transact.js';
import { endLeftTransactions } from '../../src/events/undertaker.js';
import { DomainEventModel } from '../../src/models/system/domain-event.js';
import { closeLogDatabase, effects, emptyLog, openLogDatabase } from '../events/database.js';
import { done, emit, recordingLane, runLanes, stopRunners } from '../events/lanes.js';
import { LogChild } from './child.js';

beforeAll(openLogDatabase);
afterAll(closeLogDatabase);
beforeEach(emptyLog);
afterEach(stopRunners);
afterEach(() => LogChild.killAll());

const LEASE_MS = 1_500;
/** What starting, noticing and passing may take on a busy machine; far from the minute that the server would wait. */
const SLACK_MS = 4_000;

const effectsPerEvent = async () => {
  const counted = await effects()
    .aggregate<{ _id: Types.ObjectId; n: number }>([{ $group: { _id: '$event', n: { $sum: 1 } } }])
    .toArray();
  return new Map(counted.map(({ _id, n }) => [String(_id), n]));
};

describe('kill -9', () => {
  it('between commit and reactor loses nothing and doubles nothing', async () => {
    const child = new LogChild({ mode: 'emit', label: 'x' });
    await child.told((message) => message.acked !== undefined);
    await child.kill();
    const runner = await runLanes([recordingLane('a')]);
    await runner.passed('a', [new Types.ObjectId(child.acked[0])]);
    expect(await done('a')).toEqual(['x']);
  });

  it("inside a lane's transaction: another takes over within the lease, the half-done effects are gone", async () => {
    const child = new LogChild({ mode: 'lead', hold: true, leaseMs: LEASE_MS });
    await child.told((message) => message.leading === true);
    const ids = await emit('x');
    await child.told((message) => message.inside === true);
    const runner = await runLanes([recordingLane('a')], { leaseMs: LEASE_MS });
    expect(runner.leading).toBe(false);
    const killed = performance.now();
    await child.kill();
    await runner.passed('a', ids);
    expect(performance.now() - killed).toBeLessThan(LEASE_MS + SLACK_MS);
    expect(await done('a')).toEqual(['x']);
  });

  it('again and again at any point of a storm: each committed event takes effect exactly once', async () => {
    const acked = new Set<string>();
    for (let round = 0; round < 5; round++) {
      const child = new LogChild({ mode: 'storm', label: String(round), leaseMs: 300 });
      await child.told((message) => message.leading === true);
      await vi.waitFor(() => expect(child.acked.length).toBeGreaterThan(40 + 37 * round), {
        timeout: 15_000,
      });
      await child.kill();
      for (const id of child.acked) acked.add(id);
    }
    const runner = await runLanes([recordingLane('a')], { leaseMs: 300 });
    const logged = (await DomainEventModel.distinct('_id')) as Types.ObjectId[];
    await runner.passed('a', logged);
    const counted = await effectsPerEvent();
    expect([...acked].filter((id) => !counted.has(id))).toEqual([]);
    expect([...counted.keys()].sort()).toEqual(logged.map(String).sort());
    expect([...counted.values()].every((n) => n === 1)).toBe(true);
  }, 120_000);

  it("inside a user's transaction: what it locked is free again in seconds, not after the server's minute", async () => {
    await effects().insertOne({ _id: 'locked' as never, n: 0 });
    const child = new LogChild({ mode: 'open' });
    await child.told((message) => message.inside === true);
    await child.kill();
    const change = (tx: { session: mongoose.ClientSession }) =>
      effects().updateOne({ _id: 'locked' as never }, { $inc: { n: 10 } }, { session: tx.session });
    await expect(transact(null, change, { deadlineMs: 300 })).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    // A leader that is told to stop leaves it to the next one, and does not stay for it.
    expect(await endLeftTransactions(mongoose.connection, 200, AbortSignal.abort())).toBe(0);
    expect(await endLeftTransactions(mongoose.connection, 200)).toBeGreaterThan(0);
    await transact(null, change, { deadlineMs: 5_000 });
    expect(await effects().findOne({ _id: 'locked' as never })).toMatchObject({ n: 10 });
  });
});

describe('a leader that sleeps (SIGSTOP) while another takes over', () => {
  it('wakes up to find its transaction aborted, and its effects are not there twice', async () => {
    const child = new LogChild({ mode: 'lead', hold: true, leaseMs: 500 });
    await child.told((message) => message.leading === true);
    const ids = await emit('x', 'y');
    await child.told((message) => message.inside === true);
    child.signal('SIGSTOP');
    const runner = await runLanes([recordingLane('a')], { leaseMs: 500 });
    await runner.passed('a', ids);
    child.signal('SIGCONT');
    child.go();
    await child.told((message) => message.leading === false);
    expect(await done('a')).toEqual(['x', 'y']);
    expect(await effects().countDocuments({ by: { $exists: true } })).toBe(0);
    expect(runner.leading).toBe(true);
  });
});
