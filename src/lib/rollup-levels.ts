import { periodOf } from './civil-time.js';

/** The lengths of the periods that rollups are made for, in UTC. Quarters of an hour meet the midnights of every zone. */
export const ROLLUP_LEVELS = ['quarter', 'hour', 'day', 'month'] as const;
/** A length of a period of rollups. */
export type RollupLevel = (typeof ROLLUP_LEVELS)[number];

/** The length of the shortest period. */
export const QUARTER_MS = 15 * 60 * 1_000;

const LENGTH_MS = { quarter: QUARTER_MS, hour: 4 * QUARTER_MS, day: 96 * QUARTER_MS } as const;

/** The start of the period in which a moment lies. */
export function floorTo(level: RollupLevel, at: Date): Date {
  if (level === 'month') return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), 1));
  return new Date(Math.floor(at.getTime() / LENGTH_MS[level]) * LENGTH_MS[level]);
}

/** The end of the period in which a moment lies. */
export function endOf(level: RollupLevel, at: Date): Date {
  if (level === 'month') return periodOf(at, 'month', 'utc').end;
  return new Date(floorTo(level, at).getTime() + LENGTH_MS[level]);
}

/** The start of the first period that does not begin before a moment. */
export function ceilTo(level: RollupLevel, at: Date): Date {
  const floor = floorTo(level, at);
  return floor.getTime() === at.getTime() ? floor : endOf(level, at);
}

/** Periods of one level, from the first up to but without the last moment. */
export interface Piece {
  level: RollupLevel;
  from: Date;
  to: Date;
}

/** The fewest periods that together are a half-open range. Widened to quarters of an hour where it begins or ends within one. */
export function cover(from: Date, to: Date, depth = ROLLUP_LEVELS.length - 1): Piece[] {
  if (from >= to) return [];
  const level = ROLLUP_LEVELS[depth]!;
  if (depth === 0) return [{ level, from: floorTo(level, from), to: ceilTo(level, to) }];
  const [first, last] = [ceilTo(level, from), floorTo(level, to)];
  if (first >= last) return cover(from, to, depth - 1);
  return [...cover(from, first, depth - 1), { level, from: first, to: last }, ...cover(last, to, depth - 1)];
}

/** Joins neighbours of one level. The pieces are in order of time. */
export function joined(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const before = result.at(-1);
    if (before?.level === piece.level && before.to.getTime() >= piece.from.getTime())
      result[result.length - 1] = { ...before, to: piece.to };
    else result.push(piece);
  }
  return result;
}
