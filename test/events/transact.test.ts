import { Types, mongo } from 'mongoose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { transact } from '../../src/events/transact.js';
import { DomainEventModel } from '../../src/models/system/domain-event.js';
import { closeLogDatabase, effects, emptyLog, openLogDatabase, postCreated } from './database.js';

beforeAll(openLogDatabase);
afterAll(closeLogDatabase);
beforeEach(emptyLog);

const transient = () =>
  new mongo.MongoServerError({ message: 'conflict', code: 112, errorLabels: ['TransientTransactionError'] });

describe('transact', () => {
  it('writes rows and events together and tells the request their ids', async () => {
    const ctx = { commits: [] as Types.ObjectId[] };
    const actor = new Types.ObjectId();
    const data = postCreated();
    await transact(ctx, async (tx) => {
      await effects().insertOne({ row: 1 }, { session: tx.session });
      tx.emit('post.created', data, actor);
      expect(ctx.commits).toEqual([]);
    });
    const [event] = await DomainEventModel.find().lean();
    expect(event).toMatchObject({ _id: ctx.commits[0], type: 'post.created', actor, data });
    expect(await effects().countDocuments()).toBe(1);
  });

  it('leaves nothing behind, row or event, when the work fails', async () => {
    const ctx = { commits: [] as Types.ObjectId[] };
    const failed = transact(ctx, async (tx) => {
      await effects().insertOne({ row: 1 }, { session: tx.session });
      tx.emit('post.created', postCreated());
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    expect(await effects().countDocuments()).toBe(0);
    expect(await DomainEventModel.countDocuments()).toBe(0);
    expect(ctx.commits).toEqual([]);
  });

  it('starts every run with no events, so a retry does not emit twice', async () => {
    const ctx = { commits: [] as Types.ObjectId[] };
    let runs = 0;
    await transact(ctx, async (tx) => {
      tx.emit('post.created', postCreated());
      await effects().insertOne({ row: 1 }, { session: tx.session });
      if (++runs < 3) throw transient();
    });
    expect(runs).toBe(3);
    expect(await effects().countDocuments()).toBe(1);
    expect(await DomainEventModel.distinct('_id')).toEqual(ctx.commits);
    expect(ctx.commits).toHaveLength(1);
  });

  it('keeps 20 writers of one document apart and loses none', async () => {
    await effects().insertOne({ _id: 'hot' as never, n: 0 });
    await Promise.all(
      Array.from({ length: 20 }, () =>
        transact(null, async (tx) => {
          const row = await effects().findOne({ _id: 'hot' as never }, { session: tx.session });
          await effects().updateOne(
            { _id: 'hot' as never },
            { $set: { n: row!.n + 1 } },
            { session: tx.session },
          );
        }),
      ),
    );
    expect(await effects().findOne({ _id: 'hot' as never })).toMatchObject({ n: 20 });
  });

  it('ends a storm of conflicts at the deadline, in an error that says to try again', async () => {
    const started = performance.now();
    const stormy = transact(null, () => Promise.reject(transient()), { deadlineMs: 400 });
    await expect(stormy).rejects.toMatchObject({ code: 'RATE_LIMITED', extensions: { retryAfter: 1 } });
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it('ends at the deadline when a command is what takes so long', async () => {
    const slow = transact(
      null,
      async (tx) => {
        const $where = 'function () { sleep(5000); return true; }';
        await effects().insertOne({ row: 1 }, { session: tx.session });
        await effects().findOne({ $where }, { session: tx.session });
      },
      { deadlineMs: 300 },
    );
    await expect(slow).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(await effects().countDocuments()).toBe(0);
  });

  it('runs once more after a duplicate key, which a race of upserts may end in, and only once', async () => {
    const duplicate = () => new mongo.MongoServerError({ message: 'E11000', code: 11000 });
    let runs = 0;
    await transact(null, async () => {
      if (++runs === 1) throw duplicate();
    });
    expect(runs).toBe(2);
    runs = 0;
    const real = transact(null, async () => {
      runs += 1;
      throw duplicate();
    });
    await expect(real).rejects.toMatchObject({ code: 11000 });
    expect(runs).toBe(2);
  });
});
