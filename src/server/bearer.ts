import { GraphQLError } from 'graphql';
import type { RateLimits } from '../auth/limits.js';
import type { Viewer } from '../auth/viewer.js';
import type { User } from '../models/identity/index.js';
import { isOutage } from '../lib/infrastructure.js';
import type { RequestCost } from '../lib/request-cost.js';
import type { Context, RequestInfo } from '../loaders/context.js';
import { refuse } from '../schema/errors.js';

/** Checks an access token and its session; throws UNAUTHENTICATED for one that is no longer good. */
export type Authenticate = (token: string) => Promise<Viewer>;

/** The same for one HTTP request, with the account if that comes in the same command. */
export type AuthenticateRequest = (token: string) => Promise<{ viewer: Viewer; account?: User }>;

/** Makes the context of one operation, with loaders of its own. */
export type ContextFactory = (parts: {
  viewer: Viewer | null;
  request: RequestInfo;
  limits: RateLimits;
  cost: RequestCost;
  account?: User;
}) => Context;

/** Whoever an Authorization value names; null for none. A value that is wrong is never taken for a visitor. */
export async function viewerOf<T = Viewer>(
  authenticate: (token: string) => Promise<T>,
  authorization: unknown,
): Promise<T | null> {
  if (authorization === undefined || authorization === null || authorization === '') return null;
  const token =
    typeof authorization === 'string' ? /^Bearer +([\w.~+/=-]+)$/i.exec(authorization)?.[1] : undefined;
  if (!token) throw refuse.unauthenticated('The Authorization header must be `Bearer <access token>`.');
  return authenticate(token);
}

/** As `viewerOf`, for a request whose whole answer is then 401; or 503, where it can't be known at the moment. */
export async function viewerOrStatus<T = Viewer>(
  authenticate: (token: string) => Promise<T>,
  authorization: unknown,
): Promise<T | null> {
  try {
    return await viewerOf(authenticate, authorization);
  } catch (error) {
    if (error instanceof GraphQLError && error.extensions['code'] === 'UNAUTHENTICATED') {
      error.extensions['http'] = { status: 401 };
    }
    if (!isOutage(error)) throw error;
    const away = refuse.unavailable('It cannot be known for the moment who you are. Try again.', error);
    const headers = new Map([['retry-after', String(away.extensions['retryAfter'])]]);
    away.extensions['http'] = { status: 503, headers };
    throw away;
  }
}
