import type { Types } from 'mongoose';

/** What is counted apart; each kind has its own points and window, see server/limits. */
export type LimitKind =
  'signIn' | 'signUp' | 'refresh' | 'mail' | 'token' | 'write' | 'read' | 'view' | 'report';

/** Whom a limit counts: an account (by login or id) and always the request's own address as well. */
export type LimitKey = string | Types.ObjectId;

/**
 * Rate limits as services see them. The server gives each request one that knows its address.
 * Every method throws RATE_LIMITED with `retryAfter` seconds.
 */
export interface RateLimits {
  /** Takes points from the address and, when a key is given, from that account. */
  consume(kind: LimitKind, key?: LimitKey | null, points?: number): Promise<void>;
}
