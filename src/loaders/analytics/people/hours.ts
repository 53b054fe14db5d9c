import type { InsightPeriod } from '../../../lib/insight-period.js';
import { ceilTo, floorTo } from '../../../lib/rollup-levels.js';
import { RollupModel } from '../../../models/analytics/index.js';
import { batchedBy } from '../../factories.js';

/** Which sum, of which first part of the key. */
export interface HoursKey {
  name: string;
  sum: string;
  first: string;
  period: InsightPeriod;
}

/** A sum by hour of the day in the period's zone: 24 numbers. */
export const rollupHours = batchedBy<HoursKey, number[]>(
  'Rollup.hours',
  ({ name, sum, first, period }) =>
    [name, sum, first, period.from.getTime(), period.to.getTime(), period.zone].join(' '),
  (keys, { roundTrip }) =>
    Promise.all(
      keys.map(async ({ name, sum, first, period: { from, to, zone } }) => {
        const rows = await roundTrip.ask<{ _id: number; n: number }>(RollupModel, [
          {
            $match: {
              // Hours of a zone may begin within an hour of UTC.
              ...{ name, level: 'quarter', 'key.0': first },
              at: { $gte: floorTo('quarter', from), $lt: ceilTo('quarter', to) },
            },
          },
          { $group: { _id: { $hour: { date: '$at', timezone: zone } }, n: { $sum: `$sums.${sum}` } } },
        ]);
        const found = new Map(rows.map(({ _id, n }) => [_id, n]));
        return Array.from({ length: 24 }, (_, hour) => found.get(hour) ?? 0);
      }),
    ),
);
