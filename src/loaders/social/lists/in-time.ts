import { mongo } from 'mongoose';
import { refuse } from '../../../schema/errors.js';

/** So long a search may take that no index sorts. */
export const MAX_TIME_MS = 1_000;

/** The answer of such a search. @throws QUERY_TOO_COMPLEX when it takes too long */
export async function inTime<T>(search: PromiseLike<T>): Promise<T> {
  try {
    return await search;
  } catch (error) {
    if (error instanceof mongo.MongoServerError && error.codeName === 'MaxTimeMSExpired')
      throw refuse.tooComplex('This search takes too long; search for something more particular.');
    throw error;
  }
}
