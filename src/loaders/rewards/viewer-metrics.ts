import { UserRewardsModel, type AchievementMetric } from '../../models/rewards/index.js';
import { batchedBy } from '../factories.js';
import { METRIC_ROWS } from './metric-rows.js';

/** The viewer's numbers for achievements: one count per requested metric. */
export const viewerMetrics = batchedBy<AchievementMetric, number>(
  'viewer.metrics',
  (metric) => metric,
  (metrics, { viewer, roundTrip }) =>
    Promise.all(
      metrics.map(async (metric) => {
        if (!viewer) return 0;
        const rows = METRIC_ROWS[metric];
        if (!rows) {
          const [row] = await roundTrip.ask<{ streak?: { longest?: number } }>(UserRewardsModel, [
            { $match: { _id: viewer.id } },
          ]);
          return row?.streak?.longest ?? 0;
        }
        const { model, by, match } = rows;
        const [counted] = await roundTrip.ask<{ n: number }>(model, [
          { $match: { ...match, [by]: viewer.id } },
          { $count: 'n' },
        ]);
        return counted?.n ?? 0;
      }),
    ),
);
