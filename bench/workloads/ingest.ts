import mongoose from 'mongoose';
import { PageViewModel, VisitorModel, VisitSessionModel } from '../../src/models/analytics/index.js';
import { post } from '../client.js';
import { start } from '../contender.js';
import { beacon, BROWSER } from '../data/beacons.js';
import { concurrently, interleaved, median } from '../measure.js';
import { atLeast, type Workload } from '../workload.js';

const LOAD = { size: 100, batches: 100, width: 8 };
const TOTAL = LOAD.size * LOAD.batches;

/** What ingest costs beside the inserts: checks, ids, sources, visitors and sessions, acknowledged writes; and over HTTP. */
export const ingest: Workload = {
  name: 'ingest',
  title: 'page views in batches of 100, 8 at once, against insertMany of the same documents',
  async run({ rounds, uri }) {
    if (mongoose.connection.readyState === 0) await mongoose.connect(uri);
    const [gateway, driver] = await Promise.all([start('gateway'), start('ingest')]);
    const clear = async (): Promise<void> => {
      for (const { collection } of [PageViewModel, VisitorModel, VisitSessionModel])
        await collection.deleteMany({});
    };
    const stored = async (rate: Promise<number>): Promise<number> => {
      const result = await rate;
      const count = await PageViewModel.collection.countDocuments({});
      if (count !== TOTAL) throw new Error(`${count} page views were stored, and not ${TOTAL}.`);
      await clear();
      return result;
    };
    const contenders = {
      ours: () => stored(driver.ask<number>('track', LOAD)),
      raw: () => stored(driver.ask<number>('insert', LOAD)),
      http: () => stored(overHttp(new URL('/collect', gateway.url).href)),
    };
    try {
      await clear();
      await driver.ask('track', LOAD);
      await driver.ask('take');
      await clear();
      await interleaved(1, contenders);
      const rates = await interleaved(rounds, contenders);
      const [o, r, h] = [median(rates.ours), median(rates.raw), median(rates.http)];
      const shown = (rate: number): string => `${Math.round(rate).toLocaleString('en')}/s`;
      const peer = `${shown(r)} insertMany`;
      return [
        { workload: 'page views, acknowledged', ours: shown(o), peer, ratio: o / r, ...atLeast(0.5)(o / r) },
        { workload: '… by beacons, gateway', ours: shown(h), peer, ratio: h / r, goal: '', met: null },
      ];
    } finally {
      await clear();
      await Promise.all([gateway.stop(), driver.stop()]);
    }
  },
};

async function overHttp(url: string): Promise<number> {
  const bodies = Array.from({ length: LOAD.batches }, () => beacon(LOAD.size));
  const started = performance.now();
  await concurrently(LOAD.batches, LOAD.width, async (index) => {
    const { status, body } = await post(url, bodies[index]!, undefined, { 'user-agent': BROWSER });
    if (status !== 204) throw new Error(`/collect answered ${status}: ${body}`);
  });
  return (TOTAL * 1_000) / (performance.now() - started);
}
