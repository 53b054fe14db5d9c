import type { Types } from 'mongoose';

/** Each id once, in order of first occurrence. */
export function distinct(ids: readonly Types.ObjectId[]): Types.ObjectId[] {
  return [...new Map(ids.map((id) => [id.toHexString(), id])).values()];
}
