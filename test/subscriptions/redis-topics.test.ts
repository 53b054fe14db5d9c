import { EventEmitter } from 'node:events';
import type { Redis } from 'ioredis';
import { expect, it, vi } from 'vitest';
import { redisTopics } from '../../src/subscriptions/redis-topics.js';

/** A Redis that is there and does not answer. */
const silent = () =>
  Object.assign(new EventEmitter(), {
    ...{ subscribe: vi.fn(), unsubscribe: vi.fn(), punsubscribe: vi.fn() },
    quit: () => Promise.reject(new Error('Command timed out')),
    disconnect: vi.fn(),
  });

it('topics over a Redis that is silent close, and let go of it', async () => {
  const [publisher, subscriber] = [silent(), silent()];
  await redisTopics(publisher as unknown as Redis, subscriber as unknown as Redis).close();
  for (const { disconnect } of [publisher, subscriber]) expect(disconnect).toHaveBeenCalledOnce();
});
