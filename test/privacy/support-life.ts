import { Role, StaffPermission } from '../../src/models/identity/index.js';
import { give } from '../factories/staff.js';
import type { Person } from '../factories/person.js';
import { APPLY, INTERVIEW, MOVE, SAVE } from '../hiring/operations.js';
import { uploaded } from '../services/system/uploads.js';
import {
  BOOK,
  BOOK_SEAT,
  CANCEL,
  OFFER_SESSION,
  SET_AVAILABILITY,
  UPDATE,
} from '../support/consultation-operations.js';
import {
  ANSWER,
  CONTACT,
  CONTACTS,
  MARK_READ,
  MERGE,
  RESOLVE,
  TRIAGE,
  TRIAGE_CONTACT,
} from '../support/operations.js';
import { open, permit, reply, supporter } from '../support/team.js';

const ALL = [StaffPermission.SUPPORT, StaffPermission.HIRING];
const HOURS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'].map(
  (weekday) => ({
    ...{ weekday, from: '00:00', to: '24:00' },
  }),
);

/** Everything that a person does with support, consultations and jobs, on both sides; `words` are the person's. */
export async function supportLife(one: Person, ada: Person, words: string): Promise<{ file: string }> {
  for (const who of [one, ada]) {
    await give(who, Role.MODERATOR);
    await permit(who, ...ALL);
  }
  const mine = one.client;

  // As a customer: alone in a ticket, and together with another one in one.
  const ticket = await open(one, { subject: words, description: words });
  const shared = await open(ada, { description: 'Mine as well' });
  const merged = await open(one, { description: words });
  await reply(one, ticket, words);
  await reply(one, merged, words);
  await mine.data(MARK_READ, { id: ticket });
  // As staff, for a ticket of somebody else; a third member does what touches both.
  const staff = await supporter();
  await staff.client.data(MERGE, { id: merged, into: shared });
  const other = await open(staff, { description: 'Of somebody else' });
  await mine.data(TRIAGE, { input: { ticketId: other, assigneeId: one.id } });
  await reply(one, other, 'An answer');
  await mine.data(RESOLVE, { id: other });

  const contact = { name: words, email: one.email, subject: words, message: `A question: ${words}` };
  await mine.data(CONTACT, { input: contact });
  await ada.client.data(CONTACT, {
    input: { ...contact, name: 'A', email: ada.email, subject: 'A', message: 'How do I pay?' },
  });
  const { nodes } = (await mine.data(CONTACTS)).contactMessages;
  const { id: contactMessageId } = nodes.find(({ email }: { email: string }) => email === ada.email);
  await mine.data(TRIAGE_CONTACT, { input: { contactMessageId, assigneeId: one.id } });
  await mine.data(ANSWER, { input: { contactMessageId, body: 'A note', isInternal: true } });

  // As a consultant, and as a client.
  for (const { client } of [one, ada])
    await client.data(SET_AVAILABILITY, {
      input: { timezone: 'UTC', weeklyHours: HOURS, headline: 'Light' },
    });
  const day = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
  const book = async (who: Person, consultant: Person, time: string) => {
    const input = {
      ...{ consultantId: consultant.id, title: 'Light', category: 'CREATIVE', durationMinutes: 60 },
      ...{ scheduledAt: `${day}T${time}:00Z`, location: { kind: 'VIRTUAL' } },
    };
    return (await who.client.data(BOOK, { input })).bookConsultation.consultation.id as string;
  };
  const asClient = await book(one, ada, '09:00');
  await mine.data(UPDATE, { input: { consultationId: asClient, notes: words } });
  await mine.data(CANCEL, { id: await book(one, ada, '11:00') });
  const asConsultant = await book(ada, one, '13:00');
  await mine.data(UPDATE, { input: { consultationId: asConsultant, internalNotes: words } });
  for (const [consultant, client, time] of [
    [one, ada, '15:00'],
    [ada, one, '17:00'],
  ] as const) {
    const offer = {
      ...{ title: 'Light', category: 'CREATIVE', durationMinutes: 60, seats: 2 },
      ...{ scheduledAt: `${day}T${time}:00Z`, location: { kind: 'VIRTUAL' } },
      ...(consultant === one ? { description: words } : {}),
    };
    const { session } = (await consultant.client.data(OFFER_SESSION, { input: offer }))
      .offerConsultationSession;
    const notes = client === one ? words : 'Mine as well';
    await client.client.data(BOOK_SEAT, { input: { sessionId: session.id, notes } });
  }

  // As an applicant, and as a recruiter.
  const job = { title: 'Engineer', description: 'x', employmentType: 'FULL_TIME', status: 'OPEN' };
  const post = async (who: Person) =>
    (await who.client.data(SAVE, { input: job })).saveJobPosting.jobPosting.id as string;
  const pdf = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n');
  const resume = await uploaded(mine, pdf, { purpose: 'RESUME', contentType: 'application/pdf' });
  const theirs = { jobPostingId: await post(ada), coverLetter: words, resumeUploadId: resume.id };
  await mine.data(APPLY, { input: theirs });
  const own = { jobPostingId: await post(one) };
  const { application } = (await ada.client.data(APPLY, { input: own })).applyForJob;
  const applicationId = application.id as string;
  await mine.data(MOVE, { input: { applicationId, status: 'UNDER_REVIEW' } });
  const scheduledAt = new Date(Date.now() + 86_400_000).toISOString();
  await mine.data(INTERVIEW, { input: { applicationId, round: 1, scheduledAt, interviewerId: one.id } });
  for (const who of [one, ada]) {
    await permit(who);
    await give(who, Role.USER);
  }
  return { file: resume.url };
}
