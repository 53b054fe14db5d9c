import type { Model } from 'mongoose';

/**
 * A lean document with the defaults of its model filled in. Settings store only what was changed, so that a default that
 * changes or comes later holds for everybody who has not decided otherwise.
 */
export function withDefaults<T extends object>(model: Model<T>, stored: object): T {
  const { __typename: _, ...document } = stored as { __typename?: string };
  return new model(document as Partial<T>).toObject() as T;
}
