import { GraphQLError } from 'graphql';
import type { RateLimits } from '../auth/limits.js';
import type { Viewer } from '../auth/viewer.js';
import type { User } from '../models/identity/index.js';
import { isOutage } from '../lib/infrastructure.js';
import type { RequestCost } from '../lib/request-cost.js';
import type { Context, RequestInfo } from '../loaders/context.js';
import { refuse } from '../schema/errors.js';

/** Checks an access token and its session. Throws UNAUTHENTICATED if it is no longer valid. */
export type Authenticate = (token: string) => Promise<Viewer>;

/** The same for one HTTP request, with the account if it is loaded in the same command. */
export type AuthenticateRequest = (token: string) => Promise<{ viewer: Viewer; account?: User }>;

/** Creates the context of one operation, with its own loaders. */
export type ContextFactory = (parts: {
  viewer: Viewer | null;
  request: RequestInfo;
  limits: RateLimits;
  cost: RequestCost;
  account?: User;
}) => Context;

/** The viewer of an Authorization value. Null for none; an invalid value never counts as a visitor. */
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

/** Whether an error means that a token is no longer valid. */
export const isUnauthenticated = (error: unknown): error is GraphQLError =>
  error instanceof GraphQLError && error.extensions['code'] === 'UNAUTHENTICATED';

/**
 * Like `viewerOf`, for a request that is answered with 401 as a whole, or with 503 if the session cannot be checked
 * now.
 */
export async function viewerOrStatus<T = Viewer>(
  authenticate: (token: string) => Promise<T>,
  authorization: unknown,
): Promise<T | null> {
  try {
    return await viewerOf(authenticate, authorization);
  } catch (error) {
    if (isUnauthenticated(error)) error.extensions['http'] = { status: 401 };
    if (!isOutage(error)) throw error;
    const away = refuse.unavailable('The session cannot be checked now. Try again.', error);
    const headers = new Map([['retry-after', String(away.extensions['retryAfter'])]]);
    away.extensions['http'] = { status: 503, headers };
    throw away;
  }
}
