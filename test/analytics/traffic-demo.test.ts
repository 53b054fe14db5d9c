import { Types } from 'mongoose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { planTraffic } from '../../src/import/demo/plan-traffic.js';
import { seedTraffic } from '../../src/import/demo/seed-traffic.js';
import type { DemoSeeder } from '../../src/import/demo/seeder.js';
import { stableId } from '../../src/import/stable-id.js';
import { setClock } from '../../src/lib/clock.js';
import {
  AnalyticsEventModel,
  PageViewModel,
  RollupStateModel,
  VisitorModel,
  VisitSessionModel,
} from '../../src/models/analytics/index.js';
import { clearTraffic, trafficApp } from './traffic-data.js';

const NOW = Date.parse('2025-11-30T00:00:00Z');
const demo = {
  people: Array.from({ length: 80 }, () => new Types.ObjectId()),
  ago: (milliseconds: number) => new Date(NOW - milliseconds),
  id: (kind: string, index: number, at: Date) => stableId(`demo:${kind}:${index}`, at),
} as unknown as DemoSeeder;
const MODELS = [PageViewModel, AnalyticsEventModel, VisitSessionModel, VisitorModel];
const counts = () => Promise.all(MODELS.map(({ collection }) => collection.countDocuments({})));

describe('traffic of the demo', () => {
  beforeAll(async () => {
    await trafficApp();
    await clearTraffic();
  });
  afterAll(async () => {
    setClock(null);
    await clearTraffic();
  });

  test('is the same each time, and small', () => {
    expect(planTraffic(60)).toEqual(planTraffic(60));
  });

  test('fits together, and is seeded once', async () => {
    await seedTraffic(demo);
    const first = await counts();
    expect(first.reduce((sum, count) => sum + count, 0)).toBeLessThan(20_000);
    expect(first.every((count) => count > 500)).toBe(true);
    await RollupStateModel.collection.insertOne({ _id: 'traffic.views', madeUntil: new Date(NOW) } as never);
    await seedTraffic(demo);
    expect(await counts()).toEqual(first);
    expect(await RollupStateModel.countDocuments({})).toBe(0);
    const sessions = await VisitSessionModel.find({}).lean();
    for (const { startedAt, lastActiveAt } of sessions) {
      expect(startedAt <= lastActiveAt && lastActiveAt.getTime() <= NOW).toBe(true);
    }
    const views = sessions.reduce((sum, { stats }) => sum + stats.pageViews, 0);
    expect(views).toBe(first[0]);
    const visits = (await VisitorModel.find({}).lean()).reduce((sum, visitor) => sum + visitor.visits, 0);
    expect(visits).toBe(sessions.length);
  });
});
