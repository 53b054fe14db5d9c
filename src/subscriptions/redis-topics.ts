import { RedisPubSub } from 'graphql-redis-subscriptions';
import type { Redis } from 'ioredis';
import type { TopicBus } from '../events/topics.js';

/**
 * Topics over Redis, for any number of gateways. Its callback form is used and never its iterator: that one subscribes
 * only on the first `next()`, keeps an unbounded queue a client, and shares one mutable object among all of them.
 */
export function redisTopics(publisher: Redis, subscriber: Redis): TopicBus {
  const bus = new RedisPubSub({ publisher, subscriber });
  return {
    publish: (kind, id, message) => bus.publish(`${kind}:${id}`, message),
    async listen(kind, id, on) {
      const subscription = await bus.subscribe<Parameters<typeof on>[0]>(`${kind}:${id}`, on);
      return async () => bus.unsubscribe(subscription);
    },
    async close() {
      await bus.close();
    },
  };
}
