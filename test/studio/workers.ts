import { createWorkers, type Workers } from '../../src/jobs/workers.js';
import { studioWorkers } from '../../src/services/studio/index.js';
import { WorkItemModel } from '../../src/models/system/index.js';
import type { Types } from 'mongoose';
import { memoryTopics } from '../../src/subscriptions/memory-topics.js';

const quiet = { info() {}, warn() {}, error() {}, debug() {} } as never;

/** The workers of the studio, started; they run what the tests queue. */
export async function startStudioWorkers(): Promise<Workers> {
  const workers = createWorkers({ workers: studioWorkers, topics: memoryTopics(), logger: quiet });
  await workers.start();
  return workers;
}

/** A claim of the work on a subject, as a worker makes it: to be passed to the worker's own function. */
export async function claim(subject: Types.ObjectId) {
  const item = await WorkItemModel.findOneAndUpdate(
    { subject, open: true },
    { $inc: { fence: 1, attempts: 1 }, $set: { state: 'running', dueAt: new Date(Date.now() + 60_000) } },
    { returnDocument: 'after' },
  ).lean();
  if (!item) throw new Error('Nothing is queued for this subject.');
  return {
    item: item as never as { _id: Types.ObjectId; subject: Types.ObjectId; fence: number; attempts: number },
    signal: new AbortController().signal,
    topics: memoryTopics(),
    logger: quiet,
    renew: async () => true,
  };
}
