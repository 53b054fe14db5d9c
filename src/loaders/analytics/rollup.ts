import { bucketAt, type InsightPeriod } from '../../lib/insight-period.js';
import { cover, joined, type Piece } from '../../lib/rollup-levels.js';
import { RollupModel, type Rollup } from '../../models/analytics/index.js';
import { batchedBy } from '../factories.js';
import { Figures } from './figures.js';

/** Which figures of a rollup. */
export interface RollupKey {
  /** The definition's name. */
  name: string;
  period: InsightPeriod;
  /** Figures for every bucket of the period; otherwise one for the whole period. */
  perBucket?: boolean;
  /** Only rows whose first part of the key is one of these. */
  first?: readonly string[];
}

/** Figures of one key. */
export interface RollupFigures {
  /** Position of the bucket. 0 if the whole period is requested. */
  bucket: number;
  key: string[];
  figures: Figures;
}

/** The periods of rollups that a question reads. */
export function piecesOf({ period, perBucket }: Pick<RollupKey, 'period' | 'perBucket'>): Piece[] {
  const { from, to, buckets } = period;
  if (!perBucket) return cover(from, to);
  return joined(buckets.flatMap(({ start, end }) => cover(start < from ? from : start, end > to ? to : end)));
}

/** The figures of a rollup in a period, by bucket and key, without those that nothing occurred for. */
export const rollup = batchedBy<RollupKey, RollupFigures[]>(
  'Rollup.of',
  ({ name, period, perBucket, first }) =>
    [
      name,
      period.from.getTime(),
      period.to.getTime(),
      perBucket ? `${period.unit} ${period.zone}` : '',
      first?.join(),
    ].join(' '),
  (keys, { roundTrip }) =>
    Promise.all(
      keys.map(async (key) => {
        const pieces = piecesOf(key);
        if (pieces.length === 0 || key.first?.length === 0) return [];
        const rows = await roundTrip.ask<Rollup>(RollupModel, [
          {
            $match: {
              $or: pieces.map(({ level, from, to }) => ({
                name: key.name,
                level,
                ...(key.first ? { 'key.0': { $in: key.first } } : {}),
                at: { $gte: from, $lt: to },
              })),
            },
          },
          { $project: { _id: 0, name: 0, level: 0 } },
        ]);
        return merge(rows, key);
      }),
    ),
);

function merge(rows: readonly Rollup[], { period, perBucket }: RollupKey): RollupFigures[] {
  const found = new Map<string, RollupFigures>();
  for (const row of rows) {
    // A range may begin within a quarter of an hour: its row counts for the first bucket.
    const bucket = perBucket ? Math.max(0, bucketAt(period, row.at)) : 0;
    const id = `${bucket}\u0000${row.key.join('\u0000')}`;
    let one = found.get(id);
    if (!one) found.set(id, (one = { bucket, key: row.key, figures: new Figures() }));
    one.figures.add(row);
  }
  return [...found.values()];
}
