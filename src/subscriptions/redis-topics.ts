import { RedisPubSub } from 'graphql-redis-subscriptions';
import type { Redis } from 'ioredis';
import type { TopicBus } from '../events/topics.js';

/**
 * Topics over Redis, for any number of gateways. Its callback form is used and never its iterator: that one subscribes
 * only on the first `next()`, keeps an unbounded queue a client, and shares one mutable object among all of them.
 */
export function redisTopics(publisher: Redis, subscriber: Redis): TopicBus {
  const listening = forgiving(subscriber);
  const bus = new RedisPubSub({ publisher, subscriber });
  const resumed = new Set<() => void>();
  subscriber.on('ready', () => {
    // Answered behind the subscriptions that ioredis has just sent again.
    void listening.again().then(
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
      // One that does not answer keeps nobody from stopping.
      await bus.close().catch(() => undefined);
      publisher.disconnect();
      subscriber.disconnect();
    },
  };
}

/**
 * Makes subscribing and unsubscribing never fail: what Redis did not hear of is said again when it is back. The library
 * leaves failures to nobody, and a rejection that nobody handles ends the process.
 */
function forgiving(subscriber: Redis): { again(): Promise<unknown> } {
  const missing = new Set<string>();
  const subscribe = subscriber.subscribe.bind(subscriber) as (...channels: string[]) => Promise<unknown>;
  subscriber.subscribe = (async (channel: string, done?: (error: null) => void) => {
    await subscribe(channel).catch(() => missing.add(channel));
    done?.(null);
  }) as never;
  for (const method of ['unsubscribe', 'punsubscribe'] as const) {
    const send = subscriber[method].bind(subscriber) as (...channels: string[]) => Promise<unknown>;
    subscriber[method] = (async (channel: string) => {
      missing.delete(channel);
      return send(channel).catch(() => 0);
    }) as never;
  }
  return {
    async again() {
      const channels = [...missing];
      await (channels.length > 0 ? subscribe(...channels) : subscriber.ping());
      for (const channel of channels) missing.delete(channel);
    },
  };
}
