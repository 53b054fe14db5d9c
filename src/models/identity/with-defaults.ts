import type { Model } from 'mongoose';

/**
 * A lean document merged with the defaults of its model. Settings store only changed values, so that a new default
 * applies to every user who has not chosen otherwise.
 */
export function withDefaults<T extends object>(model: Model<T>, stored: object): T {
  const { __typename: _, ...document } = stored as { __typename?: string };
  return new model(document as Partial<T>).toObject() as T;
}
