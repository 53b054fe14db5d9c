import { RedisPubSub } from 'graphql-redis-subscriptions';
import type { Redis } from 'ioredis';
import type { TopicBus } from '../events/topics.js';

/**
 * Topics over Redis, for any number of gateways. Its callback form is used and never its iterator: that one subscribes
 * only on the first `next()`, keeps an unbounded queue a client, and shares one mutable object among all of them.
 */
export function redisTopics(publisher: Redis, subscriber: Redis): TopicBus {
  forgiving(subscriber);
  const bus = new RedisPubSub({ publisher, subscriber });
  const resumed = new Set<() => void>();
  let times = 0;
  subscriber.on('ready', () => {
    if (++times === 1) return;
    // Answered behind the subscriptions that ioredis has just sent again.
    void subscriber.ping().then(
      () => resumed.forEach((on) => on()),
      () => undefined,
    );
  });
  return {
    publish: (kind, id, message) => bus.publish(`${kind}:${id}`, message),
    async listen(kind, id, on) {
      const subscription = await bus.subscribe<Parameters<typeof on>[0]>(`${kind}:${id}`, on);
      return async () => bus.unsubscribe(subscription);
    },
    onResume: (on) => void resumed.add(on),
    async close() {
      await bus.close();
    },
  };
}

/** Unsubscribing from a Redis that is gone needs no answer; the library leaves its failure to nobody. */
function forgiving(subscriber: Redis): void {
  for (const method of ['unsubscribe', 'punsubscribe'] as const) {
    const send = subscriber[method].bind(subscriber) as (...channels: string[]) => Promise<unknown>;
    subscriber[method] = (async (...channels: string[]) => send(...channels).catch(() => 0)) as never;
  }
}
