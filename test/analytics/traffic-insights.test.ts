import { Types } from 'mongoose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setClock } from '../../src/lib/clock.js';
import {
  AnalyticsEventModel,
  PageViewModel,
  RollupModel,
  VisitorModel,
  VisitSessionModel,
} from '../../src/models/analytics/index.js';
import { Role } from '../../src/models/identity/index.js';
import { parseGlobalId } from '../../src/schema/ids.js';
import { advanceRollups, remakeRollups } from '../../src/services/analytics/index.js';
import { analytics as personalData } from '../../src/services/privacy/rows/analytics.js';
import type { Leaver } from '../../src/services/privacy/step.js';
import { person, type Person } from '../factories/person.js';
import { staff } from '../factories/staff.js';
import type { Client } from '../setup/client.js';
import { browser, clearTraffic, PHONE, trackAt, trafficApp, view } from './traffic-data.js';

/** The contract's operation, letter for letter. */
const TRAFFIC =
  'query TrafficInsights($range: InsightRange!) { insights { traffic(range: $range) { visitors sessions pageViews bounceRate averageSessionSeconds live buckets { start visitors sessions pageViews } pages { path views visitors averageSeconds scrollDepth entries exits } sources { key visitors } campaigns { source medium campaign visitors } countries { key visitors } devices { key visitors } browsers { key visitors } events { name count visitors } } } }';

let ada: Person;
let mira: Person;
const NOW = '2025-11-18T12:00:00Z';
const traffic = async (from: string, to: string, timezone = 'UTC') => {
  const { insights } = await ada.client.data(TRAFFIC, { range: { from, to, bucket: 'DAY', timezone } });
  return insights.traffic;
};
const days = (rows: { start: string; visitors: number; sessions: number; pageViews: number }[]) =>
  rows.map(({ start, visitors, sessions, pageViews }) => [start, visitors, sessions, pageViews]);

/**
 * Vera comes on the 15th at 17:00 (the 16th in Shanghai) and on the 17th, Paul on the 17th by phone, and somebody who asks
 * not to be tracked.
 */
beforeAll(async () => {
  await trafficApp();
  await clearTraffic();
  [ada, mira] = [await staff(Role.ADMIN), await person()];
  const [own, phone] = [await browser(mira.accessToken), await browser(null, { 'user-agent': PHONE })];
  await trackAt('2025-11-15T17:11:00Z', 'vera', [
    view('/?utm_source=Ads&utm_medium=cpc&utm_campaign=Autumn&utm_term=agents', '2025-11-15T17:00:00Z', {
      id: 'v1',
    }),
    view('/agents', '2025-11-15T17:04:00Z', { id: 'v2', secondsSpent: 40, scrollDepth: 50 }),
    { type: 'CLICK', name: 'subscribe', at: '2025-11-15T17:10:00Z' },
    { type: 'CLICK', name: 'subscribe', at: '2025-11-15T17:10:30Z' },
    { type: 'PAGE_LEAVE', view: 'v1', at: '2025-11-15T17:04:00Z', secondsSpent: 240, scrollDepth: 100 },
  ]);
  await trackAt('2025-11-17T09:00:00Z', 'vera', [view('/agents', '2025-11-17T09:00:00Z')], own);
  await trackAt(
    '2025-11-17T10:05:00Z',
    'paul',
    [
      view('/', '2025-11-17T10:00:00Z', { referrer: 'https://news.example/a' }),
      view('/', '2025-11-17T10:05:00Z', { secondsSpent: 60, scrollDepth: 25 }),
    ],
    phone,
  );
  await trackAt('2025-11-17T11:00:00Z', 'private', [view('/')], await browser(null, { dnt: '1' }));
  setClock(() => Date.parse(NOW));
  await advanceRollups();
});
afterAll(() => setClock(null));

describe('traffic', () => {
  test('is told by the contract’s operation', async () => {
    expect(await traffic('2025-11-15', '2025-11-17')).toEqual({
      ...{ visitors: 2, sessions: 3, pageViews: 6, bounceRate: 0.3333, averageSessionSeconds: 310, live: 0 },
      buckets: [
        { start: '2025-11-15T00:00:00.000Z', visitors: 1, sessions: 1, pageViews: 2 },
        { start: '2025-11-16T00:00:00.000Z', visitors: 0, sessions: 0, pageViews: 0 },
        { start: '2025-11-17T00:00:00.000Z', visitors: 2, sessions: 2, pageViews: 4 },
      ],
      pages: [
        // The view of the visitor who is not tracked counts as a view.
        { path: '/', views: 4, visitors: 2, averageSeconds: 150, scrollDepth: 62.5, entries: 2, exits: 1 },
        { path: '/agents', views: 2, visitors: 1, averageSeconds: 40, scrollDepth: 50, entries: 1, exits: 2 },
      ],
      sources: [
        { key: 'ads', visitors: 1 },
        { key: 'direct', visitors: 1 },
        { key: 'news.example', visitors: 1 },
      ],
      campaigns: [{ source: 'ads', medium: 'cpc', campaign: 'autumn', visitors: 1 }],
      countries: [{ key: '', visitors: 2 }],
      devices: [
        { key: 'desktop', visitors: 1 },
        { key: 'mobile', visitors: 1 },
      ],
      browsers: [
        { key: 'Chrome', visitors: 1 },
        { key: 'Safari', visitors: 1 },
      ],
      events: [{ name: 'subscribe', count: 2, visitors: 1 }],
    });
  });

  test('T7.3: a visitor of two days is one visitor of both, in the range and in every breakdown', async () => {
    const both = await traffic('2025-11-15', '2025-11-17');
    const buckets = both.buckets as { visitors: number }[];
    expect(buckets.reduce((sum, { visitors }) => sum + visitors, 0)).toBe(3);
    expect(both.visitors).toBe(2);
    for (const name of ['devices', 'browsers', 'countries'])
      expect(both[name].reduce((sum: number, row: any) => sum + row.visitors, 0)).toBe(2);
    expect(both.pages.every(({ visitors }: any) => visitors <= both.visitors)).toBe(true);
  });

  test('T7.3: five in the afternoon in UTC is the next day in Shanghai, in every breakdown', async () => {
    const shanghai = await traffic('2025-11-16', '2025-11-16', 'Asia/Shanghai');
    expect(days(shanghai.buckets)).toEqual([['2025-11-15T16:00:00.000Z', 1, 1, 2]]);
    expect(shanghai).toMatchObject({
      ...{ visitors: 1, sessions: 1, pageViews: 2 },
      ...{ sources: [{ key: 'ads', visitors: 1 }], events: [{ name: 'subscribe', count: 2, visitors: 1 }] },
      ...{ devices: [{ key: 'desktop', visitors: 1 }], campaigns: [{ source: 'ads', visitors: 1 }] },
    });
    expect((await traffic('2025-11-15', '2025-11-15', 'Asia/Shanghai')).pageViews).toBe(0);
  });

  test('T7.2: a visitor of the 31st and of the 1st is one, whatever month rolls over', async () => {
    for (const at of ['2025-10-31T20:00:00Z', '2025-11-01T08:00:00Z'])
      await trackAt(at, 'stable', [view('/s', at)]);
    setClock(() => Date.parse(NOW));
    await remakeRollups(new Date('2025-10-31T00:00:00Z'), new Date('2025-11-02T00:00:00Z'));
    const both = await traffic('2025-10-31', '2025-11-01');
    expect([both.visitors, ...days(both.buckets).map(([, visitors]) => visitors)]).toEqual([1, 1, 1]);
  });

  test('equals what is counted out of the raw rows', async () => {
    const [from, to] = [new Date('2025-11-15T00:00:00Z'), new Date('2025-11-18T00:00:00Z')];
    const rows = await PageViewModel.find({ at: { $gte: from, $lt: to } }).lean();
    const told = await traffic('2025-11-15', '2025-11-17');
    expect(told.pageViews).toBe(rows.length);
    expect(told.visitors).toBe(
      new Set(rows.flatMap(({ visitor }) => (visitor ? [String(visitor)] : []))).size,
    );
    expect(told.sessions).toBe(
      await VisitSessionModel.countDocuments({ startedAt: { $gte: from, $lt: to } }),
    );
  });

  test('tells campaigns by term, systems, and the period before', async () => {
    const query = /* GraphQL */ `
      query ($range: InsightRange!) {
        insights {
          traffic(range: $range) {
            campaigns(variants: true) {
              source
              term
              content
            }
            operatingSystems(limit: 1) {
              key
            }
            previous {
              visitors
              pageViews
            }
          }
        }
      }
    `;
    const range = { from: '2025-11-15', to: '2025-11-17' };
    const { insights } = await ada.client.data(query, { range });
    expect(insights.traffic).toEqual({
      campaigns: [{ source: 'ads', term: 'agents', content: null }],
      operatingSystems: [{ key: 'Windows' }],
      previous: { visitors: 0, pageViews: 0 },
    });
    // Once the range is over: before that, as much of the period before as has elapsed.
    setClock(() => Date.parse('2025-11-25T00:00:00Z'));
    const later = await ada.client.data(query, { range: { from: '2025-11-18', to: '2025-11-20' } });
    setClock(() => Date.parse(NOW));
    expect(later.insights.traffic.previous.visitors).toBe(2);
  });

  test('of no sessions has neither bounce rate nor length', async () => {
    expect(await traffic('2024-01-01', '2024-01-01')).toMatchObject({
      ...{ visitors: 0, bounceRate: null, averageSessionSeconds: null, pages: [] },
    });
  });

  test('counts as live what was active in the last five minutes', async () => {
    await trackAt('2025-11-18T12:00:00Z', 'live', [view('/live')]);
    const live = async (now: string) => {
      setClock(() => Date.parse(now));
      return (await traffic('2025-11-18', '2025-11-18')).live;
    };
    expect([await live('2025-11-18T12:04:59Z'), await live('2025-11-18T12:05:00Z')]).toEqual([1, 0]);
    setClock(() => Date.parse(NOW));
    const plan = await VisitSessionModel.collection.find({ lastActiveAt: { $gt: new Date() } }).explain();
    expect(JSON.stringify(plan)).not.toContain('COLLSCAN');
  });

  test('is made by index scans', async () => {
    for (const [model, at] of [
      [PageViewModel, 'at'],
      [AnalyticsEventModel, 'at'],
      [VisitSessionModel, 'startedAt'],
    ] as const) {
      const plan = await model.collection
        .find({ [at]: { $gte: new Date(0), $lt: new Date() } })
        .sort({ [at]: 1 })
        .explain();
      expect(JSON.stringify(plan)).toContain('IXSCAN');
      expect(JSON.stringify(plan)).not.toMatch(/COLLSCAN|"SORT"/);
    }
  });

  test('is refused to all but admins, with a limit of 1 to 100', async () => {
    const range = { from: '2025-11-15', to: '2025-11-17' };
    expect(await mira.client.refusal(TRAFFIC, { range })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await (await browser()).refusal(TRAFFIC, { range })).toMatchObject({ code: 'UNAUTHENTICATED' });
    const pages =
      'query ($range: InsightRange!) { insights { traffic(range: $range) { pages(limit: 101) { path } } } }';
    expect(await ada.client.refusal(pages, { range })).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'limit',
    });
  });
});

const RAW = /* GraphQL */ `
  query ($visitor: ID, $session: ID) {
    insights {
      visitors(first: 50) {
        totalCount
        nodes {
          id
          firstVisitAt
          lastVisitAt
          stats {
            visits
          }
          user {
            username
          }
          browser
          device
          referrer
          campaign {
            source
            term
          }
        }
      }
      visitSessions(visitorId: $visitor) {
        totalCount
        nodes {
          id
          landingPage
          exitPage
          source
          durationSeconds
          isActive
          endedAt
          stats {
            pageViews
            events
          }
          user {
            username
          }
        }
      }
      pageViews(visitorId: $visitor, sessionId: $session) {
        nodes {
          id
          path
          secondsSpent
          isClamped
          visitor {
            id
          }
          session {
            landingPage
          }
        }
      }
      analyticsEvents(visitorId: $visitor, first: 1) {
        totalCount
        pageInfo {
          hasNextPage
        }
        nodes {
          type
          name
          target {
            __typename
          }
        }
      }
    }
  }
`;

describe('raw rows', () => {
  test('are listed for admins, and fetched by node(id) by nobody else', async () => {
    const { insights } = await ada.client.data(RAW);
    const vera = insights.visitors.nodes.find(({ campaign }: any) => campaign?.term === 'agents');
    expect(vera).toMatchObject({
      ...{ stats: { visits: 2 }, user: { username: mira.username }, browser: 'Chrome', device: 'DESKTOP' },
      firstVisitAt: '2025-11-15T17:00:00.000Z',
    });
    const own = (await ada.client.data(RAW, { visitor: vera.id })).insights;
    expect(own.visitSessions).toMatchObject({
      totalCount: 2,
      nodes: [
        { landingPage: '/agents', source: 'direct', user: { username: mira.username } },
        {
          ...{ landingPage: '/', exitPage: '/agents', source: 'ads', durationSeconds: 630, isActive: false },
          ...{ endedAt: '2025-11-15T17:10:30.000Z', stats: { pageViews: 2, events: 2 }, user: null },
        },
      ],
    });
    expect(own.analyticsEvents).toMatchObject({ totalCount: 2, pageInfo: { hasNextPage: true } });
    const [, session] = own.visitSessions.nodes;
    const views = (await ada.client.data(RAW, { session: session.id })).insights.pageViews.nodes;
    expect(views.map(({ path, secondsSpent }: any) => [path, secondsSpent])).toEqual([
      ['/agents', 40],
      ['/', 240],
    ]);
    const ids = [vera.id, session.id, views[0].id];
    const fetched = async (client: Client) =>
      (await client.data('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids })).nodes;
    expect(await fetched(ada.client)).toEqual(ids.map((id) => ({ id })));
    expect(await fetched(mira.client)).toEqual([null, null, null]);
    expect(await mira.client.refusal(RAW)).toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('erasure', () => {
  const leave = async (one: Person): Promise<void> => {
    const leaver: Leaver = {
      ...{
        id: parseGlobalId(one.id, 'User', 'id'),
        anonymous: new Types.ObjectId(),
        email: '',
        usernames: [],
      },
    };
    for (const { erased = [] } of personalData)
      for (const { take } of erased) while (take && (await take(leaver, null)).rows > 0);
  };

  test('T7.15: takes the raw rows of the user and of the browser, and the sums stay', async () => {
    const range = ['2025-11-15', '2025-11-17'] as const;
    const before = await traffic(...range);
    const user = parseGlobalId(mira.id, 'User', 'id');
    const { _id: visitor } = (await VisitorModel.findOne({ user }).lean())!;
    await leave(mira);
    for (const model of [PageViewModel, AnalyticsEventModel, VisitSessionModel])
      expect(await model.collection.countDocuments({ $or: [{ user }, { visitor }] })).toBe(0);
    expect(await VisitorModel.countDocuments({ $or: [{ user }, { _id: visitor }] })).toBe(0);
    // Made again while the days still are, they are the same.
    await remakeRollups(new Date('2025-11-15T00:00:00Z'), new Date(NOW));
    expect(await traffic(...range)).toEqual(before);
    expect(await RollupModel.countDocuments({ name: 'traffic.views', level: 'month' })).toBeGreaterThan(0);
  });

  test('T7.15: removes rows that are old', async () => {
    setClock(null);
    const paula = await person();
    await trackAt('2025-10-20T10:00:00Z', 'old', [view('/old')], await browser(paula.accessToken));
    setClock(() => Date.parse(NOW));
    await leave(paula);
    expect(await PageViewModel.countDocuments({ path: '/old' })).toBe(0);
  });
});
