import type { Types } from 'mongoose';
import type { EventFigures, WebinarFigures } from '../../../loaders/analytics/index.js';
import type { EventType } from '../../../models/calendar/index.js';

type Sums = Omit<EventFigures, 'type' | 'organizer'>;

function added<T>(rows: readonly (T & Sums)[], keyOf: (row: T) => string): Map<string, T & Sums> {
  const found = new Map<string, T & Sums>();
  for (const row of rows) {
    const one = found.get(keyOf(row));
    if (!one) found.set(keyOf(row), { ...row });
    else
      for (const name of ['events', 'registrations', 'attended', 'noShow', 'ratings', 'ratingSum'] as const)
        one[name] += row[name] as never;
  }
  return found;
}

/** Events by type, most events first. */
export const eventsByType = (rows: readonly EventFigures[]): (Sums & { type: EventType })[] =>
  [...added(rows, ({ type }) => type).values()].sort(
    (a, b) => b.events - a.events || (a.type < b.type ? -1 : 1),
  );

/** Organizers by their participants, then by their events. */
export const organizersOf = (
  rows: readonly EventFigures[],
  most: number,
): (Sums & { organizer: Types.ObjectId })[] =>
  [...added(rows, ({ organizer }) => organizer.toHexString())]
    .sort(
      ([a, one], [b, other]) =>
        other.attended - one.attended || other.events - one.events || (a < b ? -1 : 1),
    )
    .slice(0, most)
    .map(([, row]) => row);

/** A sum over all participants of webinars. */
export const webinarSum = (
  rows: readonly WebinarFigures[],
  what: Exclude<keyof WebinarFigures, 'experience' | 'source'>,
): number => rows.reduce((sum, row) => sum + row[what], 0);

/** Registrations by something known about participants, most frequent first. */
export function webinarCounts(
  rows: readonly WebinarFigures[],
  by: 'experience' | 'source',
  names: Record<string, string>,
): { key: string; count: number }[] {
  const nameOf = new Map(Object.entries(names).map(([name, value]) => [value, name]));
  const found = new Map<string, number>();
  for (const row of rows) {
    const key = nameOf.get(row[by]) ?? row[by];
    found.set(key, (found.get(key) ?? 0) + row.registrations);
  }
  return [...found]
    .map(([key, count]) => ({ key, count }))
    .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
}
