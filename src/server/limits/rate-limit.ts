import type { Redis } from 'ioredis';
import type { Logger } from 'pino';
import {
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
  type RateLimiterAbstract,
} from 'rate-limiter-flexible';
import type { LimitKey, LimitKind, RateLimits } from '../../auth/limits.js';
import { refuse } from '../../schema/errors.js';
import { addressKey } from './address.js';

/** So many points in so many seconds, for one account and for one address. */
export interface Allowance {
  account: number;
  address: number;
  seconds: number;
  /** Where Redis is configured but away: refuse rather than count by this process alone. */
  failClosed?: boolean;
}

/** An address may be a school or a phone network, so it may do more than one account. */
export const ALLOWANCES: Record<LimitKind, Allowance> = {
  signIn: { account: 10, address: 60, seconds: 600, failClosed: true },
  signUp: { account: 5, address: 30, seconds: 3_600, failClosed: true },
  refresh: { account: 60, address: 300, seconds: 600, failClosed: true },
  // A mail that somebody asks for, to an address; and links that come back from mails.
  mail: { account: 5, address: 30, seconds: 3_600, failClosed: true },
  token: { account: 30, address: 60, seconds: 600, failClosed: true },
  write: { account: 240, address: 1_200, seconds: 60 },
  read: { account: 1_200, address: 3_000, seconds: 60 },
  view: { account: 600, address: 3_000, seconds: 60 },
  report: { account: 30, address: 120, seconds: 3_600 },
};

/** How long to wait where nothing can be counted. */
const RETRY_WHEN_DOWN = 30;

interface Buckets {
  account: RateLimiterAbstract;
  address: RateLimiterAbstract;
}

/** Counts requests by account and address: in Redis, shared by all gateways, or in memory where there is none. */
export class RateLimiter {
  private readonly buckets: Record<LimitKind, Buckets>;

  constructor(
    private readonly deps: { enabled: boolean; logger: Logger; redis?: Redis | undefined },
    private readonly allowances: Record<LimitKind, Allowance> = ALLOWANCES,
  ) {
    const kinds = Object.keys(allowances) as LimitKind[];
    this.buckets = Object.fromEntries(
      kinds.map((kind) => [
        kind,
        { account: this.bucket(kind, 'account'), address: this.bucket(kind, 'address') },
      ]),
    ) as Record<LimitKind, Buckets>;
  }

  /** The limits of one request, which know its address. */
  for(ip: string): RateLimits {
    if (!this.deps.enabled) return { consume: async () => undefined };
    const address = addressKey(ip);
    return {
      consume: async (kind, key, points = 1) => {
        const { account, address: byAddress } = this.buckets[kind];
        await this.take(byAddress, address, points);
        if (key != null) await this.take(account, keyOf(kind, key), points);
      },
    };
  }

  private bucket(kind: LimitKind, whom: 'account' | 'address'): RateLimiterAbstract {
    const { seconds, failClosed, [whom]: points } = this.allowances[kind];
    const options = { keyPrefix: `limit:${kind}:${whom}`, points, duration: seconds };
    if (!this.deps.redis) return new RateLimiterMemory(options);
    return new RateLimiterRedis({
      ...options,
      storeClient: this.deps.redis,
      rejectIfRedisNotReady: true,
      ...(failClosed ? {} : { insuranceLimiter: new RateLimiterMemory(options) }),
    });
  }

  private async take(bucket: RateLimiterAbstract, key: string, points: number): Promise<void> {
    try {
      await bucket.consume(key, points);
    } catch (reason) {
      if (reason instanceof RateLimiterRes)
        throw refuse.rateLimited(Math.max(1, Math.ceil(reason.msBeforeNext / 1_000)));
      this.deps.logger.error({ err: reason }, 'rate limits cannot be counted');
      throw refuse.rateLimited(RETRY_WHEN_DOWN);
    }
  }
}

/** Logins come as people type them; however long or mixed in case, they are one bounded key. */
function keyOf(kind: LimitKind, key: LimitKey): string {
  return `${kind}:${String(key).trim().toLowerCase().slice(0, 320)}`;
}
