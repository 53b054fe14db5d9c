import { Types } from 'mongoose';

/** What ids of the bench begin with, by kind: fixed data has fixed ids. */
const KINDS = {
  ...{ person: 1, post: 2, comment: 3, session: 4 },
  ...{ group: 5, topic: 6, event: 7, agent: 8, board: 9 },
} as const;

/** The n-th id of a kind. */
export function idOf(kind: keyof typeof KINDS, n: number): Types.ObjectId {
  return Types.ObjectId.createFromHexString(`b${KINDS[kind]}${n.toString(16).padStart(22, '0')}`);
}

/** The newest moment in the data; everything else lies before it. */
export const NOW = new Date('2026-01-01T12:00:00Z');

/** So many seconds before. */
export const before = (seconds: number): Date => new Date(NOW.getTime() - seconds * 1_000);
