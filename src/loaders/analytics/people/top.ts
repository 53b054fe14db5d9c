import type { PipelineStage } from 'mongoose';
import type { InsightPeriod } from '../../../lib/insight-period.js';
import { RollupModel } from '../../../models/analytics/index.js';
import { batchedBy } from '../../factories.js';
import { piecesOf } from '../rollup.js';

/** A figure that something is ranked by. */
export interface Ranked {
  /** The rollup's name. */
  name: string;
  /** The sum that counts. Defaults to the number of rows. */
  sum?: string;
  /** What one is worth in the score. */
  weight: number;
}

/** What is ranked, and by what. */
export interface TopKey<F extends string = string> {
  /** Figures by name. Of equal scores, the first figure decides, then the next. */
  of: Record<F, Ranked>;
  period: InsightPeriod;
  /** The position in the rollups' keys of what is ranked. */
  part: number;
  /** Only rows whose first part of the key is this. */
  first?: string;
  /** The length of the list. */
  most: number;
}

/** One place of a ranking. */
export interface TopRow<F extends string = string> {
  key: string;
  score: number;
  figures: Record<F, number>;
}

/** The first of a ranking over rollups that share a part of their key. The database adds up and sorts. */
export const rollupTop = batchedBy<TopKey, TopRow[]>(
  'Rollup.top',
  ({ of, period, part, first, most }) =>
    JSON.stringify([of, period.from.getTime(), period.to.getTime(), part, first, most]),
  (keys, { roundTrip }) =>
    Promise.all(
      keys.map(async (key) => {
        const pieces = piecesOf({ period: key.period });
        if (pieces.length === 0) return [];
        const rows = await roundTrip.ask<Record<string, number> & { _id: string }>(
          RollupModel,
          pipelineOf(key, pieces),
        );
        return rows.map(({ _id, score, ...figures }) => ({ key: _id, score: score!, figures }));
      }),
    ),
);

function pipelineOf({ of, part, first, most }: TopKey, pieces: ReturnType<typeof piecesOf>): PipelineStage[] {
  const ranked = Object.entries(of);
  const names = [...new Set(ranked.map(([, { name }]) => name))];
  const added = ranked.map(([figure, { name, sum }]) => [
    figure,
    { $sum: { $cond: [{ $eq: ['$name', name] }, sum ? `$sums.${sum}` : '$count', 0] } },
  ]);
  const score = { $add: ranked.map(([figure, { weight }]) => ({ $multiply: [`$${figure}`, weight] })) };
  return [
    {
      $match: {
        $or: pieces.map(({ level, from, to }) => ({
          name: { $in: names },
          level,
          ...(first === undefined ? {} : { 'key.0': first }),
          at: { $gte: from, $lt: to },
        })),
      },
    },
    { $group: { _id: { $arrayElemAt: ['$key', part] }, ...Object.fromEntries(added) } },
    { $set: { score } },
    { $match: { _id: { $ne: '' }, score: { $gt: 0 } } },
    { $sort: { score: -1, ...Object.fromEntries(ranked.map(([figure]) => [figure, -1])), _id: 1 } },
    { $limit: most },
  ] as PipelineStage[];
}
