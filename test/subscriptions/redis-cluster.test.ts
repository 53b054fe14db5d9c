import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { TopicBus } from '../../src/events/topics.js';
import { clusterOf, connectRedis, type RedisPair } from '../../src/lib/redis.js';
import { ALLOWANCES, RateLimiter } from '../../src/server/limits/rate-limit.js';
import { redisPresence } from '../../src/subscriptions/presence/index.js';
import { redisTopics } from '../../src/subscriptions/redis-topics.js';
import { findRedisCluster, startRedisCluster, type TestRedisCluster } from '../setup/redis-cluster.js';

const logger = pino({ level: 'silent' });

describe('the address of a Redis Cluster', () => {
  it('names nodes, a login and TLS', () => {
    expect(clusterOf('redis+cluster://a:7000,b')).toEqual({
      nodes: [
        { host: 'a', port: 7000 },
        { host: 'b', port: 6379 },
      ],
      tls: false,
    });
    expect(clusterOf('rediss+cluster://leela:p%40ss@[::1]:7000/')).toEqual({
      nodes: [{ host: '::1', port: 7000 }],
      tls: true,
      username: 'leela',
      password: 'p@ss',
    });
  });

  it('differs from that of one Redis', () => {
    expect(clusterOf('rediss://a:6379')).toBeNull();
  });
});

describe.skipIf(!(await findRedisCluster()))('two gateways and a Redis Cluster', () => {
  let cluster: TestRedisCluster;
  let buses: TopicBus[] = [];

  beforeAll(async () => {
    cluster = await startRedisCluster();
  });
  afterEach(async () => {
    await Promise.all(buses.map((bus) => bus.close()));
    buses = [];
  });
  afterAll(() => cluster.stop());

  function gateway(): RedisPair & { topics: TopicBus } {
    const pair = connectRedis(cluster.url, logger);
    const topics = redisTopics(pair.publisher, pair.subscriber);
    buses.push(topics);
    return { ...pair, topics };
  }

  const ready = ({ publisher }: RedisPair): Promise<unknown> =>
    publisher.status === 'ready'
      ? Promise.resolve()
      : new Promise<void>((resolve) => publisher.once('ready', () => resolve()));

  /** Messages of a channel, and how to wait for the next of them. */
  async function heard(topics: TopicBus, id: string) {
    const seen: number[] = [];
    const stop = await topics.listen('inbox', id, ({ seq }) => void seen.push(seq));
    return { seen, stop };
  }

  /** Channels enough for each node to have some. */
  const channels = Array.from({ length: 30 }, (_, n) => `channel-${n}`);

  it('tell each other, by channels of all nodes, in order, and no longer after the end', async () => {
    const [here, there] = [gateway(), gateway()];
    await ready(here);
    const listeners = await Promise.all(channels.map((id) => heard(there.topics, id)));
    for (const id of channels) for (const seq of [1, 2, 3]) await here.topics.publish('inbox', id, { seq });
    await expect.poll(() => listeners.map(({ seen }) => seen)).toEqual(channels.map(() => [1, 2, 3]));
    await listeners[0]!.stop();
    for (const id of channels.slice(0, 2)) await here.topics.publish('inbox', id, { seq: 4 });
    await expect.poll(() => listeners[1]!.seen).toEqual([1, 2, 3, 4]);
    expect(listeners[0]!.seen).toEqual([1, 2, 3]);
  });

  it('send a message to the nodes of its channel only', async () => {
    const [here, there] = [gateway(), gateway()];
    await ready(here);
    await Promise.all(channels.map((id) => heard(there.topics, id)));
    const { publisher } = here;
    const nodes = 'nodes' in publisher ? publisher.nodes('master') : [];
    const counts = await Promise.all(nodes.map((node) => node.call('PUBSUB', 'SHARDCHANNELS', 'inbox:*')));
    const lists = counts as string[][];
    expect(lists.every((list) => list.length > 0)).toBe(true);
    expect(lists.flat().sort()).toEqual(channels.map((id) => `inbox:${id}`).sort());
  });

  it('go on when a node was away, and say so', async () => {
    const [here, there] = [gateway(), gateway()];
    await ready(here);
    const listeners = await Promise.all(channels.map((id) => heard(there.topics, id)));
    let resumed = 0;
    there.topics.onResume(() => resumed++);
    await cluster.nodes[1]!.restart();
    await expect
      .poll(
        async () => {
          await Promise.all(
            channels.map((id) => here.topics.publish('inbox', id, { seq: 7 }).catch(() => undefined)),
          );
          return listeners.every(({ seen }) => seen.includes(7));
        },
        { timeout: 40_000 },
      )
      .toBe(true);
    expect(resumed).toBeGreaterThan(0);
    await cluster.whole();
  });

  it('share rate limits and presence', async () => {
    const [here, there] = [gateway(), gateway()];
    await Promise.all([ready(here), ready(there)]);
    const limiters = [here, there].map(
      ({ publisher }) => new RateLimiter({ enabled: true, logger, redis: publisher }),
    );
    const take = (n: number) => limiters[n % 2]!.for('192.0.2.7').consume('signIn', 'mira');
    for (let n = 0; n < ALLOWANCES.signIn.account; n++) await take(n);
    await expect(take(1)).rejects.toMatchObject({ extensions: { code: 'RATE_LIMITED' } });

    const quick = { graceMs: 10, gatherMs: 1, beatMs: 20, lifeMs: 60_000, askMs: 10_000 };
    const presences = [here, there].map(({ publisher }) =>
      redisPresence(publisher, async () => undefined, quick),
    );
    presences[0]!.arrive('mira');
    await expect.poll(() => presences[1]!.online(['mira', 'jonas'])).toEqual(new Set(['mira']));
    await Promise.all(presences.map((presence) => presence.close()));
  });
});
