import { Types } from 'mongoose';
import { ApiUsageModel, PageViewModel } from '../../src/models/analytics/index.js';

/** The year that is filled, in UTC. */
export const YEAR = { from: new Date('2025-01-01T00:00:00Z'), to: new Date('2026-01-01T00:00:00Z') };

const BATCH = 10_000;
const PAGES = 200;
const OPERATIONS = 60;
const SPAN = YEAR.to.getTime() - YEAR.from.getTime();

/** Evenly over the year, the same at every run: page views of a tenth as many visitors, and operations of the API. */
export async function fillWithTraffic(events: number, say: (line: string) => void): Promise<void> {
  const visitors = Array.from({ length: Math.ceil(events / 10) }, () => new Types.ObjectId());
  const expireAt = new Date(Date.now() + 3_650 * 86_400_000);
  for (let start = 0; start < events; start += BATCH) {
    const numbers = Array.from({ length: Math.min(BATCH, events - start) }, (_, n) => start + n);
    const at = (n: number): Date => new Date(YEAR.from.getTime() + Math.floor((n / events) * SPAN));
    // Popular pages and operations are asked for more often.
    const skewed = (n: number, most: number): number =>
      Math.floor(most * (((n * 7_919) % 1_000) / 1_000) ** 2);
    await Promise.all([
      PageViewModel.collection.insertMany(
        numbers.map((n) => ({
          ...{ at: at(n), path: `/page/${skewed(n, PAGES)}`, visitor: visitors[(n * 31) % visitors.length] },
          ...{ secondsSpent: n % 300, scrollDepth: n % 100, expireAt },
        })) as never,
      ),
      ApiUsageModel.collection.insertMany(
        numbers.map((n) => ({
          ...{ at: at(n), operation: `Operation${skewed(n, OPERATIONS)}`, client: 'web', weight: 1 },
          ...{
            durationMs: 5 + ((n * 104_729) % 400),
            mongoCommands: 4,
            requestBytes: 700,
            responseBytes: 5_000,
          },
          expireAt,
        })) as never,
      ),
    ]);
    if (start > 0 && start % 500_000 === 0) say(`  ${(2 * start).toLocaleString('en')} events`);
  }
}
