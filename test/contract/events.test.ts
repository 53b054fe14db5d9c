import { print } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setClock } from '../../src/lib/clock.js';
import { Role } from '../../src/models/identity/index.js';
import { ModerationCaseModel } from '../../src/models/moderation/index.js';
import { readGlobalId, toGlobalId } from '../../src/schema/ids.js';
import * as op from '../calendar/operations.js';
import { people, type Person } from '../factories/person.js';
import { publish } from '../factories/post.js';
import { staff } from '../factories/staff.js';
import { REPORT } from '../moderation/operations.js';
import { testApp } from '../setup/app.js';
import { allFolded } from '../setup/lanes.js';
import { EVENT_NAMES as NAMES } from './event-names.js';
import { contractIsThere, operationsOf } from './operations.js';

const HOUR_MS = 60 * 60 * 1_000;
const GROUP = `mutation ($input: CreateGroupInput!) { createGroup(input: $input) { group { id slug } } }`;

describe.skipIf(!contractIsThere)(
  'the operations of shipped clients about events and moderation, as they are',
  () => {
    let mira: Person;
    let jonas: Person;
    let mod: Person;
    let judge: Person;
    let walk: { id: string; slug: string };
    let registration: string;
    let caseId: string;
    let actionId: string;
    let slug: string;

    beforeAll(async () => {
      await testApp();
      [mira, jonas] = (await people(2)) as [Person, Person];
      [mod, judge] = await Promise.all([staff(Role.MODERATOR), staff(Role.ADMIN)]);
      walk = await op.event(mira, { startsAt: op.inHours(1), endsAt: op.inHours(2) });
      registration = (await op.register(jonas, walk.id)).id;
      const reported = async () => {
        const post = await publish(jonas);
        await mira.client.data(REPORT, { input: { targetId: post, reason: 'SPAM' } });
        await allFolded();
        const found = await ModerationCaseModel.findOne({ target: readGlobalId(post)!.id }).lean();
        return toGlobalId('ModerationCase', found!._id);
      };
      caseId = await reported();
      const MODERATE = `mutation ($input: ModerateInput!) { moderate(input: $input) { case { actions { id } } } }`;
      const input = { caseId: await reported(), action: 'WARN', reason: 'Advertising' };
      actionId = (await mod.client.data(MODERATE, { input })).moderate.case.actions[0].id;
      const group = { name: `Contract ${Date.now()}`, description: 'Metrics', category: 'AI_ART' };
      slug = (await mira.client.data(GROUP, { input: group })).createGroup.group.slug;
    });
    afterAll(() => setClock(null));

    const first = 20;
    const variables: Record<string, () => unknown> = {
      Events: () => ({ first, near: { latitude: 6.5, longitude: 3.3 }, radiusKm: 25 }),
      Event: () => ({ slug: walk.slug }),
      CreateEvent: () => ({
        input: {
          ...{ title: 'Night walk', type: 'MEETUP', mode: 'IN_PERSON', timezone: 'Europe/Berlin' },
          ...{ startsAt: '2027-03-27T20:00:00Z', endsAt: '2027-03-27T22:00:00Z' },
          ...{ recurrence: { frequency: 'WEEKLY', count: 6 }, capacity: 10, waitlistEnabled: true },
        },
      }),
      UpdateEvent: () => ({ input: { eventId: walk.id, capacity: 12 } }),
      PublishEvent: async () => ({ id: (await op.event(mira, {}, false)).id }),
      CancelEvent: async () => ({ id: (await op.event(mira)).id, reason: 'Rain' }),
      RegisterForEvent: async () => ({
        input: {
          ...{ eventId: (await op.event(mira)).id, role: 'ATTENDEE', clientId: 'r1' },
          attendee: { company: 'Acme', jobTitle: 'Maker' },
        },
      }),
      CancelRegistration: async () => ({ id: (await op.register(jonas, (await op.event(mira)).id)).id }),
      RecordAttendance: () => {
        setClock(() => Date.now() + 3 * HOUR_MS);
        const when = { joinedAt: op.inHours(1), leftAt: op.inHours(2) };
        return { input: { registrationId: registration, ...when, questionsAsked: 2, pollsAnswered: 1 } };
      },
      RateEvent: () => ({ id: registration, rating: 5, comments: 'Lovely' }),
      IssueCertificates: () => ({ id: walk.id }),
      Queue: () => ({ first, status: 'PENDING', priority: null }),
      TakeCase: () => ({ id: caseId }),
      Moderate: () => ({
        input: { caseId, action: 'REMOVE', reason: 'Advertising', durationHours: null, version: null },
      }),
      Appeal: () => ({ actionId, text: 'It was no advertising' }),
      DecideAppeal: () => ({ actionId, overturn: true, note: null }),
      GroupMetrics: () => ({ slug, period: 'DAILY', from: op.inHours(-48), to: op.inHours(24) }),
    };
    const who: Record<string, () => Person> = {
      ...{
        MyEvents: () => jonas,
        RegisterForEvent: () => jonas,
        CancelRegistration: () => jonas,
        RateEvent: () => jonas,
      },
      ...{ Queue: () => mod, TakeCase: () => mod, Moderate: () => mod, DecideAppeal: () => judge },
      ...{ MySanctions: () => jonas, Appeal: () => jonas },
    };
    const operations = operationsOf('community').filter(({ name }) => NAMES.includes(name));

    it('are all there', () => expect(operations.map(({ name }) => name).sort()).toEqual([...NAMES].sort()));

    it.each(operations)('$kind $name', async ({ name, document }) => {
      const { client } = who[name]?.() ?? mira;
      const given = (await variables[name]?.()) as Record<string, unknown> | undefined;
      const answer = await client.send(print(document), given ?? {});
      expect(answer.errors).toEqual([]);
      for (const [field, value] of Object.entries(answer.data!))
        expect(value, `${name} answers ${field}`).not.toBeNull();
    });
  },
);
