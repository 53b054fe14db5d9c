import { RedisPubSub } from 'graphql-redis-subscriptions';
import { Cluster, type Redis } from 'ioredis';
import type { TopicBus } from '../events/topics.js';
import type { RedisClient } from '../lib/redis.js';

/**
 * Topics over Redis, for any number of gateways. Uses the library's callbacks and never its iterator, which
 * subscribes only on the first `next()`, keeps an unbounded queue per client, and shares one mutable object among all
 * of them. On a cluster, each channel belongs to one node (sharded pub/sub), so nodes share the messages.
 */
export function redisTopics(publisher: RedisClient, subscriber: RedisClient): TopicBus {
  const sharded = subscriber instanceof Cluster;
  const listening = sharded ? listeningOnCluster(subscriber) : listeningOnOne(subscriber as Redis);
  if (publisher instanceof Cluster) publisher.publish = publisher.spublish.bind(publisher) as never;
  const bus = new RedisPubSub({
    publisher,
    subscriber,
    ...(sharded ? { messageEventName: 'smessage' } : {}),
  });
  const resumed = new Set<() => void>();
  const resume = (): void => {
    // Answered after the subscriptions that ioredis has just sent again.
    void listening.again().then(
      () => resumed.forEach((on) => on()),
      () => undefined,
    );
  };
  // A cluster can lose and regain one node while it stays ready.
  subscriber.on(sharded ? 'subscribersReady' : 'ready', resume);
  return {
    publish: (kind, id, message) => bus.publish(`${kind}:${id}`, message),
    async listen(kind, id, on) {
      const subscription = await bus.subscribe<Parameters<typeof on>[0]>(`${kind}:${id}`, on);
      return async () => bus.unsubscribe(subscription);
    },
    onResume: (on) => void resumed.add(on),
    async close() {
      // An unresponsive Redis must not prevent a stop.
      await bus.close().catch(() => undefined);
      publisher.disconnect();
      subscriber.disconnect();
    },
  };
}

type Send = (...channels: string[]) => Promise<unknown>;

/** Repeats what an outage has prevented. */
interface Listening {
  again(): Promise<unknown>;
}

function listeningOnOne(redis: Redis): Listening {
  const subscribe = redis.subscribe.bind(redis) as Send;
  const missing = forgiving(redis, subscribe, {
    unsubscribe: redis.unsubscribe.bind(redis) as Send,
    punsubscribe: redis.punsubscribe.bind(redis) as Send,
  });
  return {
    async again() {
      const channels = [...missing];
      await (channels.length > 0 ? subscribe(...channels) : redis.ping());
      for (const channel of channels) missing.delete(channel);
    },
  };
}

function listeningOnCluster(cluster: Cluster): Listening {
  const subscribe = cluster.ssubscribe.bind(cluster) as Send;
  const missing = forgiving(cluster, subscribe, {
    unsubscribe: cluster.sunsubscribe.bind(cluster) as Send,
    // There are no patterns.
    punsubscribe: async () => 0,
  });
  return {
    // One command each, because the channels of a command have to belong to one node.
    again: () =>
      Promise.all([...missing].map((channel) => subscribe(channel).then(() => missing.delete(channel)))),
  };
}

/**
 * Makes subscribing and unsubscribing never fail, and returns the channels that have to be subscribed when Redis is
 * back. The library leaves rejections unhandled, which would end the process.
 */
function forgiving(
  client: RedisClient,
  subscribe: Send,
  leave: Record<'unsubscribe' | 'punsubscribe', Send>,
): Set<string> {
  const missing = new Set<string>();
  client.subscribe = (async (channel: string, done?: (error: null) => void) => {
    await subscribe(channel).catch(() => missing.add(channel));
    done?.(null);
  }) as never;
  for (const method of ['unsubscribe', 'punsubscribe'] as const) {
    client[method] = (async (channel: string) => {
      missing.delete(channel);
      return leave[method](channel).catch(() => 0);
    }) as never;
  }
  return missing;
}
