import { Redis } from 'ioredis';
import { afterAll, describe, expect, it } from 'vitest';
import { findRedis, startRedis } from './redis.js';

describe.skipIf(!(await findRedis()))('the test Redis', async () => {
  const redis = await startRedis();
  const client = new Redis(redis.port, { retryStrategy: () => 20 });
  client.on('error', () => undefined);
  afterAll(async () => {
    client.disconnect();
    await redis.stop();
  });

  it('answers, and is empty and on the same port after a restart', async () => {
    await client.set('kept', 'yes');
    expect(await client.get('kept')).toBe('yes');
    await redis.restart();
    expect(await client.get('kept')).toBeNull();
  });
});
