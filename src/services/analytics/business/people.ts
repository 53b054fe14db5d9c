import type { Types } from 'mongoose';
import { inUnit, nearestRank, type Weighted } from './tally.js';

/** What a member of the staff did. Their ids are null where the account is gone. */
export interface StaffWork {
  id: Types.ObjectId | null;
  /** Number of things that were finished. */
  finished: number;
  medianHours: number | null;
}

/** Adds up by member of the staff what was finished, and how long it took; the busiest first. */
export function workBy(
  rows: readonly { id: Types.ObjectId | null; seconds: number; count: number }[],
): StaffWork[] {
  const values = new Map<string, { id: Types.ObjectId | null; all: Weighted[] }>();
  for (const { id, seconds, count } of rows) {
    const key = id?.toHexString() ?? '';
    const one = values.get(key) ?? { id, all: [] };
    values.set(key, one);
    one.all.push({ value: seconds, count });
  }
  return [...values.values()]
    .map(({ id, all }) => ({
      id,
      finished: all.reduce((sum, { count }) => sum + count, 0),
      medianHours: inUnit(nearestRank(all, 50), 'hours'),
    }))
    .sort((a, b) => b.finished - a.finished || order(a.id, b.id));
}

/** The order of ids, for lists whose figures are equal. */
export const order = (a: Types.ObjectId | null, b: Types.ObjectId | null): number =>
  (a?.toHexString() ?? '') < (b?.toHexString() ?? '') ? -1 : 1;
