import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { setClock } from '../../src/lib/clock.js';
import { EventRegistrationModel, EventSeatsModel } from '../../src/models/calendar/index.js';
import { readGlobalId } from '../../src/schema/ids.js';
import { refundWorker, releaseHeldPlaces } from '../../src/services/calendar/index.js';
import { TransactionModel } from '../../src/models/billing/index.js';
import { BACK } from '../billing/operations.js';
import { press, told } from '../billing/shop.js';
import { crowd } from '../factories/crowd.js';
import { people, type Person } from '../factories/person.js';
import * as live from '../messaging/live.js';
import { testApp } from '../setup/app.js';
import { allFolded } from '../setup/lanes.js';
import { refused } from '../social/refused.js';
import * as op from './operations.js';

interface LiveRegistration {
  notification: { target: { id: string; viewerRegistration: { status: string } | null } };
}
const LIVE_REGISTRATION = `subscription ($after: String) { notificationReceived(after: $after) {
  notification { target { ... on Event { id viewerRegistration { status } } } } } }`;

const objectId = (id: string) => readGlobalId(id)!.id;
const HOUR_MS = 60 * 60 * 1_000;
const signal = new AbortController().signal;
const travel = (hours: number) => setClock(() => Date.now() + hours * HOUR_MS);

let host: Person;
let ada: Person;
let eve: Person;

beforeAll(async () => {
  await testApp();
  [host, ada, eve] = (await people(3)) as [Person, Person, Person];
});
afterEach(() => setClock(null));
afterAll(live.closeAll);

const read = async (who: Person, slug: string) => (await who.client.data(op.EVENT, { slug })).event;
const rows = (eventId: string) =>
  EventRegistrationModel.find({ event: objectId(eventId) })
    .sort({ ticket: 1 })
    .lean();
const statuses = async (eventId: string) =>
  (await rows(eventId)).reduce<Record<string, number>>(
    (counts, { status }) => ({ ...counts, [status]: (counts[status] ?? 0) + 1 }),
    {},
  );
const seats = (eventId: string) => EventSeatsModel.findById(objectId(eventId)).lean();

describe('registrations', () => {
  it('T4.5 never exceed the capacity, however many come at once', async () => {
    const guests = await crowd(10);
    const one = await op.event(host, { capacity: 2, waitlistEnabled: true });
    const made = await Promise.all(guests.map((guest) => op.register(guest, one.id)));
    expect(made.filter(({ status }) => status === 'CONFIRMED')).toHaveLength(2);
    const waiting = await rows(one.id);
    expect(waiting.filter(({ status }) => status === 'waitlisted')).toHaveLength(8);
    const positions = await Promise.all(
      guests.map(async (guest) => (await read(guest, one.slug)).viewerRegistration.waitlistPosition),
    );
    expect(positions.filter((position) => position !== null).sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    // Two cancel while the organizer promotes: never more than two, each user once.
    const confirmed = made.filter(({ status }) => status === 'CONFIRMED');
    const last = (await rows(one.id)).at(-1)!;
    const promoting = host.client.send(op.PROMOTE, { id: `ereg_${last._id.toHexString()}` });
    const cancelling = confirmed.map((row, index) => {
      const who = guests[made.indexOf(row)]!;
      return index < 2 ? who.client.data(op.CANCEL_REGISTRATION, { id: row.id }) : null;
    });
    await Promise.all([promoting, ...cancelling]);
    expect(await statuses(one.id)).toEqual({ confirmed: 2, waitlisted: 6, cancelled: 2 });
    expect(await seats(one.id)).toMatchObject({ taken: 2, waiting: 6 });
    await allFolded();
    expect((await read(host, one.slug)).stats).toMatchObject({ confirmed: 2, waitlisted: 6 });
  });

  it('attack 78: fifty at once, cancelling and promoting interleaved, and no place is given twice', async () => {
    const guests = await crowd(50);
    const one = await op.event(host, { capacity: 10, waitlistEnabled: true });
    const made = await Promise.all(guests.map((guest) => op.register(guest, one.id)));
    expect(await statuses(one.id)).toEqual({ confirmed: 10, waitlisted: 40 });
    expect(new Set(made.map(({ id }) => id)).size).toBe(50);
    // Every second one cancels, every fifth comes back, and the organizer makes more room meanwhile.
    await Promise.all(
      guests.map(async (guest, index) => {
        if (index % 2 === 1) return;
        await guest.client.data(op.CANCEL_REGISTRATION, { id: made[index]!.id });
        if (index % 5 === 0) await op.register(guest, one.id);
      }),
    );
    await host.client.data(op.UPDATE_EVENT, { input: { eventId: one.id, capacity: 12 } });
    const now = await statuses(one.id);
    expect(now).toEqual({ confirmed: 12, waitlisted: 18, cancelled: 20 });
    expect(await seats(one.id)).toMatchObject({ taken: 12, waiting: 18, capacity: 12 });
    const tickets = (await rows(one.id)).flatMap(({ ticket }) => ticket ?? []);
    expect(new Set(tickets).size).toBe(18);
    const few = { input: { eventId: one.id, capacity: 11 } };
    expect(await refused(host.client, op.UPDATE_EVENT, few)).toMatchObject({ field: 'capacity' });
    // Who registers late comes last.
    const late = await op.register(ada, one.id);
    expect(late).toMatchObject({ status: 'WAITLISTED', waitlistPosition: 19 });
  });

  it('are one for each user, and refused where there is no room and no waitlist', async () => {
    const one = await op.event(host, { capacity: 1 });
    const twice = await Promise.all([op.register(ada, one.id), op.register(ada, one.id)]);
    expect(twice[0].id).toBe(twice[1].id);
    const input = { eventId: one.id };
    expect(await refused(eve.client, op.REGISTER, { input })).toMatchObject({
      code: 'CONFLICT',
      field: 'eventId',
    });
    await ada.client.data(op.CANCEL_REGISTRATION, { id: twice[0].id });
    expect(await op.register(eve, one.id)).toMatchObject({ status: 'CONFIRMED' });
    const others = { id: twice[0].id };
    expect(await refused(eve.client, op.CANCEL_REGISTRATION, others)).toMatchObject({ code: 'NOT_FOUND' });
    const closed = await op.event(host, { registrationDeadline: op.inHours(1) });
    travel(2);
    expect(await refused(ada.client, op.REGISTER, { input: { eventId: closed.id } })).toMatchObject({
      code: 'CONFLICT',
    });
    setClock(null);
    const speaking = { eventId: closed.id, role: 'SPEAKER' };
    expect(await refused(ada.client, op.REGISTER, { input: speaking })).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('hold a place for the payment of a fee, and free it when the time is over', async () => {
    const fee = { amount: 1_500, currency: 'eur' };
    const one = await op.event(host, { capacity: 1, waitlistEnabled: true, fee });
    const first = await op.register(ada, one.id);
    expect(first.status).toBe('PENDING');
    expect(first.heldUntil).not.toBeNull();
    expect((await op.register(eve, one.id)).status).toBe('WAITLISTED');
    travel(0.4);
    await releaseHeldPlaces({ signal });
    expect((await read(ada, one.slug)).viewerRegistration.status).toBe('PENDING');
    travel(0.6);
    await releaseHeldPlaces({ signal });
    expect((await read(ada, one.slug)).viewerRegistration.status).toBe('CANCELLED');
    expect((await read(eve, one.slug)).viewerRegistration.status).toBe('PENDING');
    expect(await seats(one.id)).toMatchObject({ taken: 1, waiting: 0 });
  });

  it('tell their user live what becomes of them: a place from the waitlist, a fee that was paid', async () => {
    const [one, two] = (await people(2)) as [Person, Person];
    const listening = async (who: Person) => {
      const after = (await who.client.data('{ viewer { notificationCursor } }')).viewer.notificationCursor;
      return live.listen<LiveRegistration>(who, LIVE_REGISTRATION, { after });
    };
    const free = await op.event(host, { capacity: 1, waitlistEnabled: true });
    const first = await op.register(one, free.id);
    await op.register(two, free.id);
    const stream = await listening(two);
    await one.client.data(op.CANCEL_REGISTRATION, { id: first.id });
    const [promoted] = await stream.take(1);
    expect(promoted!.notification.target).toEqual({
      id: free.id,
      viewerRegistration: { status: 'CONFIRMED' },
    });
    await stream.close();
    const paid = await op.event(host, { capacity: 5, fee: { amount: 1_500, currency: 'EUR' } });
    const { id } = await op.register(one, paid.id);
    const own = await listening(one);
    const { payEventFee } = await one.client.data(op.PAY_FEE, { id, ...BACK });
    await press(payEventFee.url);
    await told();
    const [confirmed] = await own.take(1);
    expect(confirmed!.notification.target).toEqual({
      id: paid.id,
      viewerRegistration: { status: 'CONFIRMED' },
    });
    await own.close();
  });

  it('are confirmed by the payment of the fee, which goes back where the registration or the event is cancelled', async () => {
    const fee = { amount: 1_500, currency: 'EUR' };
    const one = await op.event(host, { capacity: 5, fee });
    const paid = async (who: Person): Promise<string> => {
      const { id } = await op.register(who, one.id);
      const { payEventFee } = await who.client.data(op.PAY_FEE, { id, ...BACK });
      await press(payEventFee.url);
      await told();
      return id;
    };
    const mine = await paid(ada);
    expect((await read(ada, one.slug)).viewerRegistration.status).toBe('CONFIRMED');
    expect(await refused(ada.client, op.PAY_FEE, { id: mine, ...BACK })).toMatchObject({ code: 'CONFLICT' });
    expect(await refused(eve.client, op.PAY_FEE, { id: mine, ...BACK })).toMatchObject({ code: 'NOT_FOUND' });
    const refunded = () => TransactionModel.findOne({ subject: objectId(mine) }).lean();
    await ada.client.data(op.CANCEL_REGISTRATION, { id: mine });
    expect(await refunded()).toMatchObject({ amount: 1_500, refunding: 1_500 });
    const theirs = await paid(eve);
    await host.client.data(op.CANCEL_EVENT, { id: one.id, reason: 'Rain' });
    const item = { subject: objectId(one.id) };
    const renew = () => Promise.resolve(true);
    // Cut off and run again, it gives nothing back twice.
    for (let n = 0; n < 2; n++) expect(await refundWorker.run({ item, signal, renew } as never)).toBe('done');
    const row = await TransactionModel.findOne({ subject: objectId(theirs) }).lean();
    expect(row!.refunding + row!.refunded).toBe(1_500);
  });

  it('tell organizers who comes, others only who has a place, and nobody else what they said', async () => {
    const one = await op.event(host, { type: 'WEBINAR' });
    const attendee = {
      company: 'Acme',
      jobTitle: 'Maker',
      firstName: 'Ada',
      lastName: 'L',
      experience: 'ADVANCED',
    };
    await op.register(ada, one.id, { attendee, source: 'EMAIL' });
    const [seen] = (await read(host, one.slug)).registrations.nodes;
    expect(seen).toMatchObject({
      ...{ status: 'CONFIRMED', source: 'EMAIL', user: { username: ada.username } },
      attendee: { firstName: 'Ada', lastName: 'L', company: 'Acme', email: ada.email },
    });
    const [others] = (await read(eve, one.slug)).registrations.nodes;
    expect(others).toMatchObject({ user: { username: ada.username }, attendee: null, source: null });
    const { eventRegistrations } = (await ada.client.data(op.MY_EVENTS, { upcoming: true, first: 20 }))
      .viewer;
    expect(eventRegistrations.nodes.map((row: any) => row.event.id)).toContain(one.id);
  });

  it('record attendance, take ratings and give certificates, each when it is time and from whom it may come', async () => {
    const one = await op.event(host, {
      startsAt: op.inHours(1),
      endsAt: op.inHours(3),
      title: 'Learn to see',
    });
    const { id } = await op.register(ada, one.id);
    const attendance = {
      registrationId: id,
      joinedAt: op.inHours(1),
      leftAt: op.inHours(2),
      questionsAsked: 2,
    };
    const attend = (who: Person, more: object = {}) =>
      refused(who.client, op.ATTEND, { input: { ...attendance, ...more } });
    expect(await attend(host)).toMatchObject({ code: 'CONFLICT' });
    expect(await refused(ada.client, op.RATE, { input: { registrationId: id, rating: 5 } })).toMatchObject({
      code: 'CONFLICT',
    });
    travel(2.5);
    expect(await attend(ada)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await attend(host, { leftAt: attendance.joinedAt })).toMatchObject({ field: 'leftAt' });
    const { recordAttendance } = await host.client.data(op.ATTEND, {
      input: { ...attendance, pollsAnswered: 1 },
    });
    expect(recordAttendance.registration).toMatchObject({
      status: 'ATTENDED',
      attendance: { durationSeconds: 3_600, questionsAsked: 2, pollsAnswered: 1, completed: false },
    });
    const rate = (rating: number) =>
      ada.client.data(op.RATE, { input: { registrationId: id, rating, comments: 'Great' } });
    await rate(2);
    expect((await rate(5)).rateEvent.registration).toMatchObject({
      feedback: { rating: 5, comments: 'Great' },
      event: { stats: { ratings: 1, averageRating: 5 } },
    });
    const rating = (who: Person, value: number) =>
      refused(who.client, op.RATE, { input: { registrationId: id, rating: value } });
    expect(await rating(ada, 6)).toMatchObject({ code: 'BAD_USER_INPUT', field: 'rating' });
    expect(await rating(eve, 5)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refused(host.client, op.ISSUE, { id: one.id })).toMatchObject({ code: 'CONFLICT' });
    travel(4);
    expect(await refused(ada.client, op.ISSUE, { id: one.id })).toMatchObject({ code: 'FORBIDDEN' });
    expect((await host.client.data(op.ISSUE, { id: one.id })).issueCertificates.issued).toBe(1);
    expect((await host.client.data(op.ISSUE, { id: one.id })).issueCertificates.issued).toBe(0);
    const { certificateUrl } = (await read(ada, one.slug)).viewerRegistration;
    expect(certificateUrl).toMatch(/\/certificates\/ereg_[0-9a-f]{24}\.pdf\?key=/);
  });
});
