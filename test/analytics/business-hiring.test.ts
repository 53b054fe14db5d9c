import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { JobApplicationModel, JobPostingModel } from '../../src/models/hiring/index.js';
import { Role, StaffPermission } from '../../src/models/identity/index.js';
import { ConsultantModel, ConsultationModel } from '../../src/models/support/index.js';
import { toGlobalId } from '../../src/schema/ids.js';
import { idOf } from '../billing/shop.js';
import { person, type Person } from '../factories/person.js';
import { staff } from '../factories/staff.js';
import { testApp } from '../setup/app.js';
import { permit } from '../support/team.js';
import { at, forget, HOUR, id, RANGE, readAs, rows } from './business-world.js';

let admin: Person;
let mod: Person;
const read = (selection: string) => readAs(admin, selection);

beforeAll(async () => {
  await testApp();
  [admin, mod] = [await staff(Role.ADMIN), await staff(Role.MODERATOR)];
});
afterAll(() => forget(JobApplicationModel, ConsultationModel));

describe('hiring', () => {
  const [writer, drawer] = [id(), id()];
  let recruiter: Person;
  let stranger: Person;
  const application = (
    jobPosting: object,
    submittedAt: Date | null,
    statuses: string[],
    more: object = {},
  ) => ({
    ...{ applicant: id(), jobPosting, submittedAt, status: statuses.at(-1), current: true, attempt: 1 },
    ...{ personal: {}, emailKey: id().toHexString(), notes: {}, interviews: [], portfolio: [], answers: [] },
    statusHistory: statuses.map((status) => ({ status, changedAt: at('5'), changedBy: id() })),
    ...more,
  });
  const hired = (submittedAt: Date, days: number) => ({
    offer: {
      ...{ salary: 1, currency: 'USD', status: 'accepted', offeredAt: submittedAt },
      answeredAt: new Date(submittedAt.getTime() + days * 24 * HOUR),
    },
  });

  beforeAll(async () => {
    [recruiter, stranger] = [await person(), await person()];
    await permit(recruiter, StaffPermission.HIRING);
    await permit(stranger, StaffPermission.HIRING);
    const posting = {
      description: 'x',
      status: 'open',
      employmentType: 'full_time',
      recruiters: [idOf(recruiter)],
    };
    await rows(JobPostingModel as never, [
      { ...posting, _id: writer, title: 'Writer', slug: writer.toHexString(), closesAt: null, questions: [] },
      { ...posting, _id: drawer, title: 'Drawer', slug: drawer.toHexString(), closesAt: null, questions: [] },
    ]);
    await rows(JobApplicationModel as never, [
      application(writer, at('4'), ['submitted']),
      application(writer, at('4'), ['submitted', 'under_review', 'interviewing', 'rejected']),
      // Never reviewed, and offered all the same.
      application(writer, at('4'), ['submitted', 'interviewing', 'offered', 'withdrawn']),
      application(writer, at('4'), ['submitted', 'under_review', 'offered', 'hired'], hired(at('4'), 1)),
      application(drawer, at('5'), ['submitted', 'under_review', 'offered', 'hired'], hired(at('5'), 2.5)),
      // Hired in the week, submitted before it; and submitted in it as a draft only.
      application(drawer, at('1'), ['submitted', 'offered', 'hired'], hired(at('1'), 8)),
      application(drawer, null, ['draft']),
    ]);
  });
  afterAll(() => JobPostingModel.collection.deleteMany({ _id: { $in: [writer, drawer] } }));

  it('is a funnel of the applications of the range, and the time to hire', async () => {
    const { hiring } = await read(
      `hiring(range: $range) { funnel { stage count conversion } medianDaysToHire
        byJob { jobPosting { title } applications hired } previous { medianDaysToHire funnel { count conversion } } }`,
    );
    expect(hiring).toEqual({
      funnel: [
        { stage: 'SUBMITTED', count: 5, conversion: null },
        { stage: 'UNDER_REVIEW', count: 4, conversion: 0.8 },
        { stage: 'INTERVIEWING', count: 4, conversion: 1 },
        { stage: 'OFFERED', count: 3, conversion: 0.75 },
        { stage: 'HIRED', count: 2, conversion: 0.6667 },
      ],
      medianDaysToHire: 2.5,
      byJob: [
        { jobPosting: { title: 'Writer' }, applications: 4, hired: 1 },
        { jobPosting: { title: 'Drawer' }, applications: 1, hired: 2 },
      ],
      previous: {
        medianDaysToHire: null,
        funnel: [
          { count: 1, conversion: null },
          { count: 1, conversion: 1 },
          { count: 1, conversion: 1 },
          { count: 1, conversion: 1 },
          { count: 1, conversion: 1 },
        ],
      },
    });
  });

  test('T7.18: of a posting is for its recruiters, and null for all others', async () => {
    const query = `query ($id: ID!, $range: InsightRange!) { jobPosting(id: $id) { title insights(range: $range) {
      funnel { count } byJob { applications } previous { byJob { applications } } } } }`;
    const variables = { id: toGlobalId('JobPosting', writer), range: RANGE };
    const own = (await recruiter.client.data(query, variables)).jobPosting.insights;
    expect(own).toEqual({
      funnel: [{ count: 4 }, { count: 3 }, { count: 3 }, { count: 2 }, { count: 1 }],
      ...{ byJob: [{ applications: 4 }], previous: { byJob: [] } },
    });
    for (const who of [stranger, admin])
      expect((await who.client.data(query, variables)).jobPosting).toEqual({
        title: 'Writer',
        insights: null,
      });
  });
});

describe('consultations', () => {
  let carl: Person;
  let dora: Person;
  let number = 0;
  const booking = (who: Person, createdAt: Date, more: object, pricing: object = {}) => ({
    ...{
      number: `B-${(number += 1)}`,
      client: id(),
      consultant: idOf(who),
      title: 'x',
      category: 'technical',
    },
    ...{
      status: 'confirmed',
      scheduledAt: at('8'),
      endsAt: at('8'),
      durationMinutes: 60,
    },
    ...{ location: { kind: 'virtual' }, feedback: {}, notes: {}, createdAt },
    ...{ cancellationMinutes: 0, lateRefundPercent: 0, remindAt: null, revision: 0 },
    pricing: {
      amount: 5_000,
      currency: 'USD',
      paymentStatus: 'paid',
      refundedAmount: 0,
      dueAt: null,
      ...pricing,
    },
    ...more,
  });
  const done = (endsAt: Date, clientRating?: number) => ({
    ...{ status: 'completed', endsAt, feedback: clientRating ? { clientRating } : {} },
  });

  beforeAll(async () => {
    [carl, dora] = [await person(), await person()];
    const early = new Date('2019-02-01T00:00:00Z');
    await rows(ConsultantModel as never, [
      { _id: idOf(carl), categories: [], timezone: 'UTC', weeklyHours: [], timeOff: [], isActive: true },
    ]);
    await rows(ConsultationModel as never, [
      booking(carl, early, done(at('5'), 5)),
      booking(carl, at('4'), done(at('5'), 4), { amount: 3_000 }),
      booking(carl, at('4'), done(at('6')), { amount: 700, currency: 'EUR' }),
      booking(dora, early, done(at('6')), { paymentStatus: 'refunded', refundedAmount: 1_000 }),
      // Cancelled late, and in time; never paid for.
      booking(
        dora,
        at('4'),
        { status: 'cancelled', cancelledAt: at('7') },
        { paymentStatus: 'refunded', refundedAmount: 4_000 },
      ),
      booking(dora, early, { status: 'cancelled', cancelledAt: at('7') }, { paymentStatus: 'pending' }),
      booking(dora, at('4'), { status: 'draft' }),
      booking(dora, early, done(new Date('2019-03-11T00:00:00Z'), 1)),
    ]);
  });
  afterAll(() => ConsultantModel.collection.deleteOne({ _id: idOf(carl) }));

  const BUCKETS = 'start booked completed cancelled revenue currency';
  const bucket = (day: string, booked: number, completed: number, cancelled: number, revenue: number) => ({
    ...{ start: `2019-03-0${day}T00:00:00.000Z`, booked, completed, cancelled, revenue, currency: 'USD' },
  });

  it('are counted by bucket, with what was kept of their price', async () => {
    const { consultations } = await read(
      `consultations { buckets(range: $range) { ${BUCKETS} } euro: buckets(range: $range, currency: "EUR") { revenue } }`,
    );
    expect(consultations.buckets.slice(0, 4)).toEqual([
      bucket('4', 3, 0, 0, 0),
      bucket('5', 0, 2, 0, 8_000),
      bucket('6', 0, 2, 0, 4_000),
      bucket('7', 0, 0, 2, 1_000),
    ]);
    expect(consultations.euro.map(({ revenue }: { revenue: number }) => revenue)).toEqual([
      0, 0, 700, 0, 0, 0, 0,
    ]);
  });

  it('are told by consultant', async () => {
    const { consultations } = await read(
      'consultations { byConsultant(range: $range) { user { username } completed rating } }',
    );
    expect(consultations.byConsultant).toEqual([
      { user: { username: carl.username }, completed: 3, rating: 4.5 },
      { user: { username: dora.username }, completed: 1, rating: null },
    ]);
  });

  test('T7.18: of a consultant are for the consultant and admins, and null for all others', async () => {
    const query = `query ($id: ID!, $range: InsightRange!) { consultant(userId: $id) { insights(range: $range) {
      completed rating { average count } buckets { booked completed revenue } previous { completed } } } }`;
    const variables = { id: carl.id, range: RANGE };
    for (const who of [carl, admin]) {
      const { insights } = (await who.client.data(query, variables)).consultant;
      expect(insights).toMatchObject({
        ...{ completed: 3, rating: { average: 4.5, count: 2 }, previous: { completed: 0 } },
      });
      expect(insights.buckets.slice(0, 3)).toEqual([
        { booked: 2, completed: 0, revenue: 0 },
        { booked: 0, completed: 2, revenue: 8_000 },
        { booked: 0, completed: 1, revenue: 0 },
      ]);
    }
    for (const who of [dora, mod])
      expect((await who.client.data(query, variables)).consultant.insights).toBeNull();
  });
});
