import mongoose from 'mongoose';
import '../../src/domains/index.js';
import { periodBetween, type InsightPeriod } from '../../src/lib/insight-period.js';
import { Loaders } from '../../src/loaders/context.js';
import { ApiUsageModel, PageViewModel, RollupModel } from '../../src/models/analytics/index.js';
import { remakeRollups } from '../../src/services/analytics/index.js';
import { fillWithTraffic, YEAR } from '../data/traffic.js';
import { interleaved, median, percentile, timed } from '../measure.js';
import { atLeast, atMost, ms, type Row, type Workload } from '../workload.js';

/** Number of page views, and of operations of the API: together the events of the goal with BENCH_EVENTS=2500000. */
const EVENTS = Number(process.env.BENCH_EVENTS ?? 250_000);

const year = (unit: InsightPeriod['unit']): InsightPeriod =>
  periodBetween({ from: YEAR.from, to: YEAR.to, unit, zone: 'UTC', now: YEAR.to });
const week = (): InsightPeriod =>
  periodBetween({
    ...{ from: new Date(YEAR.to.getTime() - 7 * 86_400_000), to: YEAR.to },
    ...{ unit: 'day', zone: 'UTC', now: YEAR.to },
  });

/** What an insight asks of rollups; every reading has loaders of its own, as a request has. */
const reading =
  (name: string, period: InsightPeriod, perBucket = false) =>
  async () => {
    const rows = await new Loaders({ viewer: null }).rollup.load({ name, period, perBucket });
    // Figures are computed when they are read.
    return rows.map(({ figures }) => [figures.unique('visitors'), figures.percentile('ms', 95)]);
  };

/** The same out of the raw rows, by the index on their time. */
const rawPages = async () => {
  const pages = await PageViewModel.collection
    .aggregate(
      [
        { $match: { at: { $gte: YEAR.from, $lt: YEAR.to } } },
        { $group: { _id: '$path', views: { $sum: 1 }, visitors: { $addToSet: '$visitor' } } },
        { $project: { views: 1, visitors: { $size: '$visitors' } } },
      ],
      { allowDiskUse: true },
    )
    .toArray();
  if (pages.length === 0) throw new Error('There is no page view.');
};
const rawOperations = async () => {
  const operations = ApiUsageModel.collection.aggregate<{ durations: number[] }>(
    [
      { $match: { at: { $gte: YEAR.from, $lt: YEAR.to } } },
      { $group: { _id: '$operation', durations: { $push: '$durationMs' } } },
    ],
    { allowDiskUse: true },
  );
  for await (const { durations } of operations) percentile(durations, 95);
};

/** Insights of a year from rollups against the same from raw rows, and a year against a week. */
export const insights: Workload = {
  name: 'insights',
  title: `a year of ${(2 * EVENTS).toLocaleString('en')} events: rollups against raw rows`,
  async run({ rounds, uri, say }) {
    if (mongoose.connection.readyState === 0) await mongoose.connect(uri);
    await fillWithTraffic(EVENTS, say);
    const names = ['traffic.pages', 'api.operations'];
    const making = await timed(() => remakeRollups(YEAR.from, YEAR.to, { names }));
    say(`  rollups made in ${(making / 1_000).toFixed(1)} s`);
    try {
      const against = async (workload: string, name: string, raw: () => Promise<void>): Promise<Row> => {
        const ours = reading(name, year('month'));
        await ours();
        const taken = await interleaved(Math.min(rounds, 3), {
          ours: () => timed(ours),
          raw: () => timed(raw),
        });
        const [o, r] = [median(taken.ours), median(taken.raw)];
        return { workload, ours: ms(o), peer: `${ms(r)} raw rows`, ratio: r / o, ...atLeast(20)(r / o) };
      };
      const longer = async (workload: string, name: string): Promise<Row> => {
        const [ofYear, ofWeek] = [reading(name, year('month')), reading(name, week())];
        const taken = await interleaved(rounds * 5, {
          year: () => timed(ofYear),
          week: () => timed(ofWeek),
        });
        const [y, w] = [percentile(taken.year, 95), percentile(taken.week, 95)];
        return { workload, ours: `${ms(y)} p95`, peer: `${ms(w)} a week`, ratio: y / w, ...atMost(3)(y / w) };
      };
      return [
        await against('pages of a year', 'traffic.pages', rawPages),
        await against('percentiles of a year', 'api.operations', rawOperations),
        await longer('pages, a year to a week', 'traffic.pages'),
        await longer('percentiles, a year to a week', 'api.operations'),
      ];
    } finally {
      for (const { collection } of [PageViewModel, ApiUsageModel, RollupModel])
        await collection.deleteMany({});
    }
  },
};
