import { Error as MongooseError } from 'mongoose';

/**
 * The paths that failed validation, for a log: the error's own message quotes the values, which may be private. Null
 * for any other error.
 */
export function refusedPaths(error: unknown): string[] | null {
  if (!(error instanceof MongooseError.ValidationError)) return null;
  return Object.entries(error.errors).map(([path, { kind }]) => `${path}: ${kind ?? 'invalid'}`);
}
