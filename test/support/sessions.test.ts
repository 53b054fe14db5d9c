import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { setClock } from '../../src/lib/clock.js';
import { TransactionModel } from '../../src/models/billing/index.js';
import {
  ConsultationModel,
  ConsultationSessionModel,
  ConsultationSlotModel,
} from '../../src/models/support/index.js';
import { parseGlobalId } from '../../src/schema/ids.js';
import { runConsultations } from '../../src/services/support/index.js';
import { reconcile } from '../../src/services/system/index.js';
import { BACK } from '../billing/operations.js';
import { idOf, press, told } from '../billing/shop.js';
import { crowd } from '../factories/crowd.js';
import { people, person, type Person } from '../factories/person.js';
import { testApp } from '../setup/app.js';
import { allFolded } from '../setup/lanes.js';
import { BLOCK } from '../social/operations.js';
import { refused } from '../social/refused.js';
import {
  BOOK,
  BOOK_SEAT,
  CANCEL,
  CANCEL_SESSION,
  CONSULTANT,
  CONSULTATION,
  MOVE,
  MOVE_SESSION,
  OFFER_SESSION,
  RATE_CONSULTATION,
  SESSION_BY_ID,
  SESSIONS,
  SET_AVAILABILITY,
  UPDATE,
  UPDATE_SESSION,
} from './consultation-operations.js';
import { NOTIFIED } from './operations.js';

const DAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];
const PAY = `mutation ($input: PayConsultationInput!) { payConsultation(input: $input) { checkout { url } } }`;
const { signal } = new AbortController();
const at = (time: string, day = '04'): string => `2027-01-${day}T${time}:00.000Z`;
const hex = (id: string) => parseGlobalId(id, 'ConsultationSession', 'id');

let connie: Person;
let mira: Person;
let jonas: Person;
beforeAll(() => testApp());
beforeEach(async () => {
  [connie, mira, jonas] = (await people(3)) as [Person, Person, Person];
  await available(connie);
});
afterEach(() => setClock(null));

const available = (who: Person, more: object = {}) => {
  const weeklyHours = DAYS.map((weekday) => ({ weekday, from: '09:00', to: '17:00' }));
  return who.client.data(SET_AVAILABILITY, { input: { timezone: 'UTC', weeklyHours, ...more } });
};
const workshop = (more: object = {}) => ({
  input: {
    ...{ title: 'Colour', category: 'CREATIVE', type: 'WORKSHOP', scheduledAt: at('10:00'), seats: 2 },
    ...{ durationMinutes: 60, location: { kind: 'VIRTUAL', meetingLink: 'https://meet.example/a' }, ...more },
  },
});
const offer = async (more: object = {}, who = connie) =>
  (await who.client.data(OFFER_SESSION, workshop(more))).offerConsultationSession.session;
const seat = (sessionId: string, more: object = {}) => ({ input: { sessionId, ...more } });
const take = async (who: Person, id: string, more: object = {}) =>
  (await who.client.data(BOOK_SEAT, seat(id, more))).bookConsultationSeat.consultation;
const booking = (time: string, more: object = {}) => ({
  input: {
    ...{ consultantId: connie.id, title: 'Alone', category: 'CREATIVE', scheduledAt: at(time) },
    ...{ durationMinutes: 60, location: { kind: 'VIRTUAL' }, ...more },
  },
});
const session = async (who: Person, id: string) =>
  (await who.client.data(SESSION_BY_ID, { id })).consultationSession;
const see = async (who: Person, id: string) => (await who.client.data(CONSULTATION, { id })).consultation;
/** Why a request is refused in both ways that a client can ask for, with the reason of the error. */
const refusal = async ({ client }: Person, operation: string, variables: Record<string, unknown>) => {
  const { errors } = await client.send(operation, variables);
  return { ...(await refused(client, operation, variables)), reason: errors[0]?.extensions['reason'] };
};
const pay = async (who: Person, consultationId: string) => {
  const answer = await who.client.data(PAY, { input: { consultationId, ...BACK } });
  await press(answer.payConsultation.checkout.url);
};
const free = async () => {
  const variables = { id: connie.id, from: at('00:00'), to: at('23:59'), minutes: 60 };
  const { availability } = (await mira.client.data(CONSULTANT, variables)).consultant;
  return availability.map(({ startsAt }: { startsAt: string }) => startsAt.slice(11, 16));
};

describe('seats', () => {
  it('are never more than there are under fifty bookings at once, and each client pays and is refunded', async () => {
    const { id } = await offer({ seats: 5, price: { amount: 2_500, currency: 'USD' } });
    const clients = await crowd(50);
    const answers = await Promise.all(clients.map((who) => who.client.send(BOOK_SEAT, seat(id))));
    const refusals = answers.flatMap(({ errors }) => errors.map(({ extensions }) => extensions));
    expect(refusals.length).toBe(45);
    for (const one of refusals)
      expect(one).toMatchObject({ code: 'CONFLICT', field: 'sessionId', reason: 'NO_SEATS_LEFT' });
    const seats = await ConsultationModel.find({ session: hex(id) }).lean();
    expect(seats.length).toBe(5);
    expect(await session(connie, id)).toMatchObject({ seatsLeft: 0, consultations: { totalCount: 5 } });

    const booked = answers.flatMap(({ data }, n) => {
      const made = data?.['bookConsultationSeat'] as { consultation: { id: string } } | null;
      return made ? [{ who: clients[n]!, id: made.consultation.id }] : [];
    });
    for (const one of booked) await pay(one.who, one.id);
    await told();
    const ledger = () => TransactionModel.find({ subject: { $in: seats.map(({ _id }) => _id) } }).lean();
    const payers = booked.map(({ who }) => String(idOf(who))).sort();
    const paid = await ledger();
    expect(paid.map(({ user }) => String(user)).sort()).toEqual(payers);
    for (const one of paid) expect(one).toMatchObject({ amount: 2_500, refunded: 0 });

    // One leaves by the rules of each client; then the consultant cancels for the other four.
    await booked[0]!.who.client.data(CANCEL, { id: booked[0]!.id });
    expect((await session(connie, id)).seatsLeft).toBe(1);
    await told();
    const refunds = async () => (await ledger()).map(({ refunded }) => refunded).sort();
    expect(await refunds()).toEqual([0, 0, 0, 0, 2_500]);
    await connie.client.data(CANCEL_SESSION, { id });
    await told();
    expect(await refunds()).toEqual([2_500, 2_500, 2_500, 2_500, 2_500]);
    for (const { who, id: seatId } of booked)
      expect(await see(who, seatId)).toMatchObject({
        ...{ status: 'CANCELLED', pricing: { paymentStatus: 'REFUNDED', refundedAmount: 2_500 } },
      });
    expect(await ConsultationSlotModel.countDocuments({ consultation: hex(id) })).toBe(0);
    expect(await ConsultationSessionModel.findById(hex(id)).lean()).toMatchObject({ taken: 0 });
    const { drift } = await reconcile({ settle: allFolded });
    expect(drift.filter((one) => String(one.id) === String(hex(id)))).toEqual([]);
  });

  it('are shown and booked once, with the retry of a request', async () => {
    const { id } = await offer();
    const listed = async () => (await mira.client.data(SESSIONS, { id: connie.id })).consultant.sessions;
    expect(await listed()).toEqual({ totalCount: 1, nodes: [{ id, seatsLeft: 2 }] });
    const made = await take(mira, id, { clientId: 's1', notes: 'A beginner' });
    expect(made).toMatchObject({
      ...{ type: 'WORKSHOP', status: 'CONFIRMED', scheduledAt: at('10:00'), session: { id, seatsLeft: 1 } },
      ...{ notes: { client: 'A beginner' }, pricing: { amount: 0, paymentStatus: 'PAID' } },
    });
    expect((await take(mira, id, { clientId: 's1', notes: 'A beginner' })).id).toBe(made.id);
    expect(await refusal(mira, BOOK_SEAT, seat(id))).toMatchObject({ reason: 'ALREADY_BOOKED' });
    expect((await session(mira, id)).viewerConsultation).toMatchObject({ id: made.id });
    expect(await listed()).toEqual({ totalCount: 1, nodes: [{ id, seatsLeft: 1 }] });
    // A seat that was given up can be booked anew.
    await mira.client.data(CANCEL, { id: made.id });
    expect((await session(mira, id)).viewerConsultation).toBeNull();
    await take(mira, id);
    await allFolded();
    const { nodes } = (await connie.client.data(NOTIFIED)).viewer.notifications;
    expect(nodes.map(({ type }: { type: string }) => type)).toContain('CONSULTATION');
  });

  it('take the consultant’s time once, and that of each client', async () => {
    const other = await person();
    await available(other);
    const { id } = await offer();
    expect(await free()).toEqual(expect.arrayContaining(['09:00', '11:00']));
    expect(await free()).not.toContain('10:00');
    const taken = { code: 'CONFLICT', reason: 'SLOT_TAKEN' };
    expect(await refusal(jonas, BOOK, booking('10:30'))).toMatchObject(taken);
    expect(await refusal(connie, OFFER_SESSION, workshop())).toMatchObject(taken);
    await take(mira, id);
    await take(jonas, id);
    // Beside the seat a client has nothing else at that time, in either order.
    const own = { code: 'CONFLICT', reason: 'OWN_TIME_TAKEN' };
    const elsewhere = { consultantId: other.id };
    expect(await refusal(mira, BOOK, booking('10:30', elsewhere))).toMatchObject(own);
    const apart = (await mira.client.data(BOOK, booking('11:00', elsewhere))).bookConsultation.consultation;
    expect(await refusal(mira, MOVE, { id: apart.id, at: at('10:15') })).toMatchObject(own);
    await available(jonas);
    const beside = { consultantId: jonas.id };
    expect(await refusal(mira, BOOK, booking('10:00', beside))).toMatchObject(own);
    expect(await refusal(other, BOOK, booking('10:00', beside))).toMatchObject(taken);
    const second = await offer({ scheduledAt: at('12:00') }, other);
    await mira.client.data(BOOK, booking('12:30'));
    expect(await refusal(mira, BOOK_SEAT, seat(second.id))).toMatchObject(own);
    const [third, fourth] = [
      await offer({ scheduledAt: at('15:00') }),
      await offer({ scheduledAt: at('15:00') }, other),
    ];
    const both = await Promise.all([third, fourth].map((one) => mira.client.send(BOOK_SEAT, seat(one.id))));
    expect(both.flatMap(({ errors }) => errors.map(({ extensions }) => extensions))).toMatchObject([own]);
  });
});

describe('a group session', () => {
  it('refuses what is not allowed', async () => {
    const { id } = await offer();
    const bad = (more: object) => refusal(connie, OFFER_SESSION, workshop(more));
    expect(await bad({ type: 'ONE_ON_ONE' })).toMatchObject({ code: 'BAD_USER_INPUT', field: 'type' });
    for (const seats of [1, 101]) expect(await bad({ seats })).toMatchObject({ field: 'seats' });
    expect(await bad({ scheduledAt: at('12:02') })).toMatchObject({ field: 'scheduledAt' });
    expect(await bad({ scheduledAt: at('20:00') })).toMatchObject({ reason: 'OUTSIDE_HOURS' });
    expect(await bad({ price: { amount: 1, currency: 'XXY' } })).toMatchObject({ field: 'price.currency' });
    expect(await refusal(mira, OFFER_SESSION, workshop())).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refusal(connie, BOOK_SEAT, seat(id))).toMatchObject({
      ...{ code: 'BAD_USER_INPUT', field: 'sessionId' },
    });

    const { id: mine } = await take(mira, id);
    const agenda = ['Mine'];
    for (const [operation, variables] of [
      [MOVE_SESSION, { id, at: at('12:00') }],
      [CANCEL_SESSION, { id }],
      [UPDATE_SESSION, { input: { sessionId: id, agenda } }],
    ] as const)
      for (const who of [mira, jonas])
        expect(await refusal(who, operation, variables)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refusal(mira, MOVE, { id: mine, at: at('12:00') })).toMatchObject({
      code: 'FORBIDDEN',
    });
    for (const who of [mira, connie])
      expect(await refusal(who, UPDATE, { input: { consultationId: mine, agenda } })).toMatchObject({
        code: 'BAD_USER_INPUT',
        field: 'agenda',
      });

    const { visitor } = await testApp();
    for (const [operation, variables] of [
      [OFFER_SESSION, workshop()],
      [BOOK_SEAT, seat(id)],
      [MOVE_SESSION, { id, at: at('12:00') }],
      [CANCEL_SESSION, { id }],
    ] as const)
      expect(await visitor.refusal(operation, variables)).toMatchObject({ code: 'UNAUTHENTICATED' });

    await connie.client.data(BLOCK, { id: jonas.id });
    expect(await refusal(jonas, BOOK_SEAT, seat(id))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await session(jonas, id)).toBeNull();
    const stranger = await person();
    await available(connie, { noticeMinutes: 43_200 });
    setClock(() => Date.parse(at('09:00', '03')));
    expect(await refusal(stranger, BOOK_SEAT, seat(id))).toMatchObject({ reason: 'TOO_SOON' });
    setClock(() => Date.parse(at('10:00')));
    for (const [who, operation, variables] of [
      [stranger, BOOK_SEAT, seat(id)],
      [connie, CANCEL_SESSION, { id }],
      [connie, MOVE_SESSION, { id, at: at('12:00') }],
      [connie, UPDATE_SESSION, { input: { sessionId: id, agenda } }],
    ] as const)
      expect(await refusal(who, operation, variables)).toMatchObject({ reason: 'INVALID_STATE' });
  });

  it('hides each participant from the others', async () => {
    const { id } = await offer();
    expect(await session(jonas, id)).toMatchObject({ location: null, consultations: null });
    const [hers, his] = [await take(mira, id, { notes: 'Of Mira' }), await take(jonas, id)];
    const notes = { notes: 'Bring paper', internalNotes: 'Shy' };
    await connie.client.data(UPDATE, { input: { consultationId: hers.id, ...notes } });
    expect(await see(jonas, hers.id)).toBeNull();
    expect((await see(jonas, his.id)).notes).toEqual({ client: null, consultant: null, internal: null });
    for (const [operation, variables] of [
      [UPDATE, { input: { consultationId: hers.id, notes: 'x' } }],
      [CANCEL, { id: hers.id }],
      [PAY, { input: { consultationId: hers.id, ...BACK } }],
      [RATE_CONSULTATION, { id: hers.id, rating: 1 }],
    ] as const)
      expect(await refusal(jonas, operation, variables)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await session(jonas, id)).toMatchObject({
      ...{ location: { meetingLink: 'https://meet.example/a' }, consultations: null, seatsLeft: 0 },
      viewerConsultation: { id: his.id, client: { id: jonas.id } },
    });
    expect((await session(connie, id)).consultations.nodes).toEqual([
      { id: hers.id, client: { id: mira.id } },
      { id: his.id, client: { id: jonas.id } },
    ]);
    setClock(() => Date.parse(at('10:00')));
    await runConsultations({ signal });
    setClock(() => Date.parse(at('11:00')));
    await runConsultations({ signal });
    await mira.client.data(RATE_CONSULTATION, { id: hers.id, rating: 2 });
    expect((await see(mira, hers.id)).status).toBe('COMPLETED');
    expect((await see(jonas, his.id)).feedback.clientRating).toBeNull();
  });

  it('is moved and changed by the consultant alone, for all, from the session and from a seat', async () => {
    const { id } = await offer();
    const [hers, his] = [await take(mira, id), await take(jonas, id)];
    await available(jonas);
    await mira.client.data(BOOK, booking('13:00', { consultantId: jonas.id }));
    await connie.client.data(MOVE_SESSION, { id, at: at('10:30') });
    for (const [who, one] of [
      [mira, hers],
      [jonas, his],
    ] as const)
      expect(await see(who, one.id)).toMatchObject({ scheduledAt: at('10:30'), status: 'CONFIRMED' });
    const slots = (who: Person) => ConsultationSlotModel.countDocuments({ consultant: idOf(who) });
    expect(await slots(connie)).toBe(12);
    expect(await slots(mira)).toBe(12);
    // Jonas gives advice himself at 13:00: his seat moves too, and takes no time twice.
    const moved = await connie.client.data(MOVE, { id: his.id, at: at('13:00') });
    expect(moved.rescheduleConsultation.consultation.scheduledAt).toBe(at('13:00'));
    expect((await session(connie, id)).scheduledAt).toBe(at('13:00'));
    expect((await see(mira, hers.id)).icalendar).toMatch(/SEQUENCE:2/);
    expect(await slots(jonas)).toBe(12);
    expect(await free()).toContain('10:00');

    const location = { kind: 'PHYSICAL', address: 'Harbour 1' };
    await connie.client.data(UPDATE_SESSION, { input: { sessionId: id, location, agenda: ['Hello'] } });
    expect((await see(mira, hers.id)).agenda).toEqual(['Hello']);
    expect((await see(jonas, his.id)).icalendar).toContain('LOCATION:Harbour 1');

    await connie.client.data(CANCEL, { id: hers.id });
    for (const [who, one] of [
      [mira, hers],
      [jonas, his],
    ] as const)
      expect((await see(who, one.id)).status).toBe('CANCELLED');
    expect((await session(connie, id)).cancelledAt).not.toBeNull();
    expect(await session(await person(), id)).toBeNull();
    expect(await slots(connie)).toBe(0);
  });

  it('refunds a late client by the rule, and gives up a seat that is not paid', async () => {
    await available(connie, { lateRefundPercent: 30 });
    const { id } = await offer({ price: { amount: 1_000, currency: 'EUR' } });
    const [hers, his] = [await take(mira, id), await take(jonas, id)];
    await pay(mira, hers.id);
    await told();
    expect((await see(mira, hers.id)).pricing.paymentStatus).toBe('PAID');
    const later = Date.now() + 31 * 60_000;
    setClock(() => later);
    await runConsultations({ signal });
    expect((await see(jonas, his.id)).status).toBe('CANCELLED');
    setClock(null);
    expect((await session(connie, id)).seatsLeft).toBe(1);
    setClock(() => Date.parse(at('09:00')));
    const { cancelConsultation } = await mira.client.data(CANCEL, { id: hers.id });
    expect(cancelConsultation.consultation.pricing).toMatchObject({
      ...{ paymentStatus: 'REFUNDED', refundedAmount: 300 },
    });
    expect((await session(connie, id)).seatsLeft).toBe(2);
  });

  it('reminds each client, and the consultant once', async () => {
    const { id } = await offer();
    const seats = [await take(mira, id), await take(jonas, id)];
    setClock(() => Date.parse(at('10:00', '03')));
    await Promise.all([runConsultations({ signal }), runConsultations({ signal })]);
    setClock(null);
    await allFolded();
    const reminders = async (who: Person) =>
      (await who.client.data(NOTIFIED)).viewer.notifications.nodes
        .filter(({ type }: { type: string }) => type === 'CONSULTATION_REMINDER')
        .map(({ target }: { target: { id: string } }) => target.id);
    expect(await reminders(mira)).toEqual([seats[0].id]);
    expect(await reminders(jonas)).toEqual([seats[1].id]);
    expect((await reminders(connie)).length).toBe(1);
  });
});
