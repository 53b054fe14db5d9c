import type { RedisClient } from '../../lib/redis.js';
import type { Logger } from 'pino';
import {
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
  type RateLimiterAbstract,
} from 'rate-limiter-flexible';
import type { LimitKey, LimitKind, LimitState, RateLimits } from '../../auth/limits.js';
import { refuse } from '../../schema/errors.js';
import { addressKey } from '../../lib/address-key.js';

/** Points per window of seconds, for one account and for one address. */
export interface Allowance {
  account: number;
  address: number;
  seconds: number;
  /** Whether to refuse during a Redis outage instead of counting in this process. */
  failClosed?: boolean;
}

/** An address may be a school or a phone network, so it has a higher limit than an account. */
export const ALLOWANCES: Record<LimitKind, Allowance> = {
  signIn: { account: 10, address: 60, seconds: 600, failClosed: true },
  signUp: { account: 5, address: 30, seconds: 3_600, failClosed: true },
  refresh: { account: 60, address: 300, seconds: 600, failClosed: true },
  // Mails that a user requests for an address, and tokens from mail links.
  mail: { account: 5, address: 30, seconds: 3_600, failClosed: true },
  token: { account: 30, address: 60, seconds: 600, failClosed: true },
  write: { account: 240, address: 1_200, seconds: 60 },
  read: { account: 1_200, address: 3_000, seconds: 60 },
  view: { account: 600, address: 3_000, seconds: 60 },
  // A key has its own rate: its requests are weighted so that they fill this limit, see `keyPoints`.
  apiKey: { account: 60_000, address: 6_000_000, seconds: 60 },
  // The contact form, by IP address and by mail address.
  contact: { account: 5, address: 10, seconds: 3_600, failClosed: true },
  // By event; the account is the visitor's id.
  track: { account: 3_000, address: 30_000, seconds: 60 },
  report: { account: 30, address: 120, seconds: 3_600 },
};

/** Seconds to wait if counting is impossible. */
const RETRY_WHEN_DOWN = 30;

interface Buckets {
  account: RateLimiterAbstract;
  address: RateLimiterAbstract;
}

/** The points of a request by a key with this rate. */
export const keyPoints = (requestsPerMinute: number): number =>
  Math.ceil(ALLOWANCES.apiKey.account / requestsPerMinute);

/** Counts requests by account and address: in Redis, shared by all gateways, or in memory without Redis. */
export class RateLimiter {
  private readonly buckets: Record<LimitKind, Buckets>;

  constructor(
    private readonly deps: { enabled: boolean; logger: Logger; redis?: RedisClient | undefined },
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

  /** The limits of one request from this address. */
  for(ip: string): RateLimits {
    if (!this.deps.enabled) return { consume: async () => undefined };
    const address = addressKey(ip);
    const limits: RateLimits & { closest?: LimitState } = {
      consume: async (kind, key, points = 1, weight = 1) => {
        const { account, address: byAddress } = this.buckets[kind];
        const note = (whom: 'account' | 'address', left: RateLimiterRes): void => {
          const state = stateOf(kind, this.allowances[kind], whom, left, weight);
          const { closest } = limits;
          if (!closest || state.remaining / state.limit <= closest.remaining / closest.limit)
            limits.closest = state;
        };
        await this.take(byAddress, address, points * weight, (left) => note('address', left));
        if (key != null)
          await this.take(account, keyOf(kind, key), points * weight, (left) => note('account', left));
      },
    };
    return limits;
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

  private async take(
    bucket: RateLimiterAbstract,
    key: string,
    points: number,
    note: (left: RateLimiterRes) => void,
  ): Promise<void> {
    try {
      note(await bucket.consume(key, points));
    } catch (reason) {
      if (reason instanceof RateLimiterRes) {
        note(reason);
        throw refuse.rateLimited(Math.max(1, Math.ceil(reason.msBeforeNext / 1_000)));
      }
      this.deps.logger.error({ err: reason }, 'rate limits cannot be counted');
      throw refuse.rateLimited(RETRY_WHEN_DOWN);
    }
  }
}

function stateOf(
  kind: LimitKind,
  allowance: Allowance,
  whom: 'account' | 'address',
  left: RateLimiterRes,
  weight: number,
): LimitState {
  const { seconds, [whom]: limit } = allowance;
  return {
    // A policy has one quota, so accounts and addresses have policies of their own.
    policy: whom === 'account' ? kind : `${kind}-address`,
    seconds,
    limit: Math.floor(limit / weight),
    remaining: Math.max(0, Math.floor(left.remainingPoints / weight)),
    reset: Math.max(0, Math.ceil(left.msBeforeNext / 1_000)),
  };
}

/** The headers of the closest limit, as draft-ietf-httpapi-ratelimit-headers-10 defines them. */
export function limitHeaders({ closest }: RateLimits): Record<string, string> {
  if (!closest) return {};
  const { policy, limit, seconds, remaining, reset } = closest;
  return {
    'ratelimit-policy': `"${policy}";q=${limit};w=${seconds}`,
    ratelimit: `"${policy}";r=${remaining};t=${reset}`,
  };
}

/** Logins are user input; whatever their length and case, they become one bounded key. */
function keyOf(kind: LimitKind, key: LimitKey): string {
  return `${kind}:${String(key).trim().toLowerCase().slice(0, 320)}`;
}
