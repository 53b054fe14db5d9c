import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { setClock } from '../../src/lib/clock.js';
import {
  AnalyticsEventModel,
  PageViewModel,
  RollupLateSlotModel,
  VisitorModel,
  VisitSessionModel,
} from '../../src/models/analytics/index.js';
import { UserPreferencesModel } from '../../src/models/identity/index.js';
import { parseGlobalId } from '../../src/schema/ids.js';
import type { Batch } from '../../src/services/analytics/ingest/batch.js';
import { IngestQueue } from '../../src/services/analytics/ingest/queue.js';
import { person } from '../factories/person.js';
import { testApp } from '../setup/app.js';
import {
  browser,
  BROWSER,
  clearTraffic,
  PHONE,
  rowsOf,
  TRACK,
  trackAt,
  trafficApp,
  view,
} from './traffic-data.js';

const NOW = '2026-11-29T12:00:00Z';
const times = (rows: { at: Date }[]) => rows.map(({ at }) => at.toISOString().slice(11, 16));

beforeAll(trafficApp);
beforeEach(clearTraffic);
afterAll(() => setClock(null));

describe('events of a batch', () => {
  test('T7.14: the same visitor and event id twice is stored once, and its session counts it once', async () => {
    const events = [
      view('/', '2026-11-29T11:50:00Z', { id: 'a' }),
      { id: 'b', type: 'CLICK', name: 'subscribe', at: '2026-11-29T11:51:00Z' },
    ];
    const first = await trackAt(NOW, 'twice', events);
    const again = await trackAt('2026-11-29T13:00:00Z', 'twice', events);
    expect([first.accepted, again.accepted]).toEqual([2, 2]);
    expect(again.sessionId).toBe(first.sessionId);
    const { views, events: others, sessions, visitor } = await rowsOf('twice');
    expect([views.length, others.length, sessions.length, visitor!.visits]).toEqual([1, 1, 1, 1]);
    expect(sessions[0]!.stats).toEqual({ pageViews: 1, events: 1 });
    // Another visitor's event of the same id is another event.
    await trackAt(NOW, 'other', events);
    expect(await PageViewModel.countDocuments({})).toBe(2);
  });

  test('T7.14: what comes again without a time, or with one of the future, keeps the time at which it came first', async () => {
    const events = [
      view('/', undefined, { id: 'now' }),
      view('/later', '2035-01-01T00:00:00Z', { id: 'future' }),
    ];
    await trackAt(NOW, 'clock', events);
    await trackAt('2026-11-29T15:00:00Z', 'clock', events);
    const { views, sessions } = await rowsOf('clock');
    expect(times(views)).toEqual(['12:00', '12:00']);
    expect(sessions).toHaveLength(1);
    expect(sessions[0]!.stats.pageViews).toBe(2);
  });

  test('T7.14: a time more than five minutes ahead becomes that of receipt, and is flagged', async () => {
    await trackAt(NOW, 'ahead', [
      view('/a', '2035-01-01T00:00:00Z'),
      view('/b', '2026-11-29T12:04:59Z'),
      view('/c', '2026-11-29T12:05:01Z'),
    ]);
    const { views } = await rowsOf('ahead');
    const found = Object.fromEntries(
      views.map(({ path, at, clamped }) => [path, [at.toISOString(), clamped]]),
    );
    expect(found).toEqual({
      '/a': ['2026-11-29T12:00:00.000Z', true],
      '/b': ['2026-11-29T12:04:59.000Z', undefined],
      '/c': ['2026-11-29T12:00:00.000Z', true],
    });
  });

  test('T7.14: of ten events with a bad one, nine are stored and the position is told', async () => {
    const events = Array.from({ length: 10 }, (_, n) => view(`/${n}`, `2026-11-29T11:5${n % 10}:00Z`));
    events[3] = view('/3', '2026-11-22T11:59:59Z');
    const answer = await trackAt(NOW, 'ten', events);
    expect(answer).toMatchObject({
      accepted: 9,
      rejected: [{ index: 3, problem: 'at is too long ago; up to 7 days are allowed.' }],
    });
    expect((await rowsOf('ten')).views).toHaveLength(9);
  });

  const BAD: [words: string, event: Record<string, unknown>][] = [
    ['name is missing', { type: 'CUSTOM' }],
    ['url is missing', { type: 'PAGE_VIEW' }],
    ['url is no address', view('javascript:alert(1)')],
    ['url is too long', view(`https://a.example/${'x'.repeat(2_050)}`)],
    ['name is too long', { type: 'CLICK', name: 'x'.repeat(101) }],
    ['control characters', { type: 'CLICK', name: 'a\u0000b' }],
    ['larger than 4,096 bytes', { type: 'CLICK', properties: { a: 'x'.repeat(5_000) } }],
    ['the key "$where"', { type: 'CLICK', properties: { $where: 1 } }],
    ['targetId is not allowed', { type: 'CLICK', targetId: 'coin_6b0155f66ba3cb3491890890' }],
    ['view is missing', { type: 'PAGE_LEAVE', secondsSpent: 4 }],
    ['secondsSpent is out of range', view('/', undefined, { secondsSpent: -1 })],
    ['scrollDepth is out of range', view('/', undefined, { scrollDepth: 101 })],
  ];
  test.each(BAD)('reject an event: %s', async (words, event) => {
    const { accepted, rejected } = await trackAt(NOW, 'bad', [event, view('/good')]);
    expect(accepted).toBe(1);
    expect(rejected).toEqual([{ index: 0, problem: expect.stringContaining(words) }]);
  });

  test('refuse a batch of none or of more than 100', async () => {
    const client = await browser();
    for (const events of [[], Array.from({ length: 101 }, () => view('/'))])
      expect(await client.refusal(TRACK, { input: { visitorId: 'many', events } })).toMatchObject({
        ...{ code: 'BAD_USER_INPUT', field: 'events' },
      });
  });

  test('keep neither query nor fragment of an address', async () => {
    await trackAt(NOW, 'secret', [
      view('https://app.example/reset/?token=s3cret#top', undefined, {
        referrer: 'https://news.example/?u=1',
      }),
    ]);
    expect((await rowsOf('secret')).views[0]).toMatchObject({
      ...{ url: 'https://app.example/reset/', path: '/reset', referrer: 'https://news.example/' },
    });
    expect(JSON.stringify(await rowsOf('secret'))).not.toMatch(/s3cret|u=1/);
  });

  test('of a page that was left tell the time spent, the greatest of several', async () => {
    await trackAt(NOW, 'leaver', [
      view('/long', '2026-11-29T11:00:00Z', { id: 'v' }),
      { type: 'PAGE_LEAVE', view: 'v', at: '2026-11-29T11:20:00Z', secondsSpent: 900, scrollDepth: 80 },
    ]);
    await trackAt(NOW, 'leaver', [
      { type: 'PAGE_LEAVE', view: 'v', at: '2026-11-29T11:10:00Z', secondsSpent: 300, scrollDepth: 90 },
    ]);
    const { views, events, sessions } = await rowsOf('leaver');
    expect(views).toMatchObject([{ secondsSpent: 900, scrollDepth: 90 }]);
    expect(events).toEqual([]);
    // The session lasts until then.
    expect(sessions[0]!.lastActiveAt.toISOString()).toBe('2026-11-29T11:20:00.000Z');
    expect(sessions[0]!.stats).toEqual({ pageViews: 1, events: 0 });
  });

  test('mark periods that are made already', async () => {
    await trackAt(NOW, 'late', [
      view('/', '2026-11-29T09:50:00Z'),
      { type: 'CLICK', at: '2026-11-29T11:55:00Z' },
    ]);
    const slots = await RollupLateSlotModel.find({}).sort({ source: 1 }).lean();
    expect(slots.map(({ source, at }) => [source, at.toISOString()])).toEqual([
      ['page_views', '2026-11-29T09:45:00.000Z'],
      ['visit_sessions', '2026-11-29T09:45:00.000Z'],
    ]);
  });
});

describe('sessions', () => {
  test('end after 30 minutes of silence, by the time of the events and in whatever order they come', async () => {
    await trackAt(NOW, 'silent', [
      view('/c', '2026-11-29T11:30:00Z'),
      view('/a', '2026-11-29T10:30:00Z'),
      view('/b', '2026-11-29T10:59:59Z'),
    ]);
    const { sessions, visitor } = await rowsOf('silent');
    expect(sessions.map(({ landing, exit, stats }) => [landing!.page, exit!.page, stats.pageViews])).toEqual([
      ['/a', '/b', 2],
      ['/c', '/c', 1],
    ]);
    expect(visitor).toMatchObject({ visits: 2, firstVisitAt: new Date('2026-11-29T10:30:00Z') });
  });

  test('T7.14: an offline batch of the past builds a session of its own', async () => {
    const now = await trackAt(NOW, 'offline', [view('/now')]);
    const past = await trackAt('2026-11-29T12:01:00Z', 'offline', [
      view('/train', '2026-11-27T08:00:00Z'),
      view('/tunnel', '2026-11-27T08:10:00Z'),
    ]);
    const next = await trackAt('2026-11-29T12:02:00Z', 'offline', [view('/next')]);
    expect(past.sessionId).not.toBe(now.sessionId);
    expect(next.sessionId).toBe(now.sessionId);
    const { sessions } = await rowsOf('offline');
    expect(sessions.map(({ landing, exit, stats }) => [landing!.page, exit!.page, stats.pageViews])).toEqual([
      ['/train', '/tunnel', 2],
      ['/now', '/next', 2],
    ]);
  });

  test('take an earlier event in, whose page becomes the landing page', async () => {
    await trackAt(NOW, 'earlier', [view('/second', '2026-11-29T11:50:00Z')]);
    await trackAt(NOW, 'earlier', [view('/first?utm_source=Ads', '2026-11-29T11:45:00Z')]);
    const { sessions } = await rowsOf('earlier');
    expect(sessions).toHaveLength(1);
    expect(sessions[0]).toMatchObject({
      startedAt: new Date('2026-11-29T11:45:00Z'),
      landing: { page: '/first', source: 'ads' },
      exit: { page: '/second' },
    });
  });

  test('are made once by requests that come at the same time', async () => {
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        trackAt(NOW, 'tabs', [view(`/${n}`, `2026-11-29T11:${40 + n}:00Z`)]),
      ),
    );
    expect(new Set(answers.map(({ sessionId }) => sessionId)).size).toBe(1);
    const { sessions, visitor } = await rowsOf('tabs');
    expect(sessions.map(({ stats }) => stats.pageViews)).toEqual([12]);
    expect(visitor!.visits).toBe(1);
  });

  test('T7.2: the user joins the session from the sign-in on, and by the access token only', async () => {
    const mira = await person();
    await trackAt(NOW, 'joins', [view('/', '2026-11-29T11:50:00Z')]);
    await trackAt(NOW, 'joins', [view('/home', '2026-11-29T11:55:00Z')], await browser(mira.accessToken));
    await trackAt(NOW, 'joins', [view('/bye', '2026-11-29T11:58:00Z')]);
    const { views, sessions } = await rowsOf('joins');
    const id = parseGlobalId(mira.id, 'User', 'id').toHexString();
    expect(views.map(({ path, user }) => [path, user?.toHexString()])).toEqual([
      ['/', undefined],
      ['/home', id],
      ['/bye', undefined],
    ]);
    expect(sessions.map(({ user }) => user?.toHexString())).toEqual([id]);
  });
});

describe('T7.16: programs and privacy', () => {
  const rows = async () => [
    await PageViewModel.countDocuments({}),
    await VisitSessionModel.countDocuments({}),
  ];

  test.each([
    'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/120.0.0.0 Safari/537.36',
    'Mozilla/5.0 (Linux; Android 5.0) AppleWebKit/537.36 (KHTML, like Gecko; compatible; Bytespider)',
    'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko); compatible; ChatGPT-User/1.0; +https://openai.com/bot',
    'curl/8.5.0',
    '',
  ])('T7.16: %s is accepted and does not count', async (agent) => {
    const client = await browser(null, { 'user-agent': agent });
    const answer = await trackAt(NOW, 'bot', [view('/')], client);
    expect(answer).toEqual({ accepted: 1, rejected: [], counted: false, sessionId: null });
    expect(await rows()).toEqual([0, 0]);
  });

  test.each(['node', 'okhttp/4.12.0', 'Dart/3.5 (dart:io)', 'leela-sdk/1.0'])(
    'T7.16: the client %s of an app counts',
    async (agent) => {
      const answer = await trackAt(
        NOW,
        `app ${agent}`,
        [view('/')],
        await browser(null, { 'user-agent': agent }),
      );
      expect(answer.counted).toBe(true);
      expect(await rows()).toEqual([1, 1]);
    },
  );

  test.each<Record<string, string>>([{ dnt: '1' }, { 'sec-gpc': '1' }])(
    'T7.16: with %j only the page view is kept',
    async (header) => {
      const answer = await trackAt(
        NOW,
        'private',
        [
          view('/p?x=1', undefined, { id: 'p', title: 'P', referrer: 'https://news.example/' }),
          { type: 'CLICK', name: 'c', label: 'l', properties: { a: 1 } },
        ],
        await browser(null, header),
      );
      expect(answer).toMatchObject({ accepted: 2, counted: true, sessionId: null });
      const [row] = await PageViewModel.find({}).lean();
      expect(Object.keys(row!).sort()).toEqual(['_id', 'at', 'expireAt', 'path', 'url']);
      const [event] = await AnalyticsEventModel.find({}).lean();
      expect(Object.keys(event!).sort()).toEqual(['_id', 'at', 'expireAt', 'name', 'type']);
      expect(await VisitorModel.countDocuments({})).toBe(0);
      // Sent again it is the same, though nothing leads to the visitor.
      await trackAt(NOW, 'private', [view('/p', undefined, { id: 'p' })], await browser(null, header));
      expect(await rows()).toEqual([1, 0]);
    },
  );

  test('T7.16: the preference of a user says the same', async () => {
    const mira = await person();
    const user = parseGlobalId(mira.id, 'User', 'id');
    await UserPreferencesModel.collection.updateOne(
      { user },
      { $set: { 'privacy.analytics': false } },
      { upsert: true },
    );
    const answer = await trackAt(NOW, 'preference', [view('/')], await browser(mira.accessToken));
    expect(answer).toMatchObject({ counted: true, sessionId: null });
    expect(await PageViewModel.countDocuments({ $or: [{ user }, { visitor: { $exists: true } }] })).toBe(0);
    expect(await PageViewModel.countDocuments({})).toBe(1);
  });

  test('T7.16: neither address nor User-Agent is kept, and headers of nobody trusted mean nothing', async () => {
    const client = await browser(null, {
      ...{
        'user-agent': PHONE,
        'x-forwarded-for': '203.0.113.77',
        'cf-ipcountry': 'de',
        'cf-region': 'Berlin',
      },
    });
    await trackAt(NOW, randomUUID(), [view('/')], client);
    for (const model of [PageViewModel, VisitorModel, VisitSessionModel]) {
      const [row] = await model.collection.find({}).toArray();
      expect(row).toMatchObject({ browser: 'Safari', os: 'iOS', device: 'mobile' });
      expect(JSON.stringify(row)).not.toMatch(/203\.0\.113|127\.0\.0\.1|Mozilla|Berlin/);
      expect(row).not.toHaveProperty('country');
    }
  });
});

describe('T7.17: where sessions come from', () => {
  const sources = async (visitorId: string) => {
    const { sessions, views } = await rowsOf(visitorId);
    return [sessions.map(({ landing }) => landing!.source), views.map(({ source }) => source)];
  };

  test('T7.17: campaigns are in lower case, and links within the platform keep them', async () => {
    await trackAt(NOW, 'utm', [
      view('/?utm_source=Google&utm_medium=CPC&utm_campaign=Spring', '2026-11-29T11:00:00Z'),
      view('/agents', '2026-11-29T11:05:00Z', { referrer: 'https://app.example/' }),
      view('/news', '2026-11-29T11:06:00Z', { referrer: 'https://news.example/story' }),
    ]);
    expect(await sources('utm')).toEqual([['google'], ['google', 'google', 'google']]);
    expect((await rowsOf('utm')).sessions[0]!.landing!.campaign).toEqual({
      ...{ source: 'google', medium: 'cpc', campaign: 'spring' },
    });
  });

  test('T7.17: a campaign in the middle of a session begins no other, and changes no source', async () => {
    await trackAt(NOW, 'middle', [
      view('/', '2026-11-29T11:00:00Z', { referrer: 'https://www.News.example/story?x=1' }),
      view('/?utm_source=mail', '2026-11-29T11:10:00Z'),
    ]);
    expect(await sources('middle')).toEqual([['news.example'], ['news.example', 'news.example']]);
    // After the silence it counts.
    await trackAt(NOW, 'middle', [view('/?utm_source=mail', '2026-11-29T11:45:00Z')]);
    expect((await sources('middle'))[0]).toEqual(['news.example', 'mail']);
  });

  test.each(['https://checkout.stripe.com/c/pay/cs_1', 'https://www.paypal.com/checkoutnow'])(
    'T7.17: the way back from %s keeps the source, after a long payment too',
    async (referrer) => {
      await trackAt(NOW, referrer, [
        view('/?utm_source=ads', '2026-11-29T10:00:00Z'),
        view('/thanks', '2026-11-29T10:10:00Z', { referrer }),
        view('/thanks', '2026-11-29T11:20:00Z', { referrer }),
      ]);
      expect(await sources(referrer)).toEqual([
        ['ads', 'ads'],
        ['ads', 'ads', 'ads'],
      ]);
    },
  );

  test('T7.17: without anything it is direct', async () => {
    await trackAt(NOW, 'direct', [view('/')]);
    expect(await sources('direct')).toEqual([['direct'], ['direct']]);
    expect((await rowsOf('direct')).visitor).not.toHaveProperty('referrer');
  });
});

describe('the queue of events', () => {
  const batchOf = (count: number) => ({ events: Array.from({ length: count }) }) as unknown as Batch;

  test('pushes back while too many events wait, and acknowledges what is stored only', async () => {
    const writes: { batches: readonly Batch[]; end: () => void; fail: (error: Error) => void }[] = [];
    const queue = new IngestQueue(
      (batches) =>
        new Promise((resolve, fail) => writes.push({ batches, end: () => resolve(new Map()), fail })),
      () => 100,
    );
    let stored = 0;
    const first = queue.add(batchOf(60)).then(() => (stored += 1));
    await vi.waitFor(() => expect(writes).toHaveLength(1));
    const second = queue.add(batchOf(40));
    await expect(queue.add(batchOf(1))).rejects.toMatchObject({
      extensions: { code: 'UNAVAILABLE', retryAfter: 1 },
    });
    expect(stored).toBe(0);
    writes[0]!.end();
    await first;
    await vi.waitFor(() => expect(writes).toHaveLength(2));
    // What the database refuses for now is told, and there is room again.
    writes[1]!.fail(Object.assign(new Error('away'), { name: 'MongoNotConnectedError' }));
    await expect(second).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await queue.drain();
    const third = queue.add(batchOf(100));
    await vi.waitFor(() => expect(writes).toHaveLength(3));
    writes[2]!.end();
    await third;
  });
});

describe('POST /collect', () => {
  const post = async (body: unknown, headers: Record<string, string> = {}) =>
    fetch(new URL('/collect', (await testApp()).url), {
      method: 'POST',
      headers: { 'content-type': 'text/plain;charset=UTF-8', 'user-agent': BROWSER, ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });

  test('takes a beacon, with the access token in the body', async () => {
    setClock(() => Date.parse(NOW));
    const mira = await person();
    const events = [view('/'), { type: 'BROWSE' }, { type: 'CLICK', name: 'go', at: NOW }];
    const answer = await post({ visitorId: 'beacon', events, accessToken: mira.accessToken });
    expect([answer.status, await answer.text(), answer.headers.get('x-rejected')]).toEqual([204, '', '1']);
    const { views, events: others } = await rowsOf('beacon');
    expect(views[0]!.user).toEqual(parseGlobalId(mira.id, 'User', 'id'));
    expect(others.map(({ name }) => name)).toEqual(['go']);
    expect((await post({ visitorId: 'beacon', events }, { 'content-type': 'application/json' })).status).toBe(
      204,
    );
  });

  test('T7.16: takes a crawler’s, and counts nothing', async () => {
    expect(
      (await post({ visitorId: 'bot', events: [view('/')] }, { 'user-agent': 'Googlebot/2.1' })).status,
    ).toBe(204);
    expect(await PageViewModel.countDocuments({})).toBe(0);
  });

  test.each([
    ['not json', 400, {}],
    [{ events: [view('/')] }, 400, {}],
    [{ visitorId: 'x', events: [] }, 400, {}],
    [{ visitorId: 'x', events: [view('/')], accessToken: 'none' }, 401, {}],
    [{ visitorId: 'x', events: [view('/')] }, 403, { origin: 'https://elsewhere.example' }],
    [{ visitorId: 'x', events: [view('/', undefined, { title: 'x'.repeat(70_000) })] }, 413, {}],
  ] as [unknown, number, Record<string, string>][])(
    'refuses what is wrong (case %#)',
    async (body, status, headers) => {
      const answer = await post(body, headers);
      expect(answer.status).toBe(status);
      expect(((await answer.json()) as any).errors[0].message).toMatch(/\w+ \w+/);
      expect(await PageViewModel.countDocuments({})).toBe(0);
    },
  );

  test('answers preflights', async () => {
    const url = new URL('/collect', (await testApp()).url);
    const answer = await fetch(url, { method: 'OPTIONS', headers: { origin: url.origin } });
    expect(answer.status).toBe(204);
    expect(answer.headers.get('access-control-allow-origin')).toBe(url.origin);
  });
});
