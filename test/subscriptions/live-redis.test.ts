import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TopicBus } from '../../src/events/topics.js';
import { Hub } from '../../src/subscriptions/live/index.js';
import { redisTopics } from '../../src/subscriptions/redis-topics.js';
import { findRedis, startRedis, type TestRedis } from '../setup/redis.js';
import { take, wordStream } from './word-stream.js';

describe.skipIf(!(await findRedis()))('two gateways and a Redis', () => {
  let redis: TestRedis;
  const buses: TopicBus[] = [];
  const clients: Redis[] = [];

  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(async () => {
    clients.forEach((client) => client.disconnect());
    await redis.stop();
  });

  function bus(): TopicBus {
    const connection = () => {
      const client = new Redis(redis.port, { maxRetriesPerRequest: 1, retryStrategy: () => 20 });
      client.on('error', () => undefined);
      clients.push(client);
      return client;
    };
    const topics = redisTopics(connection(), connection());
    buses.push(topics);
    return topics;
  }

  it('tell each other, and what was told while Redis was away is found as soon as it is back', async () => {
    const [here, there] = [bus(), bus()];
    const hub = new Hub(there);
    const { stream, write } = wordStream();
    const one = await hub.join(stream, { channel: 'c', after: null }, null);
    await here.publish('notifications', 'c', write('a'));
    expect(await take(one, 1)).toEqual(['a']);
    const next = take(one, 2);
    await redis.stop();
    const signal = write('while it was away');
    await expect(here.publish('notifications', 'c', signal)).rejects.toThrow();
    await redis.restart();
    await expect
      .poll(() =>
        here.publish('notifications', 'c', write('b')).then(
          () => true,
          () => false,
        ),
      )
      .toBe(true);
    // The signal may come before or after the look into the database: nothing is missing and nothing comes twice.
    expect((await next)[0]).toBe('while it was away');
    await one.return();
  });

  it('let subscribers in while Redis is away, who hear by looking', async () => {
    const hub = new Hub(bus());
    const { stream, write } = wordStream();
    write('a');
    await redis.stop();
    const one = await hub.join(stream, { channel: 'd', after: 0 }, null);
    expect(await take(one, 1)).toEqual(['a']);
    write('b');
    await hub.sweep();
    expect(await take(one, 1)).toEqual(['b']);
    const next = take(one, 1);
    await redis.restart();
    write('c');
    const publisher = bus();
    await expect
      .poll(async () => {
        await publisher.publish('notifications', 'd', { seq: 3, unread: 0 }).catch(() => undefined);
        return Promise.race([next, Promise.resolve('nothing yet')]);
      })
      .toEqual(['c']);
    await one.return();
  });
});
