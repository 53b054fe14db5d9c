import type { Types } from 'mongoose';

/** The kinds of limits. Each has its own points and window, see server/limits. */
export type LimitKind =
  | 'signIn'
  | 'signUp'
  | 'refresh'
  | 'mail'
  | 'token'
  | 'write'
  | 'read'
  | 'view'
  | 'report'
  | 'apiKey'
  | 'contact'
  | 'track';

/** The account that a limit counts (by login or id). The address of the request always counts as well. */
export type LimitKey = string | Types.ObjectId;

/** The state of a limit. */
export interface LimitState {
  /** The name of its policy: the kind of limit, with `-address` for the limit of an address. */
  policy: string;
  /** Points of a whole window, and its length in seconds. */
  limit: number;
  seconds: number;
  remaining: number;
  /** Seconds until the window ends. */
  reset: number;
}

/**
 * Rate limits for services. The server gives each request one that knows its address. Every method throws
 * RATE_LIMITED with `retryAfter` seconds.
 */
export interface RateLimits {
  /**
   * Takes points from the address and, if a key is given, from that account. Accounts with different rates share one
   * limit by the `weight` of their points.
   */
  consume(kind: LimitKind, key?: LimitKey | null, points?: number, weight?: number): Promise<void>;
  /** The limit that this request has come closest to. Absent if nothing was counted. */
  readonly closest?: LimitState | undefined;
}
