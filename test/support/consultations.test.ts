import ICAL from 'ical.js';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { setClock } from '../../src/lib/clock.js';
import { ConsultationModel, ConsultationSlotModel } from '../../src/models/support/index.js';
import { parseGlobalId } from '../../src/schema/ids.js';
import { CONSULTATION_TRANSITIONS, runConsultations } from '../../src/services/support/index.js';
import { reconcile } from '../../src/services/system/index.js';
import { BACK, TRANSACTIONS } from '../billing/operations.js';
import { press, told } from '../billing/shop.js';
import { resendRefunds } from '../../src/services/billing/index.js';
import { crowd } from '../factories/crowd.js';
import { people, person, type Person } from '../factories/person.js';
import { testApp } from '../setup/app.js';
import { allFolded } from '../setup/lanes.js';
import { BLOCK } from '../social/operations.js';
import { refused } from '../social/refused.js';
import {
  BOOK,
  CANCEL,
  CONFIRM,
  CONSULTANT,
  CONSULTATION,
  MINE,
  MOVE,
  RATE_CONSULTATION,
  SET_AVAILABILITY,
  UPDATE,
} from './consultation-operations.js';
import { NOTIFIED } from './operations.js';

const DAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];
const { signal } = new AbortController();
/** A Monday a good way ahead. */
const at = (time: string, day = '04'): string => `2027-01-${day}T${time}:00.000Z`;
const hex = (id: string) => parseGlobalId(id, 'Consultation', 'id');

let connie: Person;
let mira: Person;
let jonas: Person;
beforeAll(() => testApp());
beforeEach(async () => {
  [connie, mira, jonas] = (await people(3)) as [Person, Person, Person];
  await offer(connie);
});
afterEach(() => setClock(null));

const offer = async (who: Person, more: Record<string, unknown> = {}) => {
  const weeklyHours = DAYS.map((weekday) => ({ weekday, from: '09:00', to: '17:00' }));
  const input = { timezone: 'UTC', weeklyHours, ...more };
  return (await who.client.data(SET_AVAILABILITY, { input })).setAvailability.consultant;
};
const booking = (time: string, more: Record<string, unknown> = {}) => ({
  input: {
    ...{ consultantId: connie.id, title: 'Faster lists', category: 'TECHNICAL', scheduledAt: at(time) },
    ...{ durationMinutes: 60, location: { kind: 'VIRTUAL' }, ...more },
  },
});
const book = async (who: Person, time: string, more: Record<string, unknown> = {}) =>
  (await who.client.data(BOOK, booking(time, more))).bookConsultation.consultation;
const see = async (who: Person, id: string) => (await who.client.data(CONSULTATION, { id })).consultation;
const free = async (who: Person = connie, minutes = 60, day = '04') => {
  const variables = { id: who.id, from: at('00:00', day), to: at('23:59', day), minutes };
  const { consultant } = await mira.client.data(CONSULTANT, variables);
  return consultant.availability.map(({ startsAt }: { startsAt: string }) => startsAt.slice(11, 16));
};
const taken = { code: 'CONFLICT', field: 'scheduledAt' };

describe('booking', () => {
  it('takes a free time at the consultant’s price, with a number', async () => {
    await offer(connie, { hourlyRate: { amount: 12_001, currency: 'EUR' } });
    const made = await book(mira, '10:00', { durationMinutes: 90, clientId: 'b1', agenda: ['Start'] });
    expect(made).toMatchObject({
      ...{
        status: 'SCHEDULED',
        durationMinutes: 90,
        timezone: 'UTC',
        scheduledAt: at('10:00'),
        agenda: ['Start'],
      },
      pricing: { amount: 18_002, currency: 'EUR', paymentStatus: 'PENDING', refundedAmount: 0 },
      ...{ client: { id: mira.id }, consultant: { id: connie.id } },
    });
    expect(made.number).toMatch(/^CONS-\d{4}-\d{6}$/);
    // A retry gets the same booking, though the time is taken by now.
    expect((await book(mira, '10:00', { durationMinutes: 90, clientId: 'b1', agenda: ['Start'] })).id).toBe(
      made.id,
    );
    expect((await mira.client.data(MINE, { as: 'CLIENT' })).viewer.consultations.nodes).toEqual([
      { id: made.id },
    ]);
    expect((await connie.client.data(MINE, { as: 'CONSULTANT' })).viewer.consultations.totalCount).toBe(1);
    expect((await connie.client.data(MINE, { as: 'CLIENT' })).viewer.consultations.totalCount).toBe(0);
    await allFolded();
    const told = (await connie.client.data(NOTIFIED)).viewer.notifications.nodes;
    expect(told).toEqual([{ type: 'CONSULTATION', target: { __typename: 'Consultation', id: made.id } }]);
  });

  it('T6.10 refuses every overlap, and knows half-open times and buffers', async () => {
    await book(mira, '10:00');
    for (const time of ['10:00', '10:30', '09:30', '10:45'])
      expect(await refused(jonas.client, BOOK, booking(time)), time).toMatchObject(taken);
    await book(jonas, '11:00');
    await offer(connie, { bufferMinutes: 15 });
    expect(await refused(jonas.client, BOOK, booking('09:00'))).toMatchObject(taken);
    expect(await free()).toContain('12:00');
    await book(jonas, '12:00');
    expect(await free()).not.toContain('13:00');
    expect(await refused(mira.client, BOOK, booking('13:00'))).toMatchObject(taken);
    await book(mira, '13:15');
  });

  it('T6.10 78 lets none of 50 overlapping bookings at once stand beside another', async () => {
    const clients = await crowd(10);
    const starts = ['10:00', '10:15', '10:30', '10:45', '11:00'];
    const answers = await Promise.all(
      clients.flatMap((who) => starts.map((time) => who.client.send(BOOK, booking(time)))),
    );
    const refusals = answers.flatMap(({ errors }) => errors.map(({ extensions }) => extensions));
    for (const one of refusals) expect(one).toMatchObject({ ...taken, reason: 'SLOT_TAKEN' });
    const consultant = parseGlobalId(connie.id, 'User', 'id');
    const rows = await ConsultationModel.find({ consultant }).sort({ scheduledAt: 1 }).lean();
    expect(rows.length).toBe(50 - refusals.length);
    expect(rows.length).toBeGreaterThanOrEqual(1);
    for (let i = 1; i < rows.length; i += 1) expect(rows[i]!.scheduledAt >= rows[i - 1]!.endsAt).toBe(true);
    expect(await ConsultationSlotModel.countDocuments({ consultant })).toBe(rows.length * 12);
  });

  it('T6.12 offers only what can be booked; two consultants have the same time', async () => {
    const other = await person();
    await offer(other);
    await book(mira, '10:00');
    await book(mira, '10:00', { consultantId: other.id });
    for (const consultantId of [connie.id, other.id])
      expect(await refused(jonas.client, BOOK, booking('10:00', { consultantId }))).toMatchObject(taken);
    const times = await free(connie, 120);
    expect(times).toEqual(expect.arrayContaining(['11:00', '15:00']));
    expect(times).not.toContain('09:00');
    for (const time of [times[0]!, times.at(-1)!]) await book(jonas, time, { durationMinutes: 120 });
  });

  it('refuses times that are past, off the grid or outside the hours, and odd durations', async () => {
    const refusal = (time: string, more: object = {}) =>
      refused(mira.client, BOOK, booking(time, more as never));
    expect(await refusal('08:00')).toMatchObject({ code: 'BAD_USER_INPUT', field: 'scheduledAt' });
    expect(await refusal('16:30')).toMatchObject({ field: 'scheduledAt' });
    expect(await refusal('10:02')).toMatchObject({ field: 'scheduledAt' });
    expect(await refusal('10:00', { scheduledAt: '2020-01-01T10:00:00Z' })).toMatchObject({
      field: 'scheduledAt',
    });
    for (const durationMinutes of [0, 14, 481, 62, -60])
      expect(await refusal('10:00', { durationMinutes })).toMatchObject({ field: 'durationMinutes' });
    await offer(connie, {
      categories: ['CAREER'],
      timeOff: [{ startsAt: at('14:00'), endsAt: at('17:00') }],
    });
    expect(await refusal('10:00')).toMatchObject({ field: 'category' });
    expect(await refusal('14:00', { category: 'CAREER' })).toMatchObject(taken);
    await offer(connie, { noticeMinutes: 43_200, categories: ['TECHNICAL'] });
    setClock(() => Date.parse(at('09:00', '03')));
    expect(await refusal('10:00')).toMatchObject({ field: 'scheduledAt' });
    setClock(null);
    const location = { kind: 'VIRTUAL', meetingLink: 'http://169.254.169.254/' };
    expect(await refusal('10:00', { location })).toMatchObject({ field: 'location.meetingLink' });
  });

  it('refuses oneself, who takes no bookings, and who is blocked', async () => {
    expect(await refused(connie.client, BOOK, booking('10:00'))).toMatchObject({ field: 'consultantId' });
    const none = { code: 'NOT_FOUND', field: 'consultantId' };
    expect(await refused(mira.client, BOOK, booking('10:00', { consultantId: jonas.id }))).toMatchObject(
      none,
    );
    await connie.client.data(BLOCK, { id: mira.id });
    expect(await refused(mira.client, BOOK, booking('10:00'))).toMatchObject(none);
    await offer(connie, { isActive: false });
    expect(await refused(jonas.client, BOOK, booking('10:00'))).toMatchObject(none);
    const { visitor } = await testApp();
    expect(await visitor.refusal(BOOK, booking('10:00'))).toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});

describe('T6.14 moving and cancelling', () => {
  it('keeps the old time where the new one is taken, frees it otherwise, and may overlap itself', async () => {
    const { id } = await book(mira, '10:00');
    await book(jonas, '11:00');
    expect(await refused(mira.client, MOVE, { id, at: at('11:00') })).toMatchObject(taken);
    expect((await see(mira, id)).scheduledAt).toBe(at('10:00'));
    expect(await refused(jonas.client, BOOK, booking('10:00'))).toMatchObject(taken);
    const moved = await connie.client.data(MOVE, { id, at: at('09:30') });
    expect(moved.rescheduleConsultation.consultation.scheduledAt).toBe(at('09:30'));
    expect(await refused(jonas.client, BOOK, booking('10:00'))).toMatchObject(taken);
    await mira.client.data(MOVE, { id, at: at('13:00') });
    await book(jonas, '10:00');
    expect(await ConsultationSlotModel.countDocuments({ consultation: hex(id) })).toBe(12);
  });

  it('asks for a confirmation anew where the client moves, not where the consultant does', async () => {
    const { id } = await book(mira, '10:00');
    expect(await refused(mira.client, CONFIRM, { id })).toMatchObject({ code: 'FORBIDDEN' });
    await connie.client.data(CONFIRM, { id });
    const status = async (who: Person, time: string) =>
      (await who.client.data(MOVE, { id, at: at(time) })).rescheduleConsultation.consultation.status;
    expect(await status(connie, '12:00')).toBe('CONFIRMED');
    expect(await status(mira, '13:00')).toBe('SCHEDULED');
  });

  it('refunds in full in time or by the consultant, later the part that was agreed, and once', async () => {
    await offer(connie, { hourlyRate: { amount: 10_000, currency: 'EUR' }, lateRefundPercent: 30 });
    const paid = async (time: string) => {
      const { id } = await book(mira, time);
      await ConsultationModel.updateOne(
        { _id: hex(id) },
        { 'pricing.paymentStatus': 'paid', 'pricing.dueAt': null },
      );
      return id;
    };
    const [early, late, theirs] = [await paid('09:00'), await paid('11:00'), await paid('13:00')];
    const cancel = async (who: Person, id: string) =>
      (await who.client.data(CANCEL, { id })).cancelConsultation.consultation;
    expect(await cancel(mira, early)).toMatchObject({
      ...{ status: 'CANCELLED', pricing: { paymentStatus: 'REFUNDED', refundedAmount: 10_000 } },
    });
    expect(await free()).toContain('09:00');
    setClock(() => Date.parse(at('10:00')));
    expect(await refused(mira.client, MOVE, { id: late, at: at('12:00') })).toMatchObject({
      code: 'CONFLICT',
    });
    expect(await cancel(mira, late)).toMatchObject({
      pricing: { paymentStatus: 'REFUNDED', refundedAmount: 3_000 },
    });
    expect(await cancel(connie, theirs)).toMatchObject({ pricing: { refundedAmount: 10_000 } });
    expect(await refused(mira.client, CANCEL, { id: late })).toMatchObject({ code: 'CONFLICT' });
    expect(await refused(mira.client, MOVE, { id: late, at: at('15:00') })).toMatchObject({
      code: 'CONFLICT',
    });
    const tries = await Promise.all([1, 2, 3, 4].map(() => mira.client.send(CANCEL, { id: early })));
    expect(tries.every(({ errors }) => errors.length > 0)).toBe(true);
  });
});

describe('paying', () => {
  const PAY = `mutation ($input: PayConsultationInput!) { payConsultation(input: $input) { checkout { url amount currency } } }`;
  const pay = async (id: string) =>
    (await mira.client.data(PAY, { input: { consultationId: id, ...BACK } })).payConsultation.checkout;

  it('goes through a checkout, and back once when it is cancelled', async () => {
    await offer(connie, { hourlyRate: { amount: 10_000, currency: 'USD' } });
    const { id } = await book(mira, '10:00');
    for (const [who, code] of [
      [connie, 'FORBIDDEN'],
      [jonas, 'NOT_FOUND'],
    ] as const)
      expect(await refused(who.client, PAY, { input: { consultationId: id, ...BACK } })).toMatchObject({
        code,
      });
    const checkout = await pay(id);
    expect(checkout).toMatchObject({ amount: 10_000, currency: 'USD' });
    await press(checkout.url);
    await told();
    expect((await see(mira, id)).pricing.paymentStatus).toBe('PAID');
    expect(await refused(mira.client, PAY, { input: { consultationId: id, ...BACK } })).toMatchObject({
      ...{ code: 'CONFLICT' },
    });
    await connie.client.data(CONFIRM, { id });
    await mira.client.data(CANCEL, { id });
    await told();
    expect((await see(mira, id)).pricing).toMatchObject({
      paymentStatus: 'REFUNDED',
      refundedAmount: 10_000,
    });
    const { transactions } = (await mira.client.data(TRANSACTIONS)).viewer;
    expect(transactions.nodes).toMatchObject([{ type: 'CONSULTATION', refunded: 10_000 }]);
  });

  it('is given back where it comes too late', async () => {
    await offer(connie, { hourlyRate: { amount: 10_000, currency: 'USD' } });
    const { id } = await book(mira, '10:00');
    const checkout = await pay(id);
    await mira.client.data(CANCEL, { id });
    await press(checkout.url);
    await told();
    const later = Date.now() + 10 * 60_000;
    setClock(() => later);
    await resendRefunds({ signal });
    setClock(null);
    await told();
    expect(await see(mira, id)).toMatchObject({
      status: 'CANCELLED',
      pricing: { paymentStatus: 'REFUNDED' },
    });
  });
});

describe('a consultation', () => {
  it('is seen by both sides, with internal notes for the consultant alone', async () => {
    const { id } = await book(mira, '10:00', { notes: 'A large app' });
    const update = (who: Person, more: object) =>
      who.client.data(UPDATE, { input: { consultationId: id, ...more } });
    await update(connie, { notes: 'Code splitting', internalNotes: 'Beginner', agenda: ['Hello', 'Bye'] });
    await update(mira, { notes: 'A larger app' });
    expect((await see(connie, id)).notes).toEqual({
      ...{ client: 'A larger app', consultant: 'Code splitting', internal: 'Beginner' },
    });
    expect((await see(mira, id)).notes.internal).toBeNull();
    const input = { consultationId: id, internalNotes: 'x' };
    expect(await refused(mira.client, UPDATE, { input })).toMatchObject({ code: 'FORBIDDEN' });
    for (const [operation, variables] of [
      [UPDATE, { input }],
      [CANCEL, { id }],
      [MOVE, { id, at: at('12:00') }],
      [CONFIRM, { id }],
      [RATE_CONSULTATION, { id, rating: 5 }],
    ] as const)
      expect(await refused(jonas.client, operation, variables)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await see(jonas, id)).toBeNull();
    expect((await jonas.client.data('query ($id: ID!) { node(id: $id) { id } }', { id })).node).toBeNull();
    const { consultant } = await mira.client.data(CONSULTANT, {
      ...{ id: connie.id, from: at('00:00'), to: at('23:00'), minutes: 60 },
    });
    expect(consultant.timeOff).toEqual([]);
  });

  it('starts, ends and is rated by the clock; ratings are exact through changes', async () => {
    const { id } = await book(mira, '10:00');
    expect(await refused(mira.client, RATE_CONSULTATION, { id, rating: 5 })).toMatchObject({
      code: 'CONFLICT',
    });
    setClock(() => Date.parse(at('10:00')));
    await Promise.all([runConsultations({ signal }), runConsultations({ signal })]);
    expect((await see(mira, id)).status).toBe('IN_PROGRESS');
    expect(await refused(mira.client, CANCEL, { id })).toMatchObject({ code: 'CONFLICT' });
    setClock(() => Date.parse(at('11:00')));
    await runConsultations({ signal });
    expect((await see(mira, id)).status).toBe('COMPLETED');
    await mira.client.data(RATE_CONSULTATION, { id, rating: 2 });
    await mira.client.data(RATE_CONSULTATION, { id, rating: 5 });
    await connie.client.data(RATE_CONSULTATION, { id, rating: 4 });
    expect((await see(mira, id)).feedback).toEqual({
      clientRating: 5,
      clientFeedback: 'Good',
      consultantRating: 4,
    });
    setClock(null);
    await allFolded();
    const variables = { id: connie.id, from: at('00:00'), to: at('01:00'), minutes: 60 };
    expect((await mira.client.data(CONSULTANT, variables)).consultant).toMatchObject({
      rating: 5,
      ratingCount: 1,
    });
    const { drift } = await reconcile({ settle: allFolded });
    expect(drift.filter((one) => String(one.id) === String(parseGlobalId(connie.id, 'User', 'id')))).toEqual(
      [],
    );
  });

  it('is reminded of a day and an hour before, once each, and given up where it is not paid', async () => {
    const { id } = await book(mira, '10:00');
    const reminded = async (time: string, day: string) => {
      setClock(() => Date.parse(at(time, day)));
      const runs = await Promise.all([runConsultations({ signal }), runConsultations({ signal })]);
      return runs[0]!.reminded + runs[1]!.reminded;
    };
    expect(await reminded('09:59', '03')).toBe(0);
    expect(await reminded('10:00', '03')).toBe(1);
    expect(await reminded('10:01', '03')).toBe(0);
    expect(await reminded('09:00', '04')).toBe(1);
    expect(await reminded('09:30', '04')).toBe(0);
    setClock(null);
    await allFolded();
    for (const who of [mira, connie])
      expect((await who.client.data(NOTIFIED)).viewer.notifications.nodes).toContainEqual({
        ...{ type: 'CONSULTATION_REMINDER', target: { __typename: 'Consultation', id } },
      });
    await offer(connie, { hourlyRate: { amount: 100, currency: 'EUR' } });
    const unpaid = await book(mira, '14:00');
    expect(await refused(connie.client, CONFIRM, { id: unpaid.id })).toMatchObject({ code: 'CONFLICT' });
    const later = Date.now() + 31 * 60_000;
    setClock(() => later);
    await runConsultations({ signal });
    expect((await see(mira, unpaid.id)).status).toBe('CANCELLED');
    expect(await free()).toContain('14:00');
  });

  it('is a file for calendars', async () => {
    const { id } = await book(mira, '10:00', { title: 'Lists; fast, and\nsafe' });
    const event = async () => {
      const component = new ICAL.Component(ICAL.parse((await see(mira, id)).icalendar));
      return new ICAL.Event(component.getFirstSubcomponent('vevent')!);
    };
    const first = await event();
    expect(first.startDate.toJSDate().toISOString()).toBe(at('10:00'));
    expect(first.endDate.toJSDate().toISOString()).toBe(at('11:00'));
    expect(first.uid).toBe(`${id}@leela`);
    await mira.client.data(MOVE, { id, at: at('12:00') });
    const second = await event();
    expect(second.uid).toBe(first.uid);
    expect(second.sequence).toBeGreaterThan(first.sequence ?? 0);
    await mira.client.data(CANCEL, { id });
    expect((await see(mira, id)).icalendar).toMatch(/METHOD:CANCEL[^]*STATUS:CANCELLED/);
  });

  it('reaches no status from one that is final', () => {
    for (const [from, to] of Object.entries(CONSULTATION_TRANSITIONS))
      if (from === 'cancelled' || from === 'completed') expect(to).toEqual([]);
      else expect(to.length).toBeGreaterThan(0);
  });
});
