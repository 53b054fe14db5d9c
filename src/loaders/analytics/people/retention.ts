import { addDays, daysBetween, localDay, periodOf } from '../../../lib/civil-time.js';
import type { InsightPeriod } from '../../../lib/insight-period.js';
import { UserActivityModel } from '../../../models/analytics/index.js';
import { refuse } from '../../../schema/errors.js';
import { batchedBy } from '../../factories.js';

/** The length of a cell. */
export type RetentionUnit = 'day' | 'week';

/** Most cells of a cohort. */
export const MOST_CELLS: Record<RetentionUnit, number> = { week: 53, day: 31 };
/** Most cohorts of one answer. */
export const MOST_COHORTS = 500;
const DAYS: Record<RetentionUnit, number> = { week: 7, day: 1 };

/** Whose retention. */
export interface RetentionKey {
  period: InsightPeriod;
  unit: RetentionUnit;
}

/** Users who were first active in one day or week, and how many of them were active later. */
export interface Cohort {
  /** The local day that the cohort begins with. */
  cohort: string;
  size: number;
  /** Number of users active in the same day or week, the next, and so on. Null in the future. */
  cells: (number | null)[];
  /** Number of cells that are over. */
  complete: number;
}

/**
 * The cohorts of a period. A user belongs to the day or week, by the calendar of the zone, of the first activity ever, and
 * only where that lies in the period. Later activity may lie behind it.
 */
export const retention = batchedBy<RetentionKey, Cohort[]>(
  'UserActivity.retention',
  ({ period: { from, to, zone }, unit }) => [from.getTime(), to.getTime(), zone, unit].join(' '),
  (keys, { roundTrip }) =>
    Promise.all(
      keys.map(async ({ period, unit }) => {
        const { from, to, zone } = period;
        const local = (date: string) => ({
          $dateToString: {
            date: { $dateTrunc: { date, unit, timezone: zone, startOfWeek: 'monday' } },
            timezone: zone,
            format: '%Y-%m-%d',
          },
        });
        const rows = await roundTrip.ask<{ _id: { cohort: string; at: string }; users: number }>(
          UserActivityModel,
          [
            { $match: { first: { $gte: from, $lt: to } } },
            { $group: { _id: { user: '$user', cohort: local('$first'), at: local('$at') } } },
            { $group: { _id: { cohort: '$_id.cohort', at: '$_id.at' }, users: { $sum: 1 } } },
          ],
        );
        return cohortsOf(
          period,
          unit,
          new Map(rows.map(({ _id, users }) => [`${_id.cohort} ${_id.at}`, users])),
        );
      }),
    ),
);

function cohortsOf(
  { from, to, zone, now }: InsightPeriod,
  unit: RetentionUnit,
  users: ReadonlyMap<string, number>,
): Cohort[] {
  const dayOf = (at: Date): string => localDay(periodOf(at, unit, zone).start, zone);
  const [first, last, present] = [from, new Date(to.getTime() - 1), now].map(dayOf) as [
    string,
    string,
    string,
  ];
  const step = DAYS[unit];
  const cohorts = daysBetween(first, last) / step + 1;
  if (cohorts > MOST_COHORTS)
    throw refuse.badInput(
      `The range has too many cohorts; up to ${MOST_COHORTS} ${unit}s are allowed.`,
      'range.to',
    );
  const length = Math.min(cohorts, MOST_CELLS[unit]);
  return Array.from({ length: cohorts }, (_, row) => {
    const cohort = addDays(first, row * step);
    const days = Array.from({ length }, (_cell, column) => addDays(cohort, column * step));
    return {
      cohort,
      size: users.get(`${cohort} ${cohort}`) ?? 0,
      cells: days.map((day) => (day > present ? null : (users.get(`${cohort} ${day}`) ?? 0))),
      complete: days.filter((day) => day < present).length,
    };
  });
}
