import { beforeAll, describe, expect, it, test } from 'vitest';
import { print } from 'graphql';
import type { PipelineStage } from 'mongoose';
import {
  consultationQuestions,
  hiringQuestions,
  moderationQuestions,
  revenueQuestions,
  supportQuestions,
  type PeriodQuestion,
} from '../../src/loaders/analytics/index.js';
import { Role } from '../../src/models/identity/index.js';
import { businessRollups } from '../../src/services/analytics/rollups/business.js';
import { contractIsThere, operationsOf } from '../contract/operations.js';
import { person, type Person } from '../factories/person.js';
import { staff } from '../factories/staff.js';
import { testApp } from '../setup/app.js';
import { id, PERIOD, RANGE } from './business-world.js';

let admin: Person;
beforeAll(async () => {
  await testApp();
  admin = await staff(Role.ADMIN);
});

const FIELDS = [
  'revenue(range: $range) { gross { amount } }',
  'moderation(range: $range) { open }',
  'support(range: $range) { opened }',
  'hiring(range: $range) { medianDaysToHire }',
  'consultations { buckets(range: $range) { booked } }',
];
const query = (field: string) => `query ($range: InsightRange!) { insights { ${field} } }`;

describe('insights of the business', () => {
  it.each(FIELDS)('%s is refused to visitors, users and moderators', async (field) => {
    const { visitor } = await testApp();
    expect((await visitor.refusal(query(field), { range: RANGE })).code).toBe('UNAUTHENTICATED');
    for (const who of [await person(), await staff(Role.MODERATOR)])
      expect((await who.client.refusal(query(field), { range: RANGE })).code).toBe('FORBIDDEN');
    expect((await admin.client.data(query(field), { range: RANGE })).insights).not.toBeNull();
  });

  test.each(FIELDS)('T7.18: %s has at most 1,000 buckets', async (field) => {
    const range = { ...RANGE, from: '2016-01-01', bucket: 'HOUR' };
    expect(await admin.client.refusal(query(field), { range })).toMatchObject({
      ...{ code: 'BAD_USER_INPUT', field: 'range.bucket' },
    });
  });

  it('answer a dashboard in few commands, however many figures it shows', async () => {
    const all = `support(range: $range) { opened breaches byCategory { key } }`;
    const one = await admin.client.commands(query('support(range: $range) { opened }'), { range: RANGE });
    expect(await admin.client.commands(query(all), { range: RANGE })).toBe(one);
  });
});

describe('the plans of the business', () => {
  const questions = [
    ...[...moderationQuestions, ...supportQuestions, ...hiringQuestions],
    ...[...consultationQuestions, ...revenueQuestions],
  ] as PeriodQuestion<object>[];
  const owned = [...hiringQuestions, ...consultationQuestions] as PeriodQuestion<object>[];

  const planOf = async (
    model: PeriodQuestion<object>['model'],
    pipeline: PipelineStage[],
  ): Promise<string> => {
    expect(Object.keys(pipeline[0]!)).toEqual(['$match']);
    return JSON.stringify(await model.collection.aggregate(pipeline as never).explain('queryPlanner'));
  };

  test.each(questions.map((one) => [one.name, one] as const))('T7.18: %s is by index', async (_, one) => {
    const plan = await planOf(one.model, one.pipeline({ period: PERIOD }));
    expect(plan).not.toContain('COLLSCAN');
    expect(plan).toContain('IXSCAN');
  });

  test.each(owned.map((one) => [one.name, one] as const))(
    'T7.18: %s of an owner is by index',
    async (_, one) => {
      expect(await planOf(one.model, one.pipeline({ period: PERIOD, of: id() }))).not.toContain('COLLSCAN');
    },
  );

  test.each(businessRollups.map((one) => [one.name, one] as const))(
    'T7.18: %s is by index',
    async (_, one) => {
      const { model, match, at } = one;
      const found = { ...match, [at]: { $gte: PERIOD.from, $lt: PERIOD.to } };
      expect(await planOf(model, [{ $match: found }])).not.toContain('COLLSCAN');
    },
  );
});

describe.skipIf(!contractIsThere)('the operations of shipped clients', () => {
  const NAMES = [
    'RevenueInsights',
    'ModerationInsights',
    'SupportInsights',
    'HiringInsights',
    'ExportInsight',
  ];
  const range = {
    from: '2026-11-01T00:00:00Z',
    to: '2026-11-29T00:00:00Z',
    bucket: 'DAY',
    timezone: 'Europe/Berlin',
  };
  const operations = contractIsThere
    ? operationsOf('insights').filter(({ name }) => NAMES.includes(name))
    : [];

  it('are all there', () => {
    expect(operations.map(({ name }) => name).sort()).toEqual([...NAMES].sort());
  });

  it.each(operations)('$name, as it is', async ({ name, document }) => {
    const input = { insight: 'REVENUE', format: 'CSV', range };
    const variables = name === 'ExportInsight' ? { input } : { range };
    const answer = await admin.client.send(print(document), variables);
    expect(answer.errors).toEqual([]);
    for (const value of Object.values(answer.data!.insights)) expect(value).not.toBeNull();
  });
});
