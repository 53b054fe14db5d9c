import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { setClock } from '../../src/lib/clock.js';
import { EventModel, EventSeatsModel } from '../../src/models/calendar/index.js';
import { NotificationModel } from '../../src/models/social/index.js';
import { readGlobalId } from '../../src/schema/ids.js';
import { advanceEvents, remindOfEvents } from '../../src/services/calendar/index.js';
import { reconcile } from '../../src/services/system/index.js';
import { people, type Person } from '../factories/person.js';
import { testApp } from '../setup/app.js';
import { allFolded, laneFolded } from '../setup/lanes.js';
import { BLOCK, UNBLOCK } from '../social/operations.js';
import { refused } from '../social/refused.js';
import * as op from './operations.js';

const objectId = (id: string) => readGlobalId(id)!.id;
const HOUR_MS = 60 * 60 * 1_000;
const signal = new AbortController().signal;
/** Moves the clock by so many hours. */
const travel = (hours: number) => setClock(() => Date.now() + hours * HOUR_MS);

let host: Person;
let ada: Person;
let eve: Person;
let visitor: Awaited<ReturnType<typeof testApp>>['visitor'];

beforeAll(async () => {
  ({ visitor } = await testApp());
  [host, ada, eve] = (await people(3)) as [Person, Person, Person];
});
afterEach(() => setClock(null));

const read = async (who: Person, slug: string) => (await who.client.data(op.EVENT, { slug })).event;
const told = async (who: Person, type: string, eventId: string) =>
  NotificationModel.countDocuments({ recipient: objectId(who.id), type, target: objectId(eventId) } as never);

describe('events', () => {
  it('are drafts of their organizer until they are published, then listed by what comes next', async () => {
    const draft = await op.event(host, { title: 'A drafty event' }, false);
    expect(draft).toMatchObject({ slug: 'a-drafty-event', status: 'DRAFT' });
    expect(await read(ada, draft.slug)).toBeNull();
    expect(await read(host, draft.slug)).toMatchObject({ status: 'DRAFT', calendarUrl: null });
    const input = { input: { eventId: draft.id } };
    expect(await refused(ada.client, op.REGISTER, input)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refused(host.client, op.REGISTER, input)).toMatchObject({ code: 'CONFLICT' });
    expect(await refused(ada.client, op.PUBLISH_EVENT, { id: draft.id })).toMatchObject({
      code: 'NOT_FOUND',
    });
    const { publishEvent } = await host.client.data(op.PUBLISH_EVENT, { id: draft.id });
    expect(publishEvent.event.status).toBe('UPCOMING');
    expect(await refused(ada.client, op.PUBLISH_EVENT, { id: draft.id })).toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(
      await refused(ada.client, op.UPDATE_EVENT, { input: { eventId: draft.id, title: 'x' } }),
    ).toMatchObject({
      code: 'FORBIDDEN',
    });
    const sooner = await op.event(host, {
      startsAt: op.inHours(2),
      endsAt: op.inHours(3),
      tags: ['#Sooner'],
    });
    const { events } = await visitor.data(op.EVENTS, { first: 100 });
    const ids = events.nodes.map(({ id }: { id: string }) => id);
    expect(ids.indexOf(sooner.id)).toBeLessThan(ids.indexOf(draft.id));
    expect(ids).toContain(draft.id);
    const tagged = (await visitor.data(op.EVENTS, { tag: 'Sooner' })).events;
    expect(tagged.nodes.map(({ id }: { id: string }) => id)).toEqual([sooner.id]);
    expect((await visitor.data(op.EVENTS, { to: op.inHours(24), tag: 'sooner' })).events.nodes).toHaveLength(
      1,
    );
    expect(
      (await visitor.data(op.EVENTS, { from: op.inHours(24), tag: 'sooner' })).events.nodes,
    ).toHaveLength(0);
  });

  it('cost as many commands for two as for fifty', async () => {
    for (let n = 0; n < 5; n++)
      await op.event(host, { tags: ['cost'], virtualLink: 'https://meet.example/x' });
    for (const first of [2, 50]) await ada.client.data(op.EVENTS, { first, tag: 'cost' });
    expect(await ada.client.commands(op.EVENTS, { first: 2, tag: 'cost' })).toBe(
      await ada.client.commands(op.EVENTS, { first: 50, tag: 'cost' }),
    );
    const mine = { upcoming: true, first: 2 };
    expect(await ada.client.commands(op.MY_EVENTS, mine)).toBe(
      await ada.client.commands(op.MY_EVENTS, { ...mine, first: 50 }),
    );
  });

  it('refuse what cannot be', async () => {
    const create = (input: object) =>
      refused(host.client, op.CREATE_EVENT, {
        input: { title: 'x', startsAt: op.inHours(5), endsAt: op.inHours(6), ...input },
      });
    expect(await create({ endsAt: op.inHours(5) })).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'endsAt',
    });
    expect(await create({ timezone: 'Mars/Olympus' })).toMatchObject({ field: 'timezone' });
    expect(await create({ capacity: 0 })).toMatchObject({ field: 'capacity' });
    expect(await create({ recurrence: { frequency: 'DAILY', interval: 0 } })).toMatchObject({
      field: 'recurrence.interval',
    });
    const both = { frequency: 'DAILY', count: 2, until: op.inHours(99) };
    expect(await create({ recurrence: both })).toMatchObject({ field: 'recurrence.until' });
    expect(await create({ fee: { amount: 5, currency: 'E1R' } })).toMatchObject({ field: 'fee.currency' });
    expect(await create({ location: { latitude: 1 } })).toMatchObject({ field: 'location.latitude' });
    const link = { mode: 'IN_PERSON', virtualLink: 'https://meet.example/x' };
    expect(await create(link)).toMatchObject({ field: 'virtualLink' });
    expect(await create({ groupId: 'grp_0123456789abcdef01234567' })).toMatchObject({
      ...{ code: 'NOT_FOUND', field: 'groupId' },
    });
    expect(await create({ registrationDeadline: op.inHours(7) })).toMatchObject({
      field: 'registrationDeadline',
    });
    const input = { title: 'x', startsAt: op.inHours(5), endsAt: op.inHours(6) };
    expect(await visitor.refusal(op.CREATE_EVENT, { input })).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('are created once for a clientId, keep former slugs, and are deleted as drafts only', async () => {
    const input = { title: 'Twice the walk', startsAt: op.inHours(5), endsAt: op.inHours(6), clientId: 'e1' };
    const make = () => host.client.data(op.CREATE_EVENT, { input });
    const [one, two] = await Promise.all([make(), make()]);
    expect(one.createEvent.event.id).toBe(two.createEvent.event.id);
    const { id, slug } = one.createEvent.event;
    const renamed = await host.client.data(op.UPDATE_EVENT, {
      input: { eventId: id, title: 'Another walk' },
    });
    expect(renamed.updateEvent.event.slug).not.toBe(slug);
    expect((await read(host, slug)).id).toBe(id);
    expect((await host.client.data(op.DELETE_EVENT, { id })).deleteEvent.deletedId).toBe(id);
    expect(await read(host, slug)).toBeNull();
    const published = await op.event(host);
    expect(await refused(host.client, op.DELETE_EVENT, { id: published.id })).toMatchObject({
      code: 'CONFLICT',
    });
  });

  it('T4.8 are seen by whom they are for, on every way', async () => {
    const closed = await op.event(host, {
      title: 'By invitation',
      visibility: 'INVITE_ONLY',
      tags: ['closed'],
    });
    const members = await op.event(host, {
      title: 'For members',
      visibility: 'MEMBERS_ONLY',
      tags: ['closed'],
    });
    const NODE = 'query ($id: ID!) { node(id: $id) { id } }';
    const listed = async (client: Person['client']) =>
      (await client.data(op.EVENTS, { tag: 'closed' })).events.nodes.map(({ id }: { id: string }) => id);
    expect(await listed(ada.client)).toEqual([members.id]);
    expect(await listed(visitor)).toEqual([]);
    expect((await ada.client.data(NODE, { id: closed.id })).node).toBeNull();
    expect(await read(ada, closed.slug)).toBeNull();
    const input = { eventId: closed.id };
    expect(await refused(ada.client, op.REGISTER, { input })).toMatchObject({ code: 'NOT_FOUND' });
    const invite = { input: { eventId: closed.id, userIds: [ada.id], role: 'SPEAKER' } };
    expect(await refused(ada.client, op.INVITE, invite)).toMatchObject({ code: 'NOT_FOUND' });
    const { inviteToEvent } = await host.client.data(op.INVITE, invite);
    expect(inviteToEvent.registrations).toMatchObject([
      { status: 'INVITED', role: 'SPEAKER', user: { id: ada.id } },
    ]);
    expect(await listed(ada.client)).toContain(closed.id);
    expect(await op.register(ada, closed.id)).toMatchObject({ status: 'CONFIRMED', role: 'SPEAKER' });
    await allFolded();
    expect(await told(ada, 'event_invite', closed.id)).toBe(1);
    // Who is blocked sees nothing of it.
    await host.client.data(BLOCK, { id: eve.id });
    expect(await listed(eve.client)).toEqual([]);
    expect((await eve.client.data(NODE, { id: members.id })).node).toBeNull();
    await host.client.data(UNBLOCK, { id: eve.id });
  });

  it('show their link to participants only', async () => {
    const virtualLink = 'https://meet.example/secret';
    const one = await op.event(host, { virtualLink });
    expect((await read(ada, one.slug)).virtualLink).toBeNull();
    await op.register(ada, one.id);
    expect((await read(ada, one.slug)).virtualLink).toBe(virtualLink);
    expect((await read(eve, one.slug)).virtualLink).toBeNull();
    expect((await read(host, one.slug)).virtualLink).toBe(virtualLink);
  });

  it('are found around a place, the nearest first', async () => {
    const at = (latitude: number, longitude: number) => ({
      ...{ mode: 'IN_PERSON', tags: ['nearby'] },
      location: { venue: 'Hall', city: 'Longyearbyen', latitude, longitude },
    });
    const far = await op.event(host, at(78.3, 15.6));
    const near = await op.event(host, at(78.22, 15.65));
    const around = { near: { latitude: 78.22, longitude: 15.64 }, radiusKm: 50 };
    const first = (await ada.client.data(op.EVENTS, { ...around, first: 1 })).events;
    expect(first.nodes.map(({ id }: { id: string }) => id)).toEqual([near.id]);
    const rest = (await ada.client.data(op.EVENTS, { ...around, after: first.pageInfo.endCursor })).events;
    expect(rest.nodes.map(({ id }: { id: string }) => id)).toEqual([far.id]);
    const close = (await ada.client.data(op.EVENTS, { ...around, radiusKm: 1 })).events;
    expect(close.nodes).toHaveLength(1);
    expect((await ada.client.refusal(op.EVENTS, { ...around, radiusKm: 5_000 })).field).toBe('radiusKm');
  });

  it('tell the occurrence that takes place or comes next', async () => {
    const startsAt = op.inHours(2);
    const week = (n: number) => new Date(Date.parse(startsAt) + n * 168 * HOUR_MS).toISOString();
    const weekly = await op.event(host, {
      ...{ startsAt, endsAt: op.inHours(4), recurrence: { frequency: 'WEEKLY', count: 4 } },
    });
    const cancelled = { eventId: weekly.id, scope: 'THIS', originalStart: week(1), cancelled: true };
    await host.client.data(op.CHANGE_OCCURRENCE, { input: cancelled });
    const next = async (hours: number, slug = weekly.slug) => {
      travel(hours);
      return (await visitor.data(op.NEXT_OCCURRENCE, { slug })).event.nextOccurrence?.startsAt ?? null;
    };
    expect(await next(0)).toBe(week(0));
    expect(await next(3)).toBe(week(0));
    expect(await next(5)).toBe(week(2));
    expect(await next(168 * 3)).toBe(week(3));
    expect(await next(168 * 3 + 5)).toBeNull();
    travel(0);
    const once = await op.event(host, { startsAt, endsAt: op.inHours(4) });
    expect([await next(3, once.slug), await next(5, once.slug)]).toEqual([week(0), null]);
    travel(0);
    const hidden = await op.event(host, { visibility: 'INVITE_ONLY' });
    expect((await visitor.data(op.NEXT_OCCURRENCE, { slug: hidden.slug })).event).toBeNull();
  });

  it('take place again by their rule, with exceptions by original start', async () => {
    const walk = await op.event(host, {
      ...{ startsAt: '2027-03-14T19:00:00Z', endsAt: '2027-03-14T21:00:00Z', timezone: 'Europe/Berlin' },
      recurrence: { frequency: 'WEEKLY', count: 4 },
    });
    const occurrences = async (slug = walk.slug) =>
      (await read(ada, slug)).occurrences.map(({ startsAt }: { startsAt: string }) => startsAt);
    expect(await occurrences()).toEqual([
      '2027-03-14T19:00:00.000Z',
      '2027-03-21T19:00:00.000Z',
      '2027-03-28T18:00:00.000Z',
      '2027-04-04T18:00:00.000Z',
    ]);
    await op.register(ada, walk.id);
    const change = (input: object) =>
      host.client.data(op.CHANGE_OCCURRENCE, { input: { eventId: walk.id, scope: 'THIS', ...input } });
    await change({ originalStart: '2027-03-21T19:00:00Z', cancelled: true });
    await change({
      originalStart: '2027-03-28T18:00:00Z',
      startsAt: '2027-03-29T18:00:00Z',
      title: 'On Monday',
    });
    expect(await occurrences()).toEqual([
      '2027-03-14T19:00:00.000Z',
      '2027-03-29T18:00:00.000Z',
      '2027-04-04T18:00:00.000Z',
    ]);
    const not = { eventId: walk.id, scope: 'THIS', originalStart: '2027-03-22T19:00:00Z', cancelled: true };
    expect(await refused(host.client, op.CHANGE_OCCURRENCE, { input: not })).toMatchObject({
      field: 'originalStart',
    });
    expect(await refused(ada.client, op.CHANGE_OCCURRENCE, { input: not })).toMatchObject({
      code: 'FORBIDDEN',
    });
    const { changeEventOccurrence: split } = await change({
      ...{ scope: 'THIS_AND_FOLLOWING', originalStart: '2027-03-28T18:00:00Z', title: 'Spring walk' },
    });
    expect(split.event).toMatchObject({ title: 'Spring walk', recurrence: { count: 2 } });
    expect(split.event.id).not.toBe(walk.id);
    expect(split.event.occurrences).toMatchObject([
      { startsAt: '2027-03-29T18:00:00.000Z', originalStart: '2027-03-28T18:00:00.000Z', title: 'On Monday' },
      { startsAt: '2027-04-04T18:00:00.000Z' },
    ]);
    expect(await occurrences()).toEqual(['2027-03-14T19:00:00.000Z']);
    // Who is registered is so for both parts.
    expect((await read(ada, split.event.slug)).viewerRegistration.status).toBe('CONFIRMED');
    expect(split.event.stats.confirmed).toBe(1);
    // A range in which the series pauses does not list it.
    const during = { from: '2027-03-15T00:00:00Z', to: '2027-03-28T00:00:00Z', first: 100 };
    const ids = (await ada.client.data(op.EVENTS, during)).events.nodes.map(({ id }: { id: string }) => id);
    expect(ids).not.toContain(walk.id);
  });

  it('go by the clock: ongoing, next occurrence, completed, reminders', async () => {
    const twice = await op.event(host, {
      ...{ startsAt: op.inHours(30), endsAt: op.inHours(31) },
      recurrence: { frequency: 'DAILY', count: 2 },
    });
    await op.register(ada, twice.id);
    const { id: registration } = await op.register(eve, twice.id);
    travel(7);
    await remindOfEvents({ signal });
    await remindOfEvents({ signal });
    await allFolded();
    expect(await told(ada, 'event_reminder', twice.id)).toBe(1);
    travel(30.5);
    expect((await read(ada, twice.slug)).status).toBe('ONGOING');
    await host.client.data(op.ATTEND, { input: { registrationId: registration, joinedAt: op.inHours(30) } });
    travel(32);
    expect((await read(ada, twice.slug)).status).toBe('UPCOMING');
    await advanceEvents({ signal });
    const row = await EventModel.findById(objectId(twice.id)).lean();
    expect(row!.nextAt.getTime()).toBeGreaterThan(Date.now() + 53 * HOUR_MS);
    travel(56);
    expect((await read(ada, twice.slug)).status).toBe('COMPLETED');
    await advanceEvents({ signal });
    expect((await EventModel.findById(objectId(twice.id)).lean())!.status).toBe('completed');
    // Attendance was recorded, so who was not recorded was not there.
    expect((await read(ada, twice.slug)).viewerRegistration.status).toBe('NO_SHOW');
    expect((await read(eve, twice.slug)).viewerRegistration.status).toBe('ATTENDED');
    const input = { input: { eventId: twice.id, title: 'Late' } };
    expect(await refused(host.client, op.UPDATE_EVENT, input)).toMatchObject({ code: 'CONFLICT' });
  });

  it('are cancelled by their organizer, not by co-hosts, and participants hear of it', async () => {
    const one = await op.event(host, { coHostIds: [eve.id] });
    await op.register(ada, one.id);
    await eve.client.data(op.UPDATE_EVENT, { input: { eventId: one.id, title: 'By the co-host' } });
    const cancel = { id: one.id, reason: 'Rain' };
    expect(await refused(eve.client, op.CANCEL_EVENT, cancel)).toMatchObject({ code: 'FORBIDDEN' });
    const { cancelEvent } = await host.client.data(op.CANCEL_EVENT, cancel);
    expect(cancelEvent.event).toMatchObject({ status: 'CANCELLED', cancelReason: 'Rain' });
    expect(await refused(host.client, op.CANCEL_EVENT, cancel)).toMatchObject({ code: 'CONFLICT' });
    expect(await refused(eve.client, op.REGISTER, { input: { eventId: one.id } })).toMatchObject({
      code: 'CONFLICT',
    });
    await allFolded();
    expect(await told(ada, 'event', one.id)).toBe(1);
    expect((await read(ada, one.slug)).status).toBe('CANCELLED');
  });

  it('count what the rows say, and reconciling agrees', async () => {
    await allFolded();
    const { drift } = await reconcile({ fix: false, settle: laneFolded });
    expect(drift.filter(({ collection }) => collection === 'events')).toEqual([]);
    const seats = await EventSeatsModel.find().lean();
    for (const { capacity, taken } of seats)
      if (capacity !== null) expect(taken).toBeLessThanOrEqual(capacity);
  });
});
