import { Types } from 'mongoose';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { setClock } from '../../src/lib/clock.js';
import { AnalyticsEventModel, AnalyticsEventType, PageViewModel } from '../../src/models/analytics/index.js';
import { Role } from '../../src/models/identity/index.js';
import { funnelLimits, funnelQuery, MOST_FUNNEL_VISITORS } from '../../src/services/analytics/index.js';
import { visitorKey } from '../../src/services/analytics/ingest/derived-id.js';
import { person } from '../factories/person.js';
import { staff } from '../factories/staff.js';
import type { Client } from '../setup/client.js';
import { clearTraffic, trackAt, trafficApp, view } from './traffic-data.js';

/** The contract's operation, letter for letter. */
const FUNNEL =
  'query FunnelInsights($range: InsightRange!, $steps: [FunnelStepInput!]!) { insights { funnel(range: $range, steps: $steps) { steps { name visitors conversion medianSecondsFromPrevious } } } }';
const MORE = /* GraphQL */ `
  query ($range: InsightRange!, $steps: [FunnelStepInput!]!, $windowDays: Int! = 7) {
    insights {
      funnel(range: $range, steps: $steps, windowDays: $windowDays) {
        steps {
          visitors
          pending
          conversionFromPrevious
          medianSecondsFromPrevious
          reached(first: 2) {
            totalCount
            nodes {
              id
            }
          }
        }
      }
    }
  }
`;

let ada: Client;
const NOW = '2025-06-30T00:00:00Z';
const RANGE = { from: '2025-06-01', to: '2025-06-07', bucket: 'DAY', timezone: 'UTC' };
const custom = (name: string) => ({ name, type: 'CUSTOM', event: name });

/** Rows as ingest stores them: names of events, each with the day of June on which it occurs. */
async function visitor(name: string, ...events: [name: string, day: number][]): Promise<void> {
  const row = { visitor: visitorKey(name), expireAt: new Date('2125-01-01T00:00:00Z') };
  const at = (day: number) => new Date(Date.parse('2025-06-01T00:00:00Z') + (day - 1) * 86_400_000);
  await AnalyticsEventModel.collection.insertMany(
    events.map(([event, day]) => ({
      ...{ ...row, _id: new Types.ObjectId(), type: AnalyticsEventType.CUSTOM, name: event, at: at(day) },
    })) as never[],
  );
}

async function steps(names: unknown[], more: Record<string, unknown> = {}) {
  const wanted = names.map((one) => (typeof one === 'string' ? custom(one) : one));
  const { insights } = await ada.data(MORE, { range: RANGE, steps: wanted, ...more });
  return insights.funnel.steps as any[];
}
const visitors = async (...names: unknown[]) => (await steps(names)).map((step) => step.visitors);

beforeAll(async () => {
  await trafficApp();
  await clearTraffic();
  ada = (await staff(Role.ADMIN)).client;
  setClock(() => Date.parse(NOW));
});
afterEach(async () => {
  setClock(() => Date.parse(NOW));
  await clearTraffic();
});
afterAll(() => setClock(null));

describe('funnels', () => {
  test('are told by the contract’s operation', async () => {
    const signUp = (at: string) => ({ type: 'CUSTOM', name: 'signed_up', at });
    await trackAt('2025-06-03T00:00:00Z', 'a', [
      view('/', '2025-06-02T10:00:00Z'),
      signUp('2025-06-02T10:00:30Z'),
    ]);
    await trackAt('2025-06-03T00:00:00Z', 'b', [
      view('/', '2025-06-02T10:00:00Z'),
      signUp('2025-06-02T10:05:00Z'),
    ]);
    await trackAt('2025-06-03T00:00:00Z', 'c', [view('/', '2025-06-02T10:00:00Z')]);
    await trackAt('2025-06-03T00:00:00Z', 'd', [
      view('/other', '2025-06-02T10:00:00Z'),
      signUp('2025-06-02T10:05:00Z'),
    ]);
    const asked = [
      { name: 'visit', type: 'PAGE_VIEW', path: '/' },
      { name: 'sign up', type: 'CUSTOM', event: 'signed_up' },
    ];
    setClock(() => Date.parse(NOW));
    const { insights } = await ada.data(FUNNEL, { range: RANGE, steps: asked });
    expect(insights.funnel.steps).toEqual([
      { name: 'visit', visitors: 3, conversion: 1, medianSecondsFromPrevious: null },
      // Of 30 and 300 seconds, by nearest rank.
      { name: 'sign up', visitors: 2, conversion: 0.6667, medianSecondsFromPrevious: 30 },
    ]);
  });

  test('T7.8: a later attempt converts where the first one ran out of time', async () => {
    await visitor('v', ['A', 1], ['A', 5], ['B', 9]);
    const [, b] = await steps(['A', 'B']);
    expect(b).toMatchObject({ visitors: 1, medianSecondsFromPrevious: 4 * 86_400 });
    await visitor('late', ['A', 1], ['B', 9]);
    expect(await visitors('A', 'B')).toEqual([2, 1]);
    expect((await steps(['A', 'B'], { windowDays: 8 })).map((step) => step.visitors)).toEqual([2, 2]);
  });

  test('T7.8: entry is by the date of the first step, and later steps may come after the range', async () => {
    await visitor('after', ['A', 7], ['B', 13]);
    await visitor('too late', ['A', 8], ['B', 9]);
    await visitor('too early', ['A', 0], ['B', 2]);
    expect(await visitors('A', 'B')).toEqual([1, 1]);
  });

  test('T7.8: who is still within the window is pending, and not lost', async () => {
    await visitor('waits', ['A', 7]);
    await visitor('done', ['A', 7], ['B', 8]);
    setClock(() => Date.parse('2025-06-10T00:00:00Z'));
    expect((await steps(['A', 'B'])).map(({ visitors: n, pending }) => [n, pending])).toEqual([
      [2, 0],
      [1, 1],
    ]);
    setClock(() => Date.parse(NOW));
    expect((await steps(['A', 'B'])).map(({ pending }) => pending)).toEqual([0, 0]);
  });

  test('T7.8: the visitors behind a number are as many as it says', async () => {
    for (const name of ['x', 'y', 'z'])
      await trackAt('2025-06-03T00:00:00Z', name, [
        { type: 'CUSTOM', name: 'A', at: '2025-06-02T00:00:00Z' },
        ...(name === 'z' ? [] : [{ type: 'CUSTOM', name: 'B', at: '2025-06-02T00:01:00Z' }]),
      ]);
    setClock(() => Date.parse(NOW));
    const [a, b] = await steps(['A', 'B']);
    expect([a.reached.totalCount, a.reached.nodes.length, b.reached.totalCount]).toEqual([3, 2, 2]);
    expect(b.reached.nodes.map(({ id }: { id: string }) => id.slice(-24)).sort()).toEqual(
      ['x', 'y'].map((name) => visitorKey(name).toHexString()).sort(),
    );
  });

  test('T7.9: an exclusion ends the attempt and not the user', async () => {
    const b = { ...custom('B'), exclusions: [{ type: 'CUSTOM', event: 'X' }] };
    await visitor('void', ['A', 1], ['X', 2], ['B', 3]);
    expect(await visitors('A', b)).toEqual([1, 0]);
    await visitor('again', ['A', 1], ['X', 2], ['A', 3], ['B', 4]);
    expect(await visitors('A', b)).toEqual([2, 1]);
    // Only between the steps that it stands for.
    const c = { ...custom('C'), exclusions: [{ type: 'CUSTOM', event: 'X' }] };
    await visitor('between', ['A', 1], ['X', 2], ['B', 3], ['C', 4]);
    expect(await visitors('A', 'B', c)).toEqual([3, 3, 1]);
  });

  test('take steps in their order, at one moment too, and an event once', async () => {
    await visitor('reversed', ['B', 1], ['A', 2]);
    await visitor('moment', ['B', 3], ['A', 3]);
    await visitor('once', ['A', 4]);
    expect(await visitors('A', 'B')).toEqual([3, 1]);
    expect(await visitors('A', 'A')).toEqual([3, 0]);
    await visitor('once', ['A', 5]);
    expect(await visitors('A', 'A')).toEqual([3, 1]);
    expect(await visitors({ name: 'any', type: 'CUSTOM' }, 'A')).toEqual([3, 3]);
  });

  test('refuse what is no step, and visitors without end', async () => {
    const refusal = (wanted: object[], more = {}) =>
      ada.refusal(MORE, { range: RANGE, steps: wanted, ...more });
    expect(await refusal([{ ...custom('A'), path: '/' }])).toMatchObject({ field: 'steps.0.path' });
    expect(await refusal([{ name: 'l', type: 'PAGE_LEAVE' }])).toMatchObject({ field: 'steps.0.type' });
    expect(await refusal([])).toMatchObject({ code: 'BAD_USER_INPUT', field: 'steps' });
    expect(await refusal([custom('A')], { windowDays: 91 })).toMatchObject({ field: 'windowDays' });
    expect(await refusal([{ ...custom('A'), exclusions: [{ type: 'CUSTOM' }] }])).toMatchObject({
      field: 'steps.0.exclusions.0',
    });
    await visitor('1', ['A', 1]);
    await visitor('2', ['A', 1]);
    try {
      funnelLimits.visitors = 1;
      expect(await refusal([custom('A')])).toMatchObject({ code: 'BAD_USER_INPUT', field: 'range' });
    } finally {
      funnelLimits.visitors = MOST_FUNNEL_VISITORS;
    }
  });

  test('are refused to all but admins', async () => {
    setClock(null);
    const mira = await person();
    const asked = { range: RANGE, steps: [custom('A')] };
    expect(await mira.client.refusal(FUNNEL, asked)).toMatchObject({ code: 'FORBIDDEN' });
  });

  test.each([
    { type: AnalyticsEventType.PAGE_VIEW, path: '/' },
    { type: AnalyticsEventType.PAGE_VIEW },
    { type: AnalyticsEventType.CUSTOM, event: 'A' },
    { type: AnalyticsEventType.CLICK },
  ])('read %j by an index', async (matcher) => {
    await visitor('plan', ['A', 1]);
    await PageViewModel.collection.insertOne({
      _id: new Types.ObjectId(),
      path: '/',
      at: new Date(),
    } as never);
    const { model, filter } = funnelQuery(matcher, new Date('2025-06-01T00:00:00Z'), new Date(NOW));
    const plan = await (model.collection as typeof PageViewModel.collection)
      .find(filter)
      .sort({ at: 1 })
      .explain();
    expect(JSON.stringify(plan)).toContain('IXSCAN');
    expect(JSON.stringify(plan['queryPlanner'].winningPlan)).not.toMatch(/COLLSCAN|"SORT"/);
  });
});
