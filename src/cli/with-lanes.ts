import mongoose, { type Types } from 'mongoose';
import type { Config } from '../config.js';
import { createRunner, type EventRunner } from '../events/runner.js';
import type { TopicBus } from '../events/topics.js';
import type { KindProgress } from '../import/progress.js';
import { DomainEventModel } from '../models/system/index.js';
import { announced } from '../reactors/announced.js';
import { lanes } from '../reactors/lanes.js';
import { liveLane } from '../reactors/live.js';
import '../domains/index.js';
import { connectRedis } from '../lib/redis.js';
import { createLogger } from '../server/http/logger.js';
import { memoryTopics } from '../subscriptions/memory-topics.js';
import { redisTopics } from '../subscriptions/redis-topics.js';

/** Events per query. */
const CHUNK = 500;

/** Waits until the lanes have processed the commits. Defaults to all lanes. */
export type Folded = (
  commits: readonly Types.ObjectId[],
  progress: (kind: string, total: number) => KindProgress,
  names?: readonly string[],
) => Promise<void>;

/**
 * Runs a command while the event log is read, by the leading gateway or by this process, so that the command can wait
 * for the effects of its writes.
 */
export async function withLanes<T>(config: Config, work: (folded: Folded) => Promise<T>): Promise<T> {
  const logger = createLogger({ ...config, logLevel: 'warn', logPretty: false }, process.stderr);
  const redis = config.redisUrl ? connectRedis(config.redisUrl, logger) : null;
  const topics: TopicBus = redis ? redisTopics(redis.publisher, redis.subscriber) : memoryTopics();
  const runner = createRunner({
    connection: mongoose.connection,
    lanes: [...announced(lanes(), topics), liveLane(topics)],
    logger,
  });
  await runner.start();
  try {
    return await work((...asked) => untilFolded(runner, ...asked));
  } finally {
    await runner.stop();
    await topics.close();
  }
}

async function untilFolded(
  runner: EventRunner,
  ...[commits, progress, names = lanes().map(({ name }) => name)]: Parameters<Folded>
): Promise<void> {
  // A killed earlier run may have left events too; a lane that has processed the newest has processed them all.
  const newest = await DomainEventModel.find({}, { _id: 1 }).sort({ _id: -1 }).limit(CHUNK).lean();
  const ids = [...commits, ...newest.map((event) => event._id)];
  const shown = progress('folded', ids.length * names.length);
  for (const name of names) {
    for (let start = 0; start < ids.length; start += CHUNK) {
      const chunk = ids.slice(start, start + CHUNK);
      await runner.passed(name, chunk);
      shown.advance(chunk.length);
    }
  }
  shown.done();
}
