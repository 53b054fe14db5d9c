import { Types } from 'mongoose';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { transact } from '../../src/events/transact.js';
import { createWorkers, type Workers } from '../../src/jobs/workers.js';
import { WorkItemModel, WorkState, type WorkItem } from '../../src/models/system/index.js';
import { cancelWork, enqueue, wakeWorkers, type WorkerDefinition } from '../../src/services/system/index.js';
import { memoryTopics } from '../../src/subscriptions/memory-topics.js';
import { testApp } from '../setup/app.js';

const quiet = { info() {}, warn() {}, error() {}, debug() {} } as never;
const topics = memoryTopics();
let running: Workers[] = [];

async function work(...workers: WorkerDefinition[]): Promise<void> {
  const all = createWorkers({ workers, topics, logger: quiet });
  running.push(all);
  await all.start();
}

afterEach(async () => {
  await Promise.all(running.map((workers) => workers.stop()));
  running = [];
});

async function queue(kind: string, subject = new Types.ObjectId()): Promise<Types.ObjectId> {
  await transact(null, (tx) => enqueue(tx, kind, subject, { payload: { of: kind } }));
  await wakeWorkers(topics, kind);
  return subject;
}

const itemOf = (subject: Types.ObjectId) => WorkItemModel.findOne({ subject }).lean<WorkItem>();

beforeAll(() => testApp());

describe('the work queue', () => {
  it('runs each item once, however many workers there are', async () => {
    const runs: string[] = [];
    const worker: WorkerDefinition = {
      kind: 'test-once',
      run: async ({ item }) => {
        runs.push(String(item.subject));
        return 'done';
      },
    };
    await work(worker);
    await work(worker);
    const subjects = await Promise.all(Array.from({ length: 20 }, () => queue('test-once')));
    await vi.waitFor(() => expect(runs.length).toBe(20));
    expect(new Set(runs)).toEqual(new Set(subjects.map(String)));
    await vi.waitFor(async () => expect((await itemOf(subjects[0]!))?.state).toBe(WorkState.DONE));
  });

  it('holds one open item per kind and subject', async () => {
    const subject = await queue('test-open');
    await queue('test-open', subject);
    expect(await WorkItemModel.countDocuments({ subject })).toBe(1);
  });

  it('tries again what throws, and fails it for good after its attempts', async () => {
    let runs = 0;
    const failed: string[] = [];
    await work({
      kind: 'test-throw',
      maxAttempts: 2,
      run: async () => {
        runs += 1;
        throw new Error('no luck');
      },
      onFailed: async (_item, error) => void failed.push(error),
    });
    const subject = await queue('test-throw');
    await vi.waitFor(async () => expect((await itemOf(subject))?.state).toBe(WorkState.FAILED));
    expect([runs, failed]).toEqual([2, ['no luck']]);
  });

  it('gives the item of a worker whose lease ended to another, with a higher fence', async () => {
    const fences: number[] = [];
    const subject = await queue('test-lease');
    await WorkItemModel.updateOne(
      { subject },
      { $set: { state: WorkState.RUNNING, fence: 7, attempts: 1, dueAt: new Date(Date.now() - 1) } },
    );
    await work({
      kind: 'test-lease',
      run: async ({ item }) => {
        fences.push(item.fence);
        return 'done';
      },
    });
    await vi.waitFor(() => expect(fences).toEqual([8]));
  });

  it('aborts a running worker when its item is cancelled', async () => {
    let aborted = false;
    let started!: () => void;
    const begun = new Promise<void>((resolve) => (started = resolve));
    await work({
      kind: 'test-cancel',
      leaseMs: 300,
      run: async ({ signal }) => {
        started();
        await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
        aborted = true;
        return 'done';
      },
    });
    const subject = await queue('test-cancel');
    await begun;
    expect(await transact(null, (tx) => cancelWork(tx, 'test-cancel', subject))).toBe(true);
    await vi.waitFor(() => expect(aborted).toBe(true));
    expect((await itemOf(subject))?.state).toBe(WorkState.CANCELLED);
    expect(await transact(null, (tx) => cancelWork(tx, 'test-cancel', subject))).toBe(false);
  });
});
