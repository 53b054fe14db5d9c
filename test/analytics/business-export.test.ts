import { buildSchema, parse, validate, type GraphQLSchema } from 'graphql';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { PaymentModel, TransactionModel } from '../../src/models/billing/index.js';
import { Role, UserModel } from '../../src/models/identity/index.js';
import { ContactMessageModel, TicketModel } from '../../src/models/support/index.js';
import { exportOperation, InsightKind, remakeRollups } from '../../src/services/analytics/index.js';
import { idOf } from '../billing/shop.js';
import { person, type Person } from '../factories/person.js';
import { staff } from '../factories/staff.js';
import { testApp } from '../setup/app.js';
import { at, forget, id, pay, RANGE, rows } from './business-world.js';

const EXPORT = `query ExportInsight($input: ExportInsightInput!) {
  insights { export(input: $input) { filename mimeType content } } }`;
let admin: Person;

const FUNNEL = {
  steps: [
    { name: 'Visit', type: 'PAGE_VIEW', path: '/' },
    { name: 'Sign-up', type: 'CUSTOM', event: 'sign_up', exclusions: [{ type: 'SEARCH' }] },
  ],
};
const exported = async (insight: string, format: string) => {
  const funnel = insight === 'FUNNEL' ? FUNNEL : undefined;
  const input = { insight, format, range: RANGE, funnel };
  return (await admin.client.data(EXPORT, { input })).insights.export;
};

beforeAll(async () => {
  await testApp();
  admin = await staff(Role.ADMIN);
  await pay({ at: at('4'), amount: 1_000, type: 'donation' });
  await pay({ at: at('5'), amount: 300, currency: 'JPY', method: 'paypal' });
  await remakeRollups(at('1'), at('12'), { names: ['revenue.payments'] });
});
afterAll(() => forget(PaymentModel, TransactionModel, TicketModel, ContactMessageModel));

describe('an export', () => {
  it('as CSV has a table for each list, money with its currency', async () => {
    const file = await exported('REVENUE', 'CSV');
    expect(file).toMatchObject({
      ...{ filename: 'revenue-2019-03-04-2019-03-10.csv', mimeType: 'text/csv; charset=utf-8' },
    });
    const tables = file.content.split('\r\n\r\n');
    expect(tables).toContain('gross\r\namount,currency\r\n300,JPY\r\n1000,USD');
    expect(tables).toContain('byType\r\nkey,amount,currency\r\nSUBSCRIPTION,300,JPY\r\nDONATION,1000,USD');
    expect(tables[0]).toBe(
      'revenue\r\nsubscribers.active,subscribers.new,subscribers.cancelled,subscribers.churnRate\r\n0,0,0,',
    );
  });

  it('as JSON is what the API answers', async () => {
    const { filename, mimeType, content } = await exported('REVENUE', 'JSON');
    expect([filename, mimeType]).toEqual(['revenue-2019-03-04-2019-03-10.json', 'application/json']);
    const query =
      'query ($range: InsightRange!) { insights { revenue(range: $range) { byMethod { key amount currency successRate } } } }';
    const { insights } = await admin.client.data(query, { range: RANGE });
    expect(JSON.parse(content)).toMatchObject(insights.revenue);
    expect(JSON.parse(content).buckets).toHaveLength(7);
  });

  it('takes what spreadsheets would run out of text', async () => {
    await UserModel.collection.updateOne({ _id: idOf(admin) }, { $set: { username: `=${admin.username}` } });
    const solved = {
      resolvedAt: at('5'),
      resolution: { summary: 'x', resolvedBy: idOf(admin), resolvedAt: at('5') },
    };
    await rows(TicketModel as never, [
      {
        ...solved,
        number: id().toHexString(),
        status: 'resolved',
        category: 'billing',
        mergedInto: null,
        sla: {},
      },
    ]);
    try {
      const { content } = await exported('SUPPORT', 'CSV');
      expect(content).toContain(`\r\n'=${admin.username},1,\r\n`);
    } finally {
      await UserModel.collection.updateOne({ _id: idOf(admin) }, { $set: { username: admin.username } });
    }
  });

  it('works again and again, also once the operation is compiled', async () => {
    const first = await exported('HIRING', 'CSV');
    expect(await exported('HIRING', 'CSV')).toEqual(first);
    expect(await exported('HIRING', 'CSV')).toEqual(first);
  });

  test('T7.18: refuses a range with too many buckets, and names the field', async () => {
    const range = { ...RANGE, from: '2016-01-01', bucket: 'HOUR' };
    const input = { insight: 'SUPPORT', format: 'CSV', range };
    expect(await admin.client.refusal(EXPORT, { input })).toMatchObject({
      ...{ code: 'BAD_USER_INPUT', field: 'range.bucket' },
    });
  });

  it('of a funnel has a row for each step', async () => {
    const { filename, content } = await exported('FUNNEL', 'CSV');
    expect(filename).toBe('funnel-2019-03-04-2019-03-10.csv');
    expect(content).toContain(
      'name,visitors,pending,conversion,conversionFromPrevious,medianSecondsFromPrevious\r\nVisit,0,0,,,\r\nSign-up,0,0,,,',
    );
  });

  it('of a funnel needs its steps, which other insights do not take', async () => {
    const refusal = (insight: string, funnel?: object) =>
      admin.client.refusal(EXPORT, { input: { insight, format: 'CSV', range: RANGE, funnel } });
    const code = 'BAD_USER_INPUT';
    expect(await refusal('FUNNEL')).toMatchObject({ code, field: 'funnel' });
    expect(await refusal('USERS', FUNNEL)).toMatchObject({ code, field: 'funnel' });
    expect(await refusal('FUNNEL', { steps: [] })).toMatchObject({ code, field: 'funnel.steps' });
    expect(await refusal('FUNNEL', { ...FUNNEL, windowDays: 91 })).toMatchObject({
      ...{ code, field: 'funnel.windowDays' },
    });
  });

  it('is for admins', async () => {
    const input = { insight: 'REVENUE', format: 'CSV', range: RANGE };
    const { visitor } = await testApp();
    expect((await visitor.refusal(EXPORT, { input })).code).toBe('UNAUTHENTICATED');
    for (const who of [await person(), await staff(Role.MODERATOR)])
      expect((await who.client.refusal(EXPORT, { input })).code).toBe('FORBIDDEN');
  });
});

describe('the operations of exports', () => {
  const file = new URL('../../src/schema/schema.graphql', import.meta.url);
  const schema: GraphQLSchema = buildSchema(readFileSync(file, 'utf8'));
  const kinds = Object.entries(InsightKind);

  it.each(kinds)('%s is one that the schema answers', (_, kind) => {
    expect(validate(schema, parse(exportOperation(kind)))).toEqual([]);
  });

  it.each(kinds)('%s is exported in both formats', async (name) => {
    for (const format of ['CSV', 'JSON']) expect((await exported(name, format)).content).not.toBe('');
  });
});
