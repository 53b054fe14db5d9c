import { print } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { Role, StaffPermission } from '../../src/models/identity/index.js';
import { person, type Person } from '../factories/person.js';
import { APPLY, MOVE, OFFER, SAVE } from '../hiring/operations.js';
import { closeAll, listen } from '../messaging/live.js';
import { encodeSeq } from '../../src/schema/cursor.js';
import { testApp } from '../setup/app.js';
import { BOOK, SET_AVAILABILITY } from '../support/consultation-operations.js';
import { CONTACT, CONTACTS, RESOLVE } from '../support/operations.js';
import { open, permit, supporter } from '../support/team.js';
import { contractIsThere, operationsOf } from './operations.js';

/** The operations of this half of the file; the marketplace and the platform have a test of their own. */
const NAMES = [
  ...['Contact', 'ContactMessages', 'AnswerContact', 'OpenTicket', 'MyTickets', 'Ticket', 'ReplyToTicket'],
  ...['TriageTicket', 'ResolveTicket', 'RateTicket', 'TicketQueue', 'Consultants', 'SetAvailability', 'Book'],
  ...['MoveConsultation', 'CancelConsultation', 'RateConsultation', 'MyConsultations', 'Jobs', 'PostJob'],
  ...['Apply', 'WithdrawApplication', 'MyApplications', 'Pipeline', 'MoveApplication', 'AnswerOffer'],
];

describe.skipIf(!contractIsThere)('the operations of support, consultations and hiring, as they are', () => {
  let mira: Person;
  let ada: Person;
  let connie: Person;
  beforeAll(async () => {
    await testApp();
    [mira, connie, ada] = await Promise.all([person(), person(), supporter(Role.ADMIN)]);
    await permit(ada, StaffPermission.SUPPORT, StaffPermission.HIRING);
    await connie.client.data(SET_AVAILABILITY, { input: availability });
  });

  const availability = {
    timezone: 'Europe/Berlin',
    headline: 'React performance',
    categories: ['TECHNICAL'],
    hourlyRate: { amount: 12_000, currency: 'EUR' },
    weeklyHours: [{ weekday: 'MONDAY', from: '09:00', to: '12:00' }],
    bufferMinutes: 0,
    noticeMinutes: 0,
  };
  const bookingOf = (consultantId: string, scheduledAt: string) => ({
    ...{ consultantId, title: 'Faster lists', category: 'TECHNICAL', scheduledAt, durationMinutes: 60 },
    location: { kind: 'VIRTUAL' },
  });
  const booked = async (scheduledAt: string): Promise<string> =>
    (await mira.client.data(BOOK, { input: bookingOf(connie.id, scheduledAt) })).bookConsultation.consultation
      .id;
  const posting = async (): Promise<string> => {
    const input = { title: 'Engineer', description: '…', employmentType: 'FULL_TIME', status: 'OPEN' };
    return (await ada.client.data(SAVE, { input })).saveJobPosting.jobPosting.id;
  };
  const applied = async (jobPostingId: string): Promise<string> =>
    (await mira.client.data(APPLY, { input: { jobPostingId } })).applyForJob.application.id;
  const resolved = async (): Promise<string> => {
    const id = await open(mira);
    await ada.client.data(RESOLVE, { id });
    return id;
  };
  const contact = {
    ...{ name: 'Ada', email: 'ada@example.com', subject: 'Hello', category: 'GENERAL' },
    message: 'I have a question about agents',
  };

  /** Variables as the comments of the contract have them, about things that are there. */
  const given: Record<string, () => Record<string, unknown> | Promise<Record<string, unknown>>> = {
    Contact: () => ({ input: contact }),
    ContactMessages: () => ({ first: 20, status: 'PENDING' }),
    AnswerContact: async () => {
      const email = `a${Date.now()}@example.com`;
      await mira.client.data(CONTACT, { input: { ...contact, email } });
      const { nodes } = (await ada.client.data(CONTACTS)).contactMessages;
      const { id } = nodes.find((one: { email: string }) => one.email === email);
      return { input: { contactMessageId: id, body: 'An answer' } };
    },
    OpenTicket: () => ({
      input: {
        ...{ subject: 'No history', description: 'My chats are gone', category: 'TECHNICAL' },
        ...{ priority: 'HIGH', clientId: 't1' },
      },
    }),
    MyTickets: () => ({ first: 20, after: null, status: null }),
    Ticket: async () => ({ id: await open(mira) }),
    ReplyToTicket: async () => ({ input: { ticketId: await open(mira), body: '…', isInternal: false } }),
    TriageTicket: async () => ({
      input: { ticketId: await open(mira), assigneeId: ada.id, priority: 'URGENT', status: 'IN_PROGRESS' },
    }),
    ResolveTicket: async () => ({ id: await open(mira), summary: 'Fixed' }),
    RateTicket: async () => ({ id: await resolved(), rating: 5, feedback: null }),
    TicketQueue: () => ({ first: 20, status: 'OPEN', priority: null, assigneeId: null, breached: false }),
    Consultants: () => ({ category: 'TECHNICAL', first: 10 }),
    SetAvailability: () => ({ input: availability }),
    Book: () => ({ input: { ...bookingOf(connie.id, '2027-01-04T08:00:00Z'), clientId: 'b1' } }),
    MoveConsultation: async () => ({
      id: await booked('2027-01-11T08:00:00Z'),
      scheduledAt: '2027-01-11T09:00:00Z',
    }),
    CancelConsultation: async () => ({ id: await booked('2027-01-18T08:00:00Z'), reason: null }),
    MyConsultations: () => ({ as: 'CLIENT' }),
    Jobs: () => ({ first: 10, after: null, search: 'engineer', location: 'Berlin', remote: true }),
    PostJob: () => ({
      input: {
        ...{ title: 'Engineer', description: '…', department: 'R&D', location: 'Berlin', isRemote: true },
        ...{ employmentType: 'FULL_TIME', status: 'OPEN', questions: [{ text: 'Why us?', required: true }] },
      },
    }),
    Apply: async () => {
      const input = {
        ...{ title: 'Engineer', description: '…', employmentType: 'FULL_TIME', status: 'OPEN' },
        questions: [{ text: 'Why us?', required: true }],
      };
      const { jobPosting } = (await ada.client.data(SAVE, { input })).saveJobPosting;
      const answers = [{ questionId: jobPosting.questions[0].id, answer: '…' }];
      return {
        input: {
          ...{ jobPostingId: jobPosting.id, coverLetter: '…', resumeUploadId: null, answers, clientId: 'a1' },
        },
      };
    },
    WithdrawApplication: async () => ({ id: await applied(await posting()) }),
    Pipeline: async () => {
      const jobId = await posting();
      await applied(jobId);
      return { jobId, status: null, first: 10 };
    },
    MoveApplication: async () => ({
      input: { applicationId: await applied(await posting()), status: 'UNDER_REVIEW', notes: '…' },
    }),
    AnswerOffer: async () => {
      const applicationId = await applied(await posting());
      await ada.client.data(MOVE, { input: { applicationId, status: 'UNDER_REVIEW' } });
      await ada.client.data(OFFER, { input: { applicationId, salary: 1, currency: 'EUR' } });
      return { id: applicationId, accept: true };
    },
  };

  const STAFF = [
    ...['ContactMessages', 'AnswerContact', 'TriageTicket', 'ResolveTicket', 'TicketQueue', 'PostJob'],
    ...['Pipeline', 'MoveApplication'],
  ];
  // What can be rated is over; that takes a clock, see the tests of consultations.
  const NOT_HERE = ['RateConsultation'];

  const operations = operationsOf('market').filter(({ name }) => NAMES.includes(name));

  it.each(operations.filter(({ name }) => !NOT_HERE.includes(name)))(
    '$kind $name',
    async ({ name, document }) => {
      const who = STAFF.includes(name) ? ada : mira;
      const answer = await who.client.send(print(document), (await given[name]?.()) ?? {});
      expect(answer.errors).toEqual([]);
      for (const [field, value] of Object.entries(answer.data!))
        expect(value, `${name} answers ${field}`).not.toBeNull();
    },
  );

  it('subscription OnTicket', async () => {
    const { document } = operationsOf('market').find(({ name }) => name === 'OnTicket')!;
    const id = await open(mira);
    const events = await listen<{ __typename: string }>(mira, print(document), { id, after: encodeSeq(0) });
    expect((await events.take(1))[0]).toMatchObject({ __typename: 'TicketMessageAdded' });
    await closeAll();
  });

  it('has all operations of the file in this half', () => {
    expect(operations.map(({ name }) => name).sort()).toEqual([...NAMES].sort());
  });
});
