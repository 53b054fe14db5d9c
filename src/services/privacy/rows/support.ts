import {
  ConsultantModel,
  ConsultationModel,
  ConsultationSessionModel,
  ConsultationSlotModel,
  ContactGuardModel,
  ContactMessageModel,
  SupportSettingsModel,
  TicketAuthorType,
  TicketEventModel,
  TicketMessageModel,
  TicketModel,
  TicketReadModel,
  type Ticket,
  type TicketMessage,
} from '../../../models/support/index.js';
import { beginning } from '../../../loaders/beginning.js';
import { MailModel } from '../../../models/system/mail.js';
import { contactMailKey } from '../../support/index.js';
import { own, type PersonalData } from '../personal-data.js';
import type { Step } from '../step.js';
import { anonymise, anonymiseItems, remove, taking } from '../steps.js';

const TIMES = ['createdAt', 'updatedAt'];
/** What a consultant has written about a consultation. */
const CONSULTANTS = [
  ...['notes.consultant', 'notes.internal', 'location.meetingLink', 'feedback.consultantFeedback'],
];

/** Contact messages are found by the account, or by the given address. */
const removeByAddress: Step = {
  path: 'email',
  how: 'gone',
  async take({ email }) {
    // The notification mails to the support team are removed as well.
    await MailModel.collection.deleteMany({ key: beginning(contactMailKey(email)) });
    const { deletedCount } = await ContactMessageModel.collection.deleteMany({ email });
    return { rows: deletedCount };
  },
};

/** Removes tickets with no other participant; leaves shared ones. */
const leaveTickets: Step = {
  path: 'participants',
  how: 'gone',
  take: taking(TicketModel, own('participants'), async ({ session }, rows, { id }) => {
    const tickets = rows as unknown as Ticket[];
    const alone = tickets.filter(({ participants }) => participants.length === 1).map(({ _id }) => _id);
    const here = { ticket: { $in: alone } };
    await TicketMessageModel.collection.deleteMany(here, { session });
    await TicketEventModel.collection.deleteMany(here, { session });
    await TicketReadModel.collection.deleteMany(here, { session });
    await TicketModel.collection.deleteMany({ _id: { $in: alone } }, { session });
    await TicketModel.collection.updateMany(
      { _id: { $in: tickets.map(({ _id }) => _id) } },
      { $pull: { participants: id } } as never,
      { session },
    );
  }),
};

const removeContact: Step = {
  path: 'contact.email',
  how: 'gone',
  async take({ email }) {
    const rows = await TicketModel.find({ 'contact.email': email }, { _id: 1 }).limit(100).lean<Ticket[]>();
    const ids = rows.map(({ _id }) => _id);
    await TicketMessageModel.collection.deleteMany({ ticket: { $in: ids } });
    await TicketEventModel.collection.deleteMany({ ticket: { $in: ids } });
    await TicketReadModel.collection.deleteMany({ ticket: { $in: ids } });
    await TicketModel.collection.deleteMany({ _id: { $in: ids } });
    return { rows: ids.length };
  },
};

/** Messages that staff wrote to customers stay, anonymously; a customer's messages in a shared ticket are emptied. */
const emptyMessages: Step = {
  path: 'author',
  how: 'emptied',
  take: taking(TicketMessageModel, own('author'), async ({ session }, rows, { anonymous }) => {
    for (const row of rows as unknown as TicketMessage[]) {
      const isOwn = row.authorType === TicketAuthorType.CUSTOMER;
      const $set = { author: anonymous, attachments: [], ...(isOwn ? { body: '…' } : {}) };
      await TicketMessageModel.collection.updateOne({ _id: row._id }, { $set }, { session });
    }
  }),
};

/** Contact messages, tickets and consultations. */
export const support: PersonalData[] = [
  {
    model: ContactMessageModel,
    ids: {
      ...{ user: 'User', agent: 'Agent', assignee: 'User', ticket: 'Ticket', 'responses.author': 'User' },
    },
    names: ['email'],
    told: {
      as: 'contactMessages',
      type: 'ContactMessage',
      own: ({ id, email }) => ({ $or: [{ user: id }, { email }] }),
      fields: [
        ...['number', 'name', 'email', 'subject', 'message', 'agent', 'status', 'category', 'source'],
        ...['client', 'ticket', ...TIMES],
      ],
    },
    untold: ['user', 'assignee', 'priority', 'responses', 'tags'],
    erased: [
      removeByAddress,
      remove(ContactMessageModel, 'user'),
      anonymise(ContactMessageModel, 'assignee'),
      anonymiseItems(ContactMessageModel, 'responses', 'author'),
    ],
    why: 'Messages to the platform belong to the user. Notes of the team and the names of its members do not.',
  },
  {
    model: ContactGuardModel,
    untold: 'all',
    why: 'Hashes of messages and addresses, which are forgotten after a day.',
  },
  {
    model: TicketModel,
    ids: {
      ...{ requester: 'User', participants: 'User', assignee: 'User', 'resolution.resolvedBy': 'User' },
      ...{ mergedInto: 'Ticket', followUpOf: 'Ticket' },
    },
    names: ['contact.email'],
    told: {
      as: 'tickets',
      type: 'Ticket',
      own: own('participants'),
      fields: [
        ...['number', 'subject', 'description', 'category', 'priority', 'status', 'tags', 'client'],
        ...['sla.firstResponseDueAt', 'sla.resolutionDueAt', 'sla.firstRespondedAt', 'sla.breached'],
        ...['resolution.summary', 'resolution.resolvedAt', 'satisfaction', 'resolvedAt'],
        ...['mergedInto', 'followUpOf', 'createdAt', 'publicUpdatedAt'],
      ],
    },
    untold: [
      ...['requester', 'participants', 'assignee', 'contact', 'resolution.resolvedBy', 'rank', 'seq'],
      ...['publicSeq', 'agentMessages', 'customerMessages', 'updatedAt', 'sla'],
    ],
    erased: [
      leaveTickets,
      anonymise(TicketModel, 'requester'),
      anonymise(TicketModel, 'assignee'),
      anonymise(TicketModel, 'resolution.resolvedBy'),
      removeContact,
    ],
    why: 'A ticket is the customer’s. Internal notes and what the team keeps for its work are not told.',
  },
  {
    model: TicketMessageModel,
    ids: { ticket: 'Ticket', author: 'User', mergedFrom: 'Ticket', 'attachments.upload': 'Upload' },
    told: {
      as: 'ticketMessages',
      type: 'TicketMessage',
      own: ({ id }) => ({ author: id, isInternal: false }),
      fields: ['ticket', 'authorType', 'body', 'isAutomatic', 'attachments', 'mergedFrom', 'createdAt'],
    },
    untold: ['author', 'isInternal'],
    erased: [emptyMessages],
    why: 'The messages of a customer belong to the customer. Answers of the team stay, without a name.',
  },
  {
    model: TicketEventModel,
    ids: { ticket: 'Ticket', message: 'TicketMessage' },
    untold: 'all',
    why: 'The log by which streams resume; it names nobody and ends after a month.',
  },
  {
    model: TicketReadModel,
    ids: { user: 'User', ticket: 'Ticket' },
    told: { as: 'ticketReads', own: own('user'), fields: ['ticket', 'messages', 'at'] },
    untold: ['user'],
    erased: [remove(TicketReadModel, 'user')],
    why: 'It is the person’s.',
  },
  { model: SupportSettingsModel, untold: 'all', why: 'The settings of the team.' },
  {
    model: ConsultantModel,
    ids: { _id: 'User' },
    told: {
      as: 'consultant',
      own: ({ id }) => ({ _id: id }),
      fields: [
        ...['headline', 'categories', 'hourlyRate', 'timezone', 'weeklyHours', 'timeOff', 'bufferMinutes'],
        ...[
          'noticeMinutes',
          'cancellationMinutes',
          'lateRefundPercent',
          'isActive',
          'ratingSum',
          'ratingCount',
        ],
        ...TIMES,
      ],
    },
    untold: ['rank'],
    erased: [remove(ConsultantModel, '_id')],
    why: 'It is the person’s.',
  },
  {
    model: ConsultationModel,
    ids: {
      ...{ client: 'User', consultant: 'User', cancelledBy: 'User', session: 'ConsultationSession' },
      'pricing.payment': 'nothing public',
    },
    told: {
      as: 'consultations',
      type: 'Consultation',
      own: ({ id }) => ({ $or: [{ client: id }, { consultant: id }] }),
      fields: [
        ...['number', 'title', 'description', 'category', 'type', 'status', 'scheduledAt', 'endsAt'],
        ...['durationMinutes', 'timezone', 'location', 'pricing.amount', 'pricing.currency'],
        ...['pricing.paymentStatus', 'pricing.refundedAmount', 'agenda', 'notes.client', 'notes.consultant'],
        ...['feedback', 'cancelledAt', 'cancelReason', 'client', 'consultant', 'session', ...TIMES],
      ],
    },
    untold: [
      ...['notes.internal', 'pricing.dueAt', 'pricing.payment', 'cancellationMinutes'],
      ...['lateRefundPercent', 'cancelledBy', 'remindAt', 'revision'],
    ],
    erased: [
      anonymise(ConsultationModel, 'client', [
        ...['description', 'notes.client', 'notes.internal', 'feedback.clientFeedback'],
        ...['feedback.consultantFeedback', 'cancelReason'],
      ]),
      // The text of a seat is the consultant's.
      anonymise(ConsultationModel, 'consultant', ['description', ...CONSULTANTS], {
        session: { $type: 'objectId' },
      }),
      anonymise(ConsultationModel, 'consultant', CONSULTANTS),
      anonymise(ConsultationModel, 'cancelledBy'),
    ],
    why: 'Books are kept, without a name and without notes; the other side keeps the appointment.',
  },
  {
    model: ConsultationSessionModel,
    ids: { consultant: 'User' },
    told: {
      as: 'consultationSessions',
      type: 'ConsultationSession',
      own: own('consultant'),
      fields: [
        ...['title', 'description', 'category', 'type', 'scheduledAt', 'endsAt', 'durationMinutes'],
        ...['timezone', 'location', 'price', 'agenda', 'seats', 'taken', 'cancelledAt', ...TIMES],
      ],
    },
    untold: ['consultant', 'remindedFor'],
    erased: [anonymise(ConsultationSessionModel, 'consultant', ['description', 'location.meetingLink'])],
    why: 'It is the consultant’s; participants keep the appointment.',
  },
  {
    model: ConsultationSlotModel,
    ids: { consultant: 'User', consultation: 'nothing public' },
    untold: 'all',
    erased: [remove(ConsultationSlotModel, 'consultant')],
    why: 'It is made of consultations and sessions.',
  },
];
