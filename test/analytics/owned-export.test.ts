import { buildSchema, parse, validate } from 'graphql';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Role } from '../../src/models/identity/index.js';
import { ConsultantModel } from '../../src/models/support/index.js';
import { toGlobalId } from '../../src/schema/ids.js';
import { OWNED_TYPES, ownedExportOperation } from '../../src/services/analytics/index.js';
import { idOf } from '../billing/shop.js';
import { CREATE_GROUP } from '../community/operations.js';
import { person, type Person } from '../factories/person.js';
import { staff } from '../factories/staff.js';
import { testApp } from '../setup/app.js';
import { forget, RANGE, rows } from './business-world.js';

const EXPORT = `query ($id: ID!, $range: InsightRange!, $format: InsightExportFormat!) {
  insightExport(id: $id, range: $range, format: $format) { filename mimeType content } }`;

let owner: Person;
let stranger: Person;
let group: string;
let consultant: string;

const asked = (id: string, format = 'CSV') => ({ id, range: RANGE, format });

beforeAll(async () => {
  await testApp();
  [owner, stranger] = [await person(), await person()];
  const input = { name: `Exports ${owner.username}`, description: 'A group that is measured.' };
  group = (await owner.client.data(CREATE_GROUP, { input })).createGroup.group.id;
  await rows(ConsultantModel as never, [
    { _id: idOf(owner), categories: [], timezone: 'UTC', weeklyHours: [], timeOff: [], isActive: true },
  ]);
  consultant = toGlobalId('Consultant', idOf(owner));
});
afterAll(() => forget(ConsultantModel));

describe('an export of what the viewer owns', () => {
  const schema = buildSchema(
    readFileSync(new URL('../../src/schema/schema.graphql', import.meta.url), 'utf8'),
  );

  it.each(OWNED_TYPES)('%s asks for what the schema answers', (type) => {
    expect(validate(schema, parse(ownedExportOperation(type)))).toEqual([]);
  });

  it('of a group has a row for each day', async () => {
    const file = (await owner.client.data(EXPORT, asked(group))).insightExport;
    expect(file).toMatchObject({ filename: 'group-insights-2019-03-04-2019-03-10.csv' });
    const [buckets] = file.content.split('\r\n\r\n');
    expect(buckets.split('\r\n').slice(0, 2)).toEqual(['buckets', 'start,members,posts,comments,active']);
    expect(buckets.split('\r\n')).toHaveLength(9);
  });

  it('of the posts of the viewer is what the API answers', async () => {
    const file = (await owner.client.data(EXPORT, asked(owner.id, 'JSON'))).insightExport;
    expect(file.mimeType).toBe('application/json');
    const { viewer } = await owner.client.data(
      'query ($range: InsightRange!) { viewer { insights(range: $range) { audience { byHour { hour views } } } } }',
      { range: RANGE },
    );
    expect(JSON.parse(file.content)).toMatchObject(viewer.insights);
  });

  it('of the consultations of the viewer counts them', async () => {
    const file = (await owner.client.data(EXPORT, asked(consultant, 'JSON'))).insightExport;
    expect(JSON.parse(file.content)).toMatchObject({ completed: 0, rating: { average: null, count: 0 } });
  });

  it('is refused to other users, and to visitors', async () => {
    for (const id of [group, owner.id, consultant])
      expect((await stranger.client.refusal(EXPORT, asked(id))).code, id).toBe('FORBIDDEN');
    const { visitor } = await testApp();
    expect((await visitor.refusal(EXPORT, asked(group))).code).toBe('UNAUTHENTICATED');
    const admin = await staff(Role.ADMIN);
    expect((await admin.client.data(EXPORT, asked(consultant))).insightExport.content).not.toBe('');
  });

  it('names the field of a wrong id or range', async () => {
    const code = 'BAD_USER_INPUT';
    const post = `post_${'0'.repeat(24)}`;
    expect(await owner.client.refusal(EXPORT, asked(post))).toMatchObject({ code, field: 'id' });
    const absent = `tool_${'0'.repeat(24)}`;
    expect(await owner.client.refusal(EXPORT, asked(absent))).toMatchObject({
      ...{ code: 'NOT_FOUND', field: 'id' },
    });
    const range = { ...RANGE, from: '2016-01-01', bucket: 'HOUR' };
    expect(await owner.client.refusal(EXPORT, { ...asked(group), range })).toMatchObject({
      ...{ code, field: 'range.bucket' },
    });
  });
});
