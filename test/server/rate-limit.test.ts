import { Redis } from 'ioredis';
import { pino } from 'pino';
import { afterAll, describe, expect, it } from 'vitest';
import { keyPoints, limitHeaders, RateLimiter, type Allowance } from '../../src/server/limits/rate-limit.js';
import type { LimitKind, RateLimits } from '../../src/auth/limits.js';
import { findRedis, startRedis } from '../setup/redis.js';

const logger = pino({ level: 'silent' });
const plain: Allowance = { account: 2, address: 4, seconds: 60 };
const allowances: Record<LimitKind, Allowance> = {
  signIn: { ...plain, failClosed: true },
  signUp: plain,
  refresh: plain,
  mail: plain,
  token: plain,
  write: plain,
  read: plain,
  view: plain,
  report: plain,
  apiKey: plain,
  track: plain,
  contact: plain,
};
const outcome = (work: Promise<void>) =>
  work.then(
    () => 'ok',
    (error: { extensions: { code: string } }) => error.extensions.code,
  );

describe('rate limits in memory', () => {
  it('count each account and each address, and each kind apart', async () => {
    const limiter = new RateLimiter({ enabled: true, logger }, allowances);
    const here = limiter.for('192.0.2.1');
    const take = async (login: string, from = here) => outcome(from.consume('signIn', login));
    expect([await take('mira'), await take('MIRA '), await take('mira')]).toEqual([
      'ok',
      'ok',
      'RATE_LIMITED',
    ]);
    expect(await take('mira', limiter.for('192.0.2.2'))).toBe('RATE_LIMITED');
    expect([await take('jonas'), await take('ada')]).toEqual(['ok', 'RATE_LIMITED']);
    expect(await outcome(here.consume('write', 'mira'))).toBe('ok');
    expect(await outcome(here.consume('write', 'jonas', 4))).toBe('RATE_LIMITED');
  });

  it('give each API key a rate of its own', async () => {
    const limits = new RateLimiter({ enabled: true, logger }).for('192.0.2.9');
    const ask = (key: string, perMinute: number) =>
      outcome(limits.consume('apiKey', key, 1, keyPoints(perMinute)));
    expect([await ask('slow', 2), await ask('slow', 2), await ask('slow', 2)]).toEqual([
      'ok',
      'ok',
      'RATE_LIMITED',
    ]);
    const many = await Promise.all(Array.from({ length: 601 }, () => ask('fast', 600)));
    expect(many.filter((one) => one === 'ok').length).toBe(600);
  });

  it('are told by the headers of the IETF draft: structured fields with one quota per policy', async () => {
    const headersAfter = async (take: (limits: RateLimits) => Promise<unknown>) => {
      const limits = new RateLimiter({ enabled: true, logger }, allowances).for('192.0.2.1');
      await take(limits);
      return limitHeaders(limits);
    };
    expect(await headersAfter(async () => undefined)).toEqual({});
    expect(await headersAfter((limits) => limits.consume('read', null))).toEqual({
      'ratelimit-policy': '"read-address";q=4;w=60',
      ratelimit: '"read-address";r=3;t=60',
    });
    // The limit that is closest: 1 of 2 is left for the account, 3 of 4 for the address.
    expect(await headersAfter((limits) => limits.consume('read', 'mira'))).toEqual({
      'ratelimit-policy': '"read";q=2;w=60',
      ratelimit: '"read";r=1;t=60',
    });
    const over = await headersAfter((limits) => outcome(limits.consume('read', 'mira', 3)));
    expect(over['ratelimit']).toBe('"read";r=0;t=60');
  });

  it('are told in requests to API keys, whatever their rate', async () => {
    const limits = new RateLimiter({ enabled: true, logger }).for('192.0.2.1');
    await limits.consume('apiKey', 'a key', 3, keyPoints(600));
    expect(limitHeaders(limits)).toEqual({
      'ratelimit-policy': '"apiKey";q=600;w=60',
      ratelimit: '"apiKey";r=597;t=60',
    });
  });

  it('are lifted when they are off', async () => {
    const off = new RateLimiter({ enabled: false, logger }, allowances).for('192.0.2.1');
    for (let sent = 0; sent < 50; sent += 1) await off.consume('signIn', 'mira');
  });
});

describe.skipIf(!(await findRedis()))('rate limits in Redis', async () => {
  const redis = await startRedis();
  const client = () =>
    new Redis(redis.port, { enableOfflineQueue: false, retryStrategy: () => 20 }).on(
      'error',
      () => undefined,
    );
  const [first, second] = [client(), client()];
  await Promise.all([first, second].map((each) => new Promise((resolve) => each.once('ready', resolve))));
  afterAll(async () => {
    first.disconnect();
    second.disconnect();
    await redis.stop();
  });

  it('are shared by all gateways', async () => {
    const [here, there] = [first, second].map(
      (store) => new RateLimiter({ enabled: true, logger, redis: store }, allowances),
    );
    await here!.for('192.0.2.1').consume('signIn', 'mira');
    await there!.for('192.0.2.2').consume('signIn', 'mira');
    expect(await outcome(here!.for('192.0.2.3').consume('signIn', 'mira'))).toBe('RATE_LIMITED');
  });

  it('85: with Redis away, signing in is refused, and all else counted by this process', async () => {
    const limits = new RateLimiter({ enabled: true, logger, redis: first }, allowances).for('192.0.2.9');
    const gone = new Promise((resolve) => first.once('close', resolve));
    await redis.stop();
    await gone;
    expect(await outcome(limits.consume('signIn', 'ada'))).toBe('RATE_LIMITED');
    expect(await outcome(limits.consume('write', 'ada'))).toBe('ok');
    expect(await outcome(limits.consume('write', 'ada', 2))).toBe('RATE_LIMITED');
  });
});
