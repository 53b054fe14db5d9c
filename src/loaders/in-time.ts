import { mongo } from 'mongoose';
import { refuse } from '../schema/errors.js';
import type { Loaders } from './context.js';

/** Time limit of a search whose order has no index. */
export const MAX_TIME_MS = 1_000;

/** The answer of such a search, which is sent in a command of its own. @throws QUERY_TOO_COMPLEX on a timeout */
export async function inTime<T>({ scope }: Pick<Loaders, 'scope'>, search: PromiseLike<T>): Promise<T> {
  scope.cost.reads += 1;
  try {
    return await search;
  } catch (error) {
    if (error instanceof mongo.MongoServerError && error.codeName === 'MaxTimeMSExpired')
      throw refuse.tooComplex('This search takes too long; use a more specific search.');
    throw error;
  }
}
