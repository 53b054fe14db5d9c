import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ApiUsageModel, OperationKind } from '../../src/models/analytics/index.js';
import { apiUsage, ApiUsageRecorder, type ServedOperation } from '../../src/services/analytics/index.js';
import { clientOf } from '../../src/services/analytics/api-usage/client.js';
import { BoundedNames } from '../../src/services/analytics/api-usage/names.js';
import { withoutPrivateWords } from '../../src/services/analytics/api-usage/words.js';
import { readGlobalId } from '../../src/schema/ids.js';
import { person, type Person } from '../factories/person.js';
import { Client } from '../setup/client.js';
import { testApp } from '../setup/app.js';
import { openSocket } from '../server/socket-client.js';

const served = (more: Partial<ServedOperation> = {}): ServedOperation => ({
  ...{ kind: OperationKind.QUERY, name: 'Recorded', viewer: null, client: { userAgent: '' }, error: null },
  ...{ durationMs: 3.4, mongoCommands: 2, requestBytes: 10, responseBytes: 20, ...more },
});

describe('names that clients give', () => {
  const at = (day: number): Date => new Date(day * 24 * 60 * 60 * 1_000 + 1);

  test('count under their own up to a limit of a day', () => {
    const names = new BoundedNames(2);
    expect(['A', 'B', 'C', 'A'].map((name) => names.of(name, at(1)))).toEqual(['A', 'B', '(other)', 'A']);
    expect(names.of('x'.repeat(65), at(1))).toBe('(other)');
  });

  test('that were used most the day before are not displaced by a flood', () => {
    const names = new BoundedNames(4);
    for (const name of ['Feed', 'Feed', 'Post', 'Post', 'Rare', 'Odd']) names.of(name, at(1));
    for (const name of ['m1', 'm2', 'm3', 'm4']) names.of(name, at(2));
    expect(['Feed', 'Post', 'm4'].map((name) => names.of(name, at(2)))).toEqual(['Feed', 'Post', '(other)']);
  });
});

describe('clients', () => {
  test.each([
    [
      { name: 'web', version: '1.2', userAgent: 'curl/8' },
      { client: 'web', version: '1.2' },
    ],
    [{ userAgent: 'curl/8.5.0' }, { client: 'curl' }],
    [{ userAgent: '' }, { client: '(unknown)' }],
    [
      { userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' },
      { client: 'Firefox' },
    ],
    [{ name: '<b>mira@example.com</b>', userAgent: 'node' }, { client: 'node' }],
  ])('%o is %o', (headers, client) => expect(clientOf(headers)).toEqual(client));
});

test.each([
  ['Unknown operation named "my secret".', 'Unknown operation named ….'],
  ['Variable "$x" got invalid value { password: "a" }; no.', 'Variable … got invalid value …; no.'],
  ["It's mine: 'a b' and mira@example.com, 0171 1234567", "It's mine: … and … …"],
  ['The limit is 20000.', 'The limit is 20000.'],
  ['This is for admins.', 'This is for admins.'],
])('the message %s is kept as %s', (message, kept) => expect(withoutPrivateWords(message)).toBe(kept));

describe('the recorder', () => {
  beforeAll(() => testApp());

  test('drops and counts what does not fit, and never fails', async () => {
    const recorder = new ApiUsageRecorder();
    for (let index = 0; index < 10_002; index += 1) recorder.note(served({ name: 'Flood' }));
    expect(recorder.dropped).toBe(2);
    await recorder.flush();
    expect(await ApiUsageModel.countDocuments({ operation: 'Flood' })).toBe(10_000);
    await ApiUsageModel.collection.deleteMany({ operation: 'Flood' });
  });

  test('counts rows that the database refuses', async () => {
    const recorder = new ApiUsageRecorder();
    const insert = ApiUsageModel.collection.insertMany;
    ApiUsageModel.collection.insertMany = () => Promise.reject(new Error('away'));
    try {
      recorder.note(served());
      await recorder.flush();
    } finally {
      ApiUsageModel.collection.insertMany = insert;
    }
    expect(recorder.dropped).toBe(1);
  });

  test('keeps a share of operations, each of which stands for several', async () => {
    const recorder = new ApiUsageRecorder();
    expect(recorder.wanted).toBe(false);
    recorder.sample = 0.25;
    const wanted = Array.from({ length: 4_000 }, () => recorder.wanted).filter(Boolean).length;
    expect(wanted).toBeGreaterThan(850);
    expect(wanted).toBeLessThan(1_150);
    recorder.note(served({ name: 'Quarter' }));
    await recorder.flush();
    const row = await ApiUsageModel.findOne({ operation: 'Quarter' }).lean();
    expect(row).toMatchObject({ weight: 4, durationMs: 3, mongoCommands: 2 });
    expect(row!.expireAt.getTime() - row!.at.getTime()).toBe(30 * 24 * 60 * 60 * 1_000);
    await ApiUsageModel.collection.deleteMany({ operation: 'Quarter' });
  });
});

describe('what the gateway serves', () => {
  let ada: Person;
  beforeAll(async () => {
    await testApp();
    ada = await person();
  });
  afterEach(() => {
    apiUsage.sample = 0;
  });

  /** The rows of what is sent meanwhile. */
  async function rowsOf(work: () => Promise<unknown>) {
    await apiUsage.flush();
    await ApiUsageModel.collection.deleteMany({});
    apiUsage.sample = 1;
    await work();
    apiUsage.sample = 0;
    await apiUsage.flush();
    return ApiUsageModel.find({}).sort({ _id: 1 }).lean();
  }
  const WHO = 'query Who { viewer { user { username } } }';

  test('is written down on every way over HTTP, without address and header', async () => {
    const { url } = await testApp();
    const headers = { 'apollographql-client-name': 'web', 'user-agent': 'Secret/9 private words' };
    const client = new Client(url, ada.accessToken, headers);
    const rows = await rowsOf(async () => {
      // The first goes through Apollo, later ones around it.
      for (let times = 0; times < 3; times += 1) await client.data(WHO);
    });
    expect(rows).toHaveLength(3);
    for (const row of rows) {
      expect(row).toMatchObject({ operation: 'Who', kind: 'query', client: 'web', weight: 1 });
      expect(String(row.user)).toBe(String(readGlobalId(ada.id)!.id));
      expect(row.session).toBeDefined();
      expect(row.errorCode).toBeUndefined();
      expect(row.mongoCommands).toBeGreaterThan(0);
      expect(row.requestBytes).toBe(JSON.stringify({ query: WHO }).length);
      expect(row.responseBytes).toBeGreaterThan(20);
      expect(JSON.stringify(row)).not.toMatch(/private words|127\.0\.0\.1/);
    }
  });

  test('is written down with its error', async () => {
    const { url, visitor } = await testApp();
    const rows = await rowsOf(async () => {
      await visitor.send('query Wrong { nothing }');
      await visitor.send('query Refused { insights { rollups { name } } }');
      await visitor.send('{ unclosed');
      await new Client(url, 'not a token').send(WHO);
      await ada.client.send('query Denied { insights { rollups { name } } }');
    });
    expect(rows.map(({ operation, kind, errorCode }) => [operation, kind, errorCode])).toEqual([
      ['Wrong', 'query', 'GRAPHQL_VALIDATION_FAILED'],
      ['Refused', 'query', 'UNAUTHENTICATED'],
      ['(invalid)', undefined, 'GRAPHQL_PARSE_FAILED'],
      ['(invalid)', undefined, 'UNAUTHENTICATED'],
      ['Denied', 'query', 'FORBIDDEN'],
    ]);
  });

  test('over a socket is written down too: queries, subscriptions and refusals', async () => {
    const { url } = await testApp();
    const socket = await openSocket(url.replace(/^http/, 'ws'), `Bearer ${ada.accessToken}`);
    const rows = await rowsOf(async () => {
      const query = socket.subscribe({ query: WHO });
      await socket.next(({ type, id }) => type === 'complete' && id === query);
      const stream = socket.subscribe({
        query: 'subscription Hears { notificationReceived { __typename } }',
      });
      const wrong = socket.subscribe({ query: 'subscription Wrong { nothing }' });
      await socket.next(({ type, id }) => type === 'error' && id === wrong);
      // A subscription is written down once its stream is open.
      await expect.poll(() => apiUsage.flush().then(() => ApiUsageModel.countDocuments())).toBe(3);
      socket.send({ type: 'complete', id: stream });
    });
    expect(rows.map(({ operation, kind, errorCode }) => [operation, kind, errorCode])).toContainEqual([
      ...['Who', 'query', undefined],
    ]);
    expect(rows.map(({ operation, kind }) => [operation, kind])).toContainEqual(['Hears', 'subscription']);
    expect(rows.find(({ operation }) => operation === 'Who')!.responseBytes).toBeGreaterThan(20);
    expect(rows.map(({ errorCode }) => errorCode)).toContain('GRAPHQL_VALIDATION_FAILED');
    socket.socket.terminate();
  });

  test('is booked to no request', async () => {
    apiUsage.sample = 1;
    const before = await ada.client.commands(WHO);
    await apiUsage.flush();
    expect(await ada.client.commands(WHO)).toBe(before);
  });
});
