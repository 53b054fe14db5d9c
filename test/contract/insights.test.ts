import mongoose from 'mongoose';
import { print } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Role } from '../../src/models/identity/index.js';
import { advanceRollups } from '../../src/services/analytics/index.js';
import * as ops from '../community/operations.js';
import { person, type Person } from '../factories/person.js';
import { publish } from '../factories/post.js';
import { staff } from '../factories/staff.js';
import { allFolded } from '../setup/lanes.js';
import { contractIsThere, operationsOf } from './operations.js';

const range = {
  ...{ from: '2026-11-01T00:00:00Z', to: '2026-11-29T00:00:00Z' },
  ...{ bucket: 'DAY', timezone: 'Europe/Berlin' },
};
const steps = [
  { name: 'visit', type: 'PAGE_VIEW', path: '/' },
  { name: 'sign up', type: 'CUSTOM', event: 'signed_up' },
];
const events = (at: string) => [
  {
    ...{
      type: 'PAGE_VIEW',
      name: 'page_view',
      url: 'https://app.example/agents?utm_source=x',
      title: 'Agents',
    },
    ...{ referrer: 'https://news.example/', at },
  },
  { type: 'CLICK', name: 'subscribe', properties: { agent: 'nova' } },
];

describe.skipIf(!contractIsThere)('the operations of shipped clients about insights, as they are', () => {
  let admin: Person;
  let owner: Person;
  let group: { id: string; slug: string };

  beforeAll(async () => {
    admin = await staff(Role.ADMIN);
    owner = await person();
    await publish(owner);
    group = await ops.newGroup(owner);
    await allFolded();
    await advanceRollups();
  }, 120_000);

  const given: Record<string, () => Record<string, unknown>> = {
    Track: () => ({
      input: { visitorId: '0b6f6c1e-4c8f-4d5e-9a5e-5c1d2f3a4b5c', events: events(new Date().toISOString()) },
    }),
    FunnelInsights: () => ({ range, steps }),
    GroupInsights: () => ({ slug: group.slug, range }),
    ExportInsight: () => ({ input: { insight: 'REVENUE', format: 'CSV', range } }),
  };
  const OWNED = new Set(['CreatorInsights', 'GroupInsights']);
  const operations = operationsOf('insights');

  it.each(operations.map((operation) => [operation.name, operation] as const))(
    '%s',
    async (name, { document }) => {
      const { client } = OWNED.has(name) ? owner : admin;
      const { data, errors } = await client.send(print(document), given[name]?.() ?? { range });
      expect(errors).toEqual([]);
      expect(JSON.stringify(data)).not.toContain('"userErrors":[{');
    },
  );

  it('read no whole collection', async () => {
    const db = mongoose.connection.db!;
    await db.command({ profile: 2 });
    try {
      for (const { document, name } of operations) {
        const { client } = OWNED.has(name) ? owner : admin;
        if (name !== 'Track') await client.send(print(document), given[name]?.() ?? { range });
      }
    } finally {
      await db.command({ profile: 0 });
    }
    // The change streams of the log are scans of the oplog under the name of the log.
    const scans = await db
      .collection('system.profile')
      .aggregate([
        { $match: { planSummary: /COLLSCAN/, ns: { $not: /system\.|domain_events$/ } } },
        { $group: { _id: '$ns' } },
      ])
      .toArray();
    expect(scans.map(({ _id }) => String(_id).split('.').slice(1).join('.')).sort()).toEqual([]);
  });
  afterAll(() => mongoose.connection.db!.collection('system.profile').drop());
});
