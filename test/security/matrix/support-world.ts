import { StaffPermission } from '../../../src/models/identity/index.js';
import type { Person } from '../../factories/person.js';
import { APPLY, INTERVIEW, MOVE, NOTE, OFFER, RATE_INTERVIEW, SAVE } from '../../hiring/operations.js';
import { picture, uploaded } from '../../services/system/uploads.js';
import {
  BOOK,
  BOOK_SEAT,
  OFFER_SESSION,
  SET_AVAILABILITY,
  UPDATE,
} from '../../support/consultation-operations.js';
import { CONTACT, CONTACTS, RATE, RESOLVE, TRIAGE } from '../../support/operations.js';
import { open, permit, reply } from '../../support/team.js';
import type { Subject } from './world.js';

const HOURS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'].map(
  (weekday) => ({
    ...{ weekday, from: '00:00', to: '24:00' },
  }),
);
const MONEY = { currency: 'EUR' };

type People = Record<'owner' | 'friend' | 'follower' | 'moderator', Person>;

/**
 * Tickets, consultations and jobs, in which the roles of the world have parts: the owner is customer, client and applicant,
 * the friend is the consultant, the follower the recruiter, and the moderator is of the support team. The admin has no
 * permission.
 */
export async function supportSubjects(people: Record<string, Person>, mark: string): Promise<Subject[]> {
  const { owner, friend, follower, moderator } = people as People;
  await permit(moderator, StaffPermission.SUPPORT);
  await permit(follower, StaffPermission.HIRING);

  const ticket = await open(owner, { subject: mark, tags: ['gallery'] });
  const file = await uploaded(moderator.client, await picture(8, 8), {
    purpose: 'TICKET',
    fileName: 'a.png',
  });
  await moderator.client.data(TRIAGE, { input: { ticketId: ticket, assigneeId: moderator.id } });
  const note = await reply(moderator, ticket, 'A note', { isInternal: true, uploadIds: [file.id] });
  const answer = await reply(moderator, ticket, 'An answer');
  await moderator.client.data(RESOLVE, { id: ticket });
  await owner.client.data(RATE, { id: ticket, rating: 5 });
  const email = `${mark}.contact@example.com`;
  await owner.client.data(CONTACT, {
    input: { name: mark, email, subject: mark, message: 'A question about it' },
  });
  const { nodes } = (await moderator.client.data(CONTACTS)).contactMessages;
  const contact = nodes.find((one: { email: string }) => one.email === email).id;

  const offer = {
    timezone: 'UTC',
    weeklyHours: HOURS,
    headline: 'Light',
    hourlyRate: { amount: 100, ...MONEY },
  };
  const { consultant } = (await friend.client.data(SET_AVAILABILITY, { input: offer })).setAvailability;
  const day = new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10);
  const booking = {
    ...{ consultantId: friend.id, title: mark, category: 'CREATIVE', durationMinutes: 60, notes: 'Mine' },
    ...{
      scheduledAt: `${day}T09:00:00Z`,
      location: { kind: 'VIRTUAL', meetingLink: 'https://meet.example/a' },
    },
  };
  const booked = (await owner.client.data(BOOK, { input: booking })).bookConsultation.consultation.id;
  const notes = { consultationId: booked, notes: 'Theirs', internalNotes: 'Between us', agenda: ['Start'] };
  await friend.client.data(UPDATE, { input: notes });
  const offered = {
    ...{ title: mark, category: 'CREATIVE', type: 'WORKSHOP', durationMinutes: 60, seats: 2 },
    ...{ scheduledAt: `${day}T12:00:00Z`, price: { amount: 100, ...MONEY }, location: booking.location },
  };
  const { session } = (await friend.client.data(OFFER_SESSION, { input: offered })).offerConsultationSession;
  const seat = (await owner.client.data(BOOK_SEAT, { input: { sessionId: session.id, notes: 'Mine' } }))
    .bookConsultationSeat.consultation.id;

  const posting = async (status: string) => {
    const input = {
      ...{ title: `${mark} job`, description: 'x', employmentType: 'FULL_TIME', status, location: 'Berlin' },
      ...{ department: 'R&D', salary: { min: 1, max: 2, ...MONEY, period: 'YEAR' } },
      questions: [{ text: 'Why us?' }],
    };
    return (await follower.client.data(SAVE, { input })).saveJobPosting.jobPosting;
  };
  const [draft, job] = [await posting('DRAFT'), await posting('OPEN')];
  const pdf = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n');
  const resume = await uploaded(owner.client, pdf, { purpose: 'RESUME', contentType: 'application/pdf' });
  const input = {
    ...{ jobPostingId: job.id, coverLetter: 'Hello', resumeUploadId: resume.id },
    answers: [{ questionId: job.questions[0].id, answer: 'So' }],
    portfolio: [{ title: 'Shop', url: 'https://shop.example' }],
  };
  const applicationId = (await owner.client.data(APPLY, { input })).applyForJob.application.id;
  const scheduledAt = `${day}T09:00:00Z`;
  for (const [operation, more] of [
    [MOVE, { status: 'UNDER_REVIEW', notes: 'Good' }],
    [NOTE, { hr: 'Strong', hiringManager: 'Fits' }],
    [INTERVIEW, { round: 1, scheduledAt, interviewerId: follower.id }],
    [RATE_INTERVIEW, { round: 1, rating: 5, feedback: 'Sharp' }],
    [OFFER, { salary: 1 }],
  ] as const)
    await follower.client.data(operation, { input: { applicationId, ...more } });

  return [
    { name: 'Ticket', type: 'Ticket', id: ticket, owner },
    { name: 'TicketMessage: answer', type: 'TicketMessage', id: answer.message.id, owner },
    { name: 'TicketMessage: internal note', type: 'TicketMessage', id: note.message.id, owner },
    { name: 'ContactMessage', type: 'ContactMessage', id: contact, owner },
    { name: 'Consultant', type: 'Consultant', id: consultant.id, owner: friend },
    { name: 'Consultation', type: 'Consultation', id: booked, owner },
    { name: 'Consultation: seat', type: 'Consultation', id: seat, owner },
    { name: 'ConsultationSession', type: 'ConsultationSession', id: session.id, owner },
    { name: 'JobPosting: draft', type: 'JobPosting', id: draft.id, owner: follower },
    { name: 'JobPosting: open', type: 'JobPosting', id: job.id, owner: follower },
    { name: 'JobApplication', type: 'JobApplication', id: applicationId, owner },
  ];
}
