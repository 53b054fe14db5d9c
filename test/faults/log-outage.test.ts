import mongoose, { mongo, type ClientSession, type Types } from 'mongoose';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { transact } from '../../src/events/transact.js';
import { endLeftTransactions } from '../../src/events/undertaker.js';
import { DomainEventModel } from '../../src/models/system/domain-event.js';
import { closeLogDatabase, effects, emptyLog, openLogDatabase, postCreated } from '../events/database.js';
import { connectionLost, fail, heal, notPrimary, replyLost } from '../events/fail-point.js';
import { done, emit, placed, recordingLane, runLanes, stopRunners } from '../events/lanes.js';

beforeAll(openLogDatabase);
afterAll(closeLogDatabase);
beforeEach(emptyLog);
afterEach(async () => {
  await stopRunners();
  await heal();
});

describe('a transaction', () => {
  const losses: [string, number, object][] = [
    ['the connection was lost at its commit', 1, connectionLost],
    ['the connection was lost at its commit again and again', 6, connectionLost],
    ['the answer to its commit was lost', 1, replyLost],
    ['the answer to its commit was lost again and again', 6, replyLost],
  ];
  for (const [what, times, how] of losses) {
    it(`is there once, and known to be, after ${what}`, async () => {
      const ctx = { commits: [] as Types.ObjectId[] };
      await fail('commitTransaction', times, how);
      await transact(ctx, async (tx) => {
        await effects().insertOne({ row: 1 }, { session: tx.session });
        tx.emit('post.created', postCreated());
      });
      expect(await effects().countDocuments()).toBe(1);
      expect(await DomainEventModel.distinct('_id')).toEqual(ctx.commits);
      expect(ctx.commits).toHaveLength(1);
    });
  }

  it('says so when it can not be known at the deadline whether it is there', async () => {
    await fail('commitTransaction', 10_000, connectionLost);
    const ctx = { commits: [] as Types.ObjectId[] };
    const lost = transact(ctx, async (tx) => tx.emit('post.created', postCreated()), { deadlineMs: 500 });
    await expect(lost).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.stringContaining('not known'),
    });
    expect(ctx.commits).toEqual([]);
    await heal();
    // The server still has the transaction and would for a minute; the leader's undertaker ends it before.
    expect(await endLeftTransactions(mongoose.connection, 1)).toBe(1);
    expect(await DomainEventModel.countDocuments()).toBe(0);
  });

  it('runs again when the server aborted it after its commit was lost without a label of the driver', async () => {
    vi.spyOn(mongo.ClientSession.prototype, 'withTransaction').mockImplementationOnce(async function (
      this: ClientSession,
      work,
      options,
    ) {
      this.startTransaction(options);
      await work(this);
      await vi.waitUntil(async () => (await endLeftTransactions(mongoose.connection, 1)) > 0);
      throw new mongo.MongoNetworkError('connection 7 to 127.0.0.1 closed');
    });
    let runs = 0;
    await transact(null, async (tx) => {
      runs++;
      await effects().insertOne({ row: 1 }, { session: tx.session });
      tx.emit('post.created', postCreated());
    });
    expect(runs).toBe(2);
    expect(await effects().countDocuments()).toBe(1);
    expect(await DomainEventModel.countDocuments()).toBe(1);
  });

  it('runs again when an election interrupts it', async () => {
    await fail('insert', 2, notPrimary);
    await transact(null, async (tx) => {
      await effects().insertOne({ row: 1 }, { session: tx.session });
      tx.emit('post.created', postCreated());
    });
    expect(await effects().countDocuments()).toBe(1);
    expect(await DomainEventModel.countDocuments()).toBe(1);
  });
});

describe('transactions that lose their connections at the same moment', () => {
  const ways: [string, string, (session: ClientSession, row: number) => Promise<unknown>][] = [
    [
      'a write',
      'update',
      (session, row) => effects().updateOne({ row }, { $set: { row } }, { session, upsert: true }),
    ],
    ['a write of several', 'insert', (session, row) => effects().insertMany([{ row }], { session })],
  ];
  for (const [what, command, write] of ways) {
    it(`all run again where that is at ${what}`, async () => {
      const rows = Array.from({ length: 12 }, (_, row) => row);
      await fail(command, rows.length, connectionLost);
      const outcomes = await Promise.allSettled(
        rows.map((row) => transact(null, async ({ session }) => void (await write(session, row)))),
      );
      expect(outcomes.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []))).toEqual([]);
      expect((await effects().distinct('row')).sort((a, b) => a - b)).toEqual(rows);
    });
  }
});

describe('at the deadline a transaction says what was in the way', () => {
  it('a database that is away', async () => {
    await fail('insert', 10_000, notPrimary);
    const refused = transact(null, async (tx) => tx.emit('post.created', postCreated()), { deadlineMs: 300 });
    await expect(refused).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.stringContaining('nothing was saved'),
      extensions: { retryAfter: 1 },
    });
  });

  it('somebody else who changes the same thing', async () => {
    await effects().insertOne({ row: 1 });
    await transact(null, async ({ session }) => {
      await effects().updateOne({ row: 1 }, { $set: { by: 'one' } }, { session });
      const refused = transact(
        null,
        (tx) => effects().updateOne({ row: 1 }, { $set: { by: 'two' } }, { session: tx.session }),
        { deadlineMs: 300 },
      );
      await expect(refused).rejects.toMatchObject({
        code: 'RATE_LIMITED',
        message: expect.stringContaining('Too many others'),
      });
    });
  });
});

describe('a lane', () => {
  it('reads the log itself when its place has left the oplog, as the server then says', async () => {
    const recovered = vi.fn();
    const first = await runLanes([recordingLane('a')]);
    await first.passed('a', await emit('passed'));
    await placed('a');
    await first.stop();
    await emit('missed');
    await fail('getMore', 1, { errorCode: 286 });
    const second = await runLanes([recordingLane('a')], { metrics: { recovered } });
    await second.passed('a', await emit('new'));
    expect(await done('a')).toEqual(['passed', 'missed', 'new']);
    await vi.waitFor(() => expect(recovered).toHaveBeenCalledTimes(1));
  });

  const troubles: [string, string, object][] = [
    ['its stream breaks', 'getMore', connectionLost],
    ['its stream is interrupted by an election', 'getMore', { errorCode: 189 }],
    ['its stream is forgotten by the server', 'getMore', { errorCode: 43 }],
    ['its commits break', 'commitTransaction', connectionLost],
    ['the answers to its commits are lost', 'commitTransaction', replyLost],
    ['its effects are interrupted by an election', 'insert', notPrimary],
  ];
  for (const [what, command, how] of troubles) {
    it(`brings each effect once, in order, while ${what}`, async () => {
      const runner = await runLanes([recordingLane('a', { batchSize: 3 })]);
      await runner.passed('a', await emit('first'));
      const labels = Array.from({ length: 10 }, (_, n) => String(n));
      const ids = await emit(...labels);
      await fail(command, 4, how);
      ids.push(...(await emit('last')));
      await runner.passed('a', ids);
      expect(await done('a')).toEqual(['first', ...labels, 'last']);
    });
  }
});
