import mongoose from 'mongoose';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { passBatch } from '../../src/events/batch.js';
import { claimLane } from '../../src/events/claim.js';
import { FenceLost } from '../../src/events/failure.js';
import { DomainEventModel } from '../../src/models/system/domain-event.js';
import { EventBatchModel } from '../../src/models/system/event-batch.js';
import { EventCheckpointModel } from '../../src/models/system/event-checkpoint.js';
import { LeaseModel } from '../../src/models/system/lease.js';
import type { DomainEvent } from '../../src/events/types.js';
import { closeLogDatabase, effects, emptyLog, openLogDatabase } from '../events/database.js';
import { done, emit, gate, recordingLane, runLanes, stopRunners } from '../events/lanes.js';

beforeAll(openLogDatabase);
afterAll(closeLogDatabase);
beforeEach(emptyLog);
afterEach(stopRunners);

const endLease = () => LeaseModel.updateOne({ _id: 'events' }, { expiresAt: new Date(0) });

describe('two gateways', () => {
  it('have one leader, and effects come once', async () => {
    const runners = await Promise.all([1, 2, 3].map(() => runLanes([recordingLane('a')])));
    expect(runners.filter((runner) => runner.leading)).toHaveLength(1);
    const ids = (await Promise.all(['1', '2', '3', '4'].map((label) => emit(label)))).flat();
    await runners[0]!.passed('a', ids);
    expect((await done('a')).sort()).toEqual(['1', '2', '3', '4']);
  });

  it('hand the lead over at once when the leader stops', async () => {
    const first = await runLanes([recordingLane('a')], { leaseMs: 60_000 });
    const second = await runLanes([recordingLane('a')], { leaseMs: 60_000 });
    expect([first.leading, second.leading]).toEqual([true, false]);
    const stopped = performance.now();
    await first.stop();
    await second.passed('a', await emit('x'));
    expect(performance.now() - stopped).toBeLessThan(30_000);
    expect(second.leading).toBe(true);
  });

  it('go on when the lease itself is lost: fences still only grow', async () => {
    const first = await runLanes([recordingLane('a')], { leaseMs: 300 });
    await endLease();
    await first.passed('a', await emit('1'));
    const before = (await EventCheckpointModel.findById('a').lean())!.fence;
    await LeaseModel.deleteMany({});
    await vi.waitFor(async () => expect(await LeaseModel.countDocuments()).toBe(1));
    await first.passed('a', await emit('2'));
    expect(await done('a')).toEqual(['1', '2']);
    expect((await EventCheckpointModel.findById('a').lean())!.fence).toBeGreaterThan(before);
  });
});

describe('a stolen lease', () => {
  it("aborts the transaction that the stale leader is in the middle of; the new leader's effects stand", async () => {
    const held = gate();
    const lane = recordingLane('a');
    const stale = await runLanes([
      {
        ...lane,
        async handle(events, tx) {
          await effects().insertMany(
            events.map((event) => ({ lane: 'stale', event: event._id, label: 'stale' })),
            { session: tx.session },
          );
          await held.wait();
        },
      },
    ]);
    const ids = await emit('x');
    await held.reached;
    await endLease();
    const fresh = await runLanes([lane]);
    await fresh.passed('a', ids);
    held.open();
    await vi.waitFor(() => expect(stale.leading).toBe(false));
    expect(fresh.leading).toBe(true);
    expect(await done('a')).toEqual(['x']);
    expect(await done('stale')).toEqual([]);
    expect(await EventBatchModel.countDocuments({ lane: 'a', ids: ids[0] })).toBe(1);
  });

  it('leaves a lower fence nothing to match: no effect, no batch, no place moved', async () => {
    await emit('x');
    const events = (await DomainEventModel.find().lean()) as unknown as DomainEvent[];
    const { connection } = mongoose;
    const session = await connection.startSession();
    const lane = recordingLane('a');
    await claimLane(connection, session, 'a', 7);
    const place = await EventCheckpointModel.findById('a').lean();
    const stale = passBatch(session, { lane, fence: 6, events, token: { _data: 'stale' }, suspect: false });
    await expect(stale).rejects.toBeInstanceOf(FenceLost);
    await expect(claimLane(connection, session, 'a', 6)).rejects.toBeInstanceOf(FenceLost);
    expect(await EventCheckpointModel.findById('a').lean()).toEqual(place);
    expect(await done('a')).toEqual([]);
    await passBatch(session, { lane, fence: 7, events, suspect: false });
    expect(await done('a')).toEqual(['x']);
    await session.endSession();
  });
});
