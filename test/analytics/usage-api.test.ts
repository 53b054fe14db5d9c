import { Types } from 'mongoose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ApiUsageModel } from '../../src/models/analytics/index.js';
import { Role } from '../../src/models/identity/index.js';
import { toGlobalId } from '../../src/schema/ids.js';
import { remakeRollups } from '../../src/services/analytics/index.js';
import { contractIsThere, operationsOf } from '../contract/operations.js';
import { person, type Person } from '../factories/person.js';
import { staff } from '../factories/staff.js';
import { testApp } from '../setup/app.js';

const names = ['api.requests', 'api.operations', 'api.clients'];
const range = { from: '2018-03-05', to: '2018-03-11', bucket: 'DAY', timezone: 'UTC' };
const user = new Types.ObjectId();

const row = (at: string, ms: number, more: Record<string, unknown> = {}) => ({
  ...{ _id: new Types.ObjectId(), operation: 'Feed', kind: 'query', client: 'web', durationMs: ms },
  ...{ mongoCommands: 4, requestBytes: 100, responseBytes: 1_000, weight: 1, at: new Date(at) },
  ...{ expireAt: new Date('2100-01-01'), ...more },
});

const INSIGHTS = /* GraphQL */ `
  query ($range: InsightRange!) {
    insights {
      api(range: $range) {
        requests
        errors
        buckets {
          start
          requests
          errors
          p95Ms
        }
        operations {
          name
          requests
          errors
          errorRate
          p50Ms
          p95Ms
          p99Ms
          mongoCommands
          bytes
        }
        clients {
          key
          requests
          errors
        }
        previous {
          requests
        }
      }
    }
  }
`;

let admin: Person;
beforeAll(async () => {
  await testApp();
  admin = await staff(Role.ADMIN);
  const rows = [
    // Monday: one slow operation; Tuesday: nineteen fast ones.
    row('2018-03-05T10:00:00Z', 100),
    ...Array.from({ length: 19 }, (_, index) => row('2018-03-06T10:00:00Z', index + 1)),
    row('2018-03-07T10:00:00Z', 50, { operation: 'Post', errorCode: 'NOT_FOUND', client: 'cli', weight: 4 }),
    row('2018-03-07T11:00:00Z', 60, { operation: 'Post', client: 'cli', mongoCommands: 7, weight: 4, user }),
    row('2018-03-04T23:59:59Z', 5),
  ];
  await ApiUsageModel.collection.insertMany(rows);
  await remakeRollups(new Date('2018-03-01'), new Date('2018-03-12'), { names });
});
afterAll(() => ApiUsageModel.collection.deleteMany({ at: { $lt: new Date('2018-04-01') } }));

describe('insights of the API', () => {
  test('count requests and errors, by bucket, operation and client', async () => {
    const { api } = (await admin.client.data(INSIGHTS, { range })).insights;
    expect(api).toMatchObject({ requests: 28, errors: 4, previous: { requests: 1 } });
    expect(
      api.buckets.map((one: any) => [one.start.slice(0, 10), one.requests, one.errors, one.p95Ms]),
    ).toEqual([
      ['2018-03-05', 1, 0, 100],
      ['2018-03-06', 19, 0, 19],
      ['2018-03-07', 8, 4, 60],
      ['2018-03-08', 0, 0, null],
      ['2018-03-09', 0, 0, null],
      ['2018-03-10', 0, 0, null],
      ['2018-03-11', 0, 0, null],
    ]);
    expect(api.operations[1]).toEqual({
      ...{ name: 'Post', requests: 8, errors: 4, errorRate: 0.5, p50Ms: 50, p95Ms: 60, p99Ms: 60 },
      ...{ mongoCommands: 5.5, bytes: 1_000 },
    });
    expect(api.clients).toEqual([
      { key: 'web', requests: 20, errors: 0 },
      { key: 'cli', requests: 8, errors: 4 },
    ]);
  });

  test('T7.13: a percentile of a week is of its values and no mean of days', async () => {
    const { api } = (await admin.client.data(INSIGHTS, { range })).insights;
    const feed = api.operations[0];
    // By nearest rank of 1 … 19 and 100; the mean of Monday's 100 and Tuesday's 19 would be 60.
    expect(feed).toMatchObject({ name: 'Feed', requests: 20, p50Ms: 10, p95Ms: 19, p99Ms: 100 });
  });

  test.skipIf(!contractIsThere)('answer the operation of shipped clients', async () => {
    const operation = operationsOf('insights').find(({ name }) => name === 'ApiInsights')!;
    const { insights } = await admin.client.data(operation.document, { range });
    expect(insights.api.operations[0]).toMatchObject({ name: 'Feed', requests: 20 });
  });

  test('are for admins', async () => {
    const { visitor } = await testApp();
    const someone = await person();
    const moderator = await staff(Role.MODERATOR);
    expect((await visitor.refusal(INSIGHTS, { range })).code).toBe('UNAUTHENTICATED');
    for (const { client } of [someone, moderator])
      expect((await client.refusal(INSIGHTS, { range })).code).toBe('FORBIDDEN');
  });

  test('T7.18: have bounds', async () => {
    const long = { ...range, from: '2015-01-01', bucket: 'HOUR' };
    expect((await admin.client.refusal(INSIGHTS, { range: long })).field).toBe('range.bucket');
    const most = `query ($range: InsightRange!) { insights { api(range: $range) { operations(first: 101) { name } } } }`;
    expect(await admin.client.refusal(most, { range })).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'first',
    });
  });
});

const ROWS = /* GraphQL */ `
  query ($first: Int, $after: String, $operation: String, $userId: ID) {
    insights {
      apiUsages(first: $first, after: $after, operation: $operation, userId: $userId) {
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          operation
          kind
          client
          durationMs
          errorCode
          user {
            username
          }
          session
          apiKey {
            name
          }
          at
        }
      }
    }
  }
`;

describe('single operations', () => {
  test('are listed newest first, by name and by user', async () => {
    const list = async (variables: object) => (await admin.client.data(ROWS, variables)).insights.apiUsages;
    const first = await list({ operation: 'Post', first: 1 });
    expect(first.nodes).toMatchObject([{ durationMs: 60, errorCode: null, user: null }]);
    const next = await list({ operation: 'Post', first: 1, after: first.pageInfo.endCursor });
    expect(next.nodes).toMatchObject([{ durationMs: 50, errorCode: 'NOT_FOUND', client: 'cli' }]);
    expect((await list({ userId: toGlobalId('User', user) })).nodes).toHaveLength(1);
  });

  test('are for admins', async () => {
    const someone = await person();
    expect((await someone.client.refusal(ROWS, {})).code).toBe('FORBIDDEN');
  });

  test('are found by indexes', async () => {
    for (const filter of [{ user }, { operation: 'Post' }, { at: { $gte: new Date(0) } }]) {
      const plan = await ApiUsageModel.collection.find(filter).sort({ at: -1, _id: -1 }).explain();
      expect(JSON.stringify(plan['queryPlanner'])).not.toMatch(/COLLSCAN|"SORT"/);
    }
  });
});
