import { mongo } from 'mongoose';
import { refuse } from '../schema/errors.js';
import type { Loaders } from './context.js';

/** So long a search may take that no index sorts. */
export const MAX_TIME_MS = 1_000;

/** The answer of such a search, which goes past the loaders' common command. @throws QUERY_TOO_COMPLEX when it takes too long */
export async function inTime<T>({ scope }: Pick<Loaders, 'scope'>, search: PromiseLike<T>): Promise<T> {
  scope.cost.reads += 1;
  try {
    return await search;
  } catch (error) {
    if (error instanceof mongo.MongoServerError && error.codeName === 'MaxTimeMSExpired')
      throw refuse.tooComplex('This search takes too long; search for something more particular.');
    throw error;
  }
}
