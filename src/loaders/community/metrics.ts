import type { Types } from 'mongoose';
import {
  CommunityMetricsModel,
  type CommunityMetrics,
  type MetricsPeriod,
} from '../../models/community/index.js';
import { batchedBy, typed } from '../factories.js';

/** Which metrics: of a group or the platform, of one length, of buckets that begin in a range. */
export interface MetricsKey {
  group: Types.ObjectId | null;
  period: MetricsPeriod;
  from: Date;
  to: Date;
}

/** Buckets of one answer. */
export const MOST_BUCKETS = 400;

const nameOf = (group: Types.ObjectId | null, period: string): string =>
  `${group?.toHexString() ?? ''}:${period}`;

/** Metrics in order of time. Several groups of one request are read in one command. */
export const communityMetrics = batchedBy<MetricsKey, CommunityMetrics[]>(
  'CommunityMetrics.of',
  ({ group, period, from, to }) => `${nameOf(group, period)}:${from.getTime()}:${to.getTime()}`,
  async (keys, { roundTrip }) => {
    const rows = await roundTrip.ask<CommunityMetrics>(CommunityMetricsModel, [
      {
        $match: {
          $or: keys.map(({ group, period, from, to }) => ({ group, period, date: { $gte: from, $lt: to } })),
        },
      },
      { $sort: { date: 1, _id: 1 } },
    ]);
    return keys.map(({ group, period, from, to }) =>
      rows
        .filter(
          (row) =>
            nameOf(row.group, row.period) === nameOf(group, period) && row.date >= from && row.date < to,
        )
        .slice(0, MOST_BUCKETS)
        .map((row) => typed('CommunityMetrics', row)),
    );
  },
);
