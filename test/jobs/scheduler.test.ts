import mongoose from 'mongoose';
import type { Connection } from 'mongoose';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { JobDefinition, JobRun } from '../../src/jobs/job.js';
import { createScheduler, type Scheduler, type SchedulerOptions } from '../../src/jobs/scheduler.js';
import type { Job } from '../../src/models/system/job.js';
import { testDatabaseUri } from '../setup/mongo.js';

const uri = () => testDatabaseUri(`leela_jobs_${process.pid}`);
const logger = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() };
const NEW_YEAR = '0 0 1 1 *';
/** A lease is long enough for a busy machine to renew it in time. */
const FAST = { leaseMs: 3_000, pollMs: 40, retryMs: 50 };

let connection: Connection;
const started: Scheduler[] = [];
const opened: Connection[] = [];

const rows = () => connection.collection<Job>('jobs');
const row = async (name = 'job'): Promise<Job> => (await rows().findOne({ _id: name }))!;

async function gateway(jobs: JobDefinition[], options: Partial<SchedulerOptions> = {}): Promise<Scheduler> {
  const scheduler = createScheduler({ connection, jobs, logger, ...FAST, ...options });
  started.push(scheduler);
  await scheduler.start();
  return scheduler;
}

function job(run: (run: JobRun) => Promise<void>, more: Partial<JobDefinition> = {}): JobDefinition {
  return { name: 'job', every: NEW_YEAR, timeoutMs: 10_000, run, ...more };
}

/** A body that tells how often it ran and ends when it is let. */
function body() {
  const state = { runs: 0, atOnce: 0, mostAtOnce: 0, end: () => undefined as void };
  const run = async ({ signal }: JobRun): Promise<void> => {
    state.runs += 1;
    state.mostAtOnce = Math.max(state.mostAtOnce, ++state.atOnce);
    await new Promise<void>((resolve) => {
      state.end = resolve;
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
    state.atOnce -= 1;
    signal.throwIfAborted();
  };
  return { state, run };
}

beforeAll(async () => {
  connection = await mongoose.createConnection(uri()).asPromise();
});
beforeEach(() => rows().deleteMany({}));
afterEach(async () => {
  await Promise.all(started.splice(0).map((scheduler) => scheduler.stop()));
  await Promise.all(opened.splice(0).map((other) => other.close(true)));
});
afterAll(async () => {
  await connection.dropDatabase();
  await connection.close();
});

describe('the scheduler', () => {
  it('reckons the next time in UTC by the clock of the server', async () => {
    await gateway([job(async () => undefined, { every: '30 6 * * *' })]);
    const { nextRunAt } = await row();
    expect([nextRunAt.getUTCHours(), nextRunAt.getUTCMinutes()]).toEqual([6, 30]);
    expect(nextRunAt.getTime()).toBeGreaterThan(Date.now());
  });

  it('runs what is due every second, and sets its next time', async () => {
    const run = vi.fn(async () => undefined);
    await gateway([job(run, { every: '* * * * * *' })]);
    await vi.waitFor(() => expect(run.mock.calls.length).toBeGreaterThanOrEqual(2));
    await vi.waitFor(async () =>
      expect(await row()).toMatchObject({ holder: null, run: run.mock.calls.length }),
    );
  });

  it('runs a job once, however many gateways there are', async () => {
    const { state, run } = body();
    await Promise.all([1, 2, 3].map(() => gateway([job(run)])));
    await rows().updateOne({ _id: 'job' }, { $set: { nextRunAt: new Date(0) } });
    await vi.waitFor(() => expect(state.runs).toBe(1));
    // It stays with its runner for longer than a lease, which is renewed.
    const first = await row();
    await vi.waitFor(async () =>
      expect((await row()).leaseUntil.getTime()).toBeGreaterThan(first.leaseUntil.getTime() + FAST.leaseMs),
    );
    state.end();
    await vi.waitFor(async () => expect((await row()).holder).toBeNull());
    expect(state).toMatchObject({ runs: 1, mostAtOnce: 1 });
    expect((await row()).run).toBe(1);
  });

  it('runs what was due while no gateway was up', async () => {
    const run = vi.fn(async () => undefined);
    const first = await gateway([job(run)]);
    await first.stop();
    await rows().updateOne({ _id: 'job' }, { $set: { nextRunAt: new Date(Date.now() - 86_400_000) } });
    await gateway([job(run)]);
    await vi.waitFor(() => expect(run).toHaveBeenCalledTimes(1));
    await vi.waitFor(async () => expect((await row()).nextRunAt.getTime()).toBeGreaterThan(Date.now()));
  });

  it('leaves a running job alone when another gateway starts', async () => {
    const { state, run } = body();
    const first = await gateway([job(run)]);
    await first.wake('job');
    await vi.waitFor(() => expect(state.runs).toBe(1));
    const { holder, leaseUntil } = await row();
    await gateway([job(run)]);
    expect(await row()).toMatchObject({ holder, run: 1 });
    expect((await row()).leaseUntil.getTime()).toBeGreaterThanOrEqual(leaseUntil.getTime());
  });

  it('runs a job again whose gateway was killed in the middle, once its lease is over', async () => {
    const other = await mongoose.createConnection(uri()).asPromise();
    opened.push(other);
    const killed = body();
    const doomed = await gateway([job(killed.run)], { connection: other });
    await doomed.wake('job');
    await vi.waitFor(() => expect(killed.state.runs).toBe(1));
    // Cut off from the database, it can neither hold on to the job nor give it back: what kill -9 leaves behind.
    await other.close(true);
    const run = vi.fn(async () => undefined);
    await gateway([job(run)]);
    expect(run).not.toHaveBeenCalled();
    await vi.waitFor(() => expect(run).toHaveBeenCalledTimes(1));
    await vi.waitFor(async () => expect(await row()).toMatchObject({ holder: null, run: 2 }));
  });

  it('gives a job back at once when its gateway stops in the middle', async () => {
    const { state, run } = body();
    const first = await gateway([job(run)], { leaseMs: 60_000 });
    await first.wake('job');
    await vi.waitFor(() => expect(state.runs).toBe(1));
    await first.stop();
    expect(state.atOnce).toBe(0);
    const again = vi.fn(async () => undefined);
    await gateway([job(again)]);
    await vi.waitFor(() => expect(again).toHaveBeenCalledTimes(1));
    expect((await row()).failures).toBe(0);
  });

  it('tries a job again that failed, later each time, and forgets it when it is done', async () => {
    const ran = vi.fn();
    let failures = 3;
    let look!: () => void;
    const looked = new Promise<void>((resolve) => (look = resolve));
    const run = vi.fn(async () => {
      if (failures < 3) await looked;
      if (failures-- > 0) throw new Error(`$no ${failures}`);
    });
    const scheduler = await gateway([job(run)], { metrics: { ran } });
    await scheduler.wake('job');
    await vi.waitFor(async () => expect((await row()).error).toBe('Error: $no 2'));
    look();
    await vi.waitFor(() => expect(run).toHaveBeenCalledTimes(4));
    await vi.waitFor(async () => expect(await row()).toMatchObject({ failures: 0, holder: null }));
    expect((await row()).error).toBeUndefined();
    expect(ran.mock.calls.map(([, , outcome]) => outcome)).toEqual(['failed', 'failed', 'failed', 'done']);
  });

  it('takes a job that is late for one that failed', async () => {
    const { state, run } = body();
    const scheduler = await gateway([job(run, { timeoutMs: 50 })]);
    await scheduler.wake('job');
    await vi.waitFor(async () => expect((await row()).error).toBe('Error: Took longer than 50 ms.'));
    expect(state.mostAtOnce).toBe(1);
  });

  it('runs a job once more that was woken while it ran', async () => {
    const { state, run } = body();
    const scheduler = await gateway([job(run)]);
    await scheduler.wake('job');
    await vi.waitFor(() => expect(state.runs).toBe(1));
    await scheduler.wake('job');
    state.end();
    await vi.waitFor(() => expect(state.runs).toBe(2));
    state.end();
  });

  it('reckons again when the clock of a job was changed', async () => {
    await (await gateway([job(async () => undefined)])).stop();
    await gateway([job(async () => undefined, { every: '0 0 1 7 *' })]);
    expect((await row()).nextRunAt.getUTCMonth()).toBe(6);
  });
});
