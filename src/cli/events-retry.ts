import 'reflect-metadata';
import mongoose from 'mongoose';
import { retryDeadLetters } from '../events/dead-letters.js';
import { lanes } from '../reactors/lanes.js';
import { announced } from '../reactors/announced.js';
import { liveLane } from '../reactors/live.js';
import '../domains/index.js';
import { connectRedis } from '../lib/redis.js';
import { createLogger } from '../server/http/logger.js';
import { redisTopics } from '../subscriptions/redis-topics.js';
import { runCommand } from './command.js';
import { StartError } from './embedded/report.js';

const say = (text: string) => void process.stdout.write(`${text}\n`);

await runCommand({
  name: 'events:retry',
  help: `
npm run events:retry [-- --lane <name>]
Tries again the events that were put aside because a reactor failed at them, once the cause is mended. Each takes effect
once; what fails again stays where it is, with its new error. Safe while gateways run. Ends with 1 when something failed.
  --lane  only this lane's, e.g. counters`,
  options: { lane: { type: 'string' } },
  async run({ values: { lane } }, config) {
    const logger = createLogger({ ...config, logLevel: 'warn', logPretty: false }, process.stderr);
    const redis = config.redisUrl ? connectRedis(config.redisUrl, logger) : null;
    // Without Redis, topics are in the gateway's memory: signals of this process would reach no listener.
    const topics = redis && redisTopics(redis.publisher, redis.subscriber);
    const all = topics ? [...announced(lanes(), topics), liveLane(topics)] : lanes();
    try {
      if (lane && !all.some(({ name }) => name === lane)) {
        throw new StartError(
          `There is no lane ${lane}; there are ${all.map(({ name }) => name).join(', ')}.`,
        );
      }
      const { connection } = mongoose;
      const { done, failed } = await retryDeadLetters({ connection, lanes: all, ...(lane ? { lane } : {}) });
      say(`events that took effect: ${done}`);
      for (const { id, lane: its, error } of failed) say(`${its} ${id.toHexString()}: ${error}`);
      if (failed.length > 0) throw new StartError(`Events that failed again: ${failed.length}`);
    } finally {
      await topics?.close();
    }
  },
});
