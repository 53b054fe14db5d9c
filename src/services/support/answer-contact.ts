import { Types } from 'mongoose';
import { requireSupport } from '../../auth/viewer.js';
import { transact, type Tx } from '../../events/transact.js';
import { sharedNow } from '../../lib/clock.js';
import type { Context } from '../../loaders/context.js';
import { UserModel, UserStatus } from '../../models/identity/index.js';
import {
  ContactCategory,
  ContactMessageModel,
  ContactPriority,
  ContactStatus,
  MOST_RESPONSES,
  TicketAuthorType,
  TicketCategory,
  TicketEventType,
  TicketMessageModel,
  TicketPriority,
  TicketStatus,
  type ContactMessage,
} from '../../models/support/index.js';
import { refuse } from '../../schema/errors.js';
import { nextNumber } from '../system/index.js';
import { mailReply } from './contact-mail.js';
import { insertTicket, tagsOf } from './open-ticket.js';
import { agentReplied } from './sla.js';
import { checkAssignee } from './staff.js';
import { changeTicket, factsOf } from './ticket-log.js';

type ObjectId = Types.ObjectId;

const CATEGORY: Record<ContactCategory, TicketCategory> = {
  [ContactCategory.GENERAL]: TicketCategory.ACCOUNT,
  [ContactCategory.TECHNICAL]: TicketCategory.TECHNICAL,
  [ContactCategory.BILLING]: TicketCategory.BILLING,
  [ContactCategory.FEATURE_REQUEST]: TicketCategory.FEATURE_REQUEST,
  [ContactCategory.BUG_REPORT]: TicketCategory.BUG_REPORT,
  [ContactCategory.ACCOUNT]: TicketCategory.ACCOUNT,
};

const PRIORITY: Record<ContactPriority, TicketPriority> = {
  [ContactPriority.LOW]: TicketPriority.LOW,
  [ContactPriority.NORMAL]: TicketPriority.MEDIUM,
  [ContactPriority.HIGH]: TicketPriority.HIGH,
  [ContactPriority.URGENT]: TicketPriority.URGENT,
};

/** An answer to a contact message, or a note about it. */
export interface AnswerContactInput {
  contactMessageId: ObjectId;
  body: string;
  isInternal?: boolean | null;
}

/**
 * Answers a contact message. The first answer makes a ticket out of it, of the account with the sender's confirmed
 * address where there is one; the sender gets a mail. Later answers belong into the ticket.
 * @throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, CONFLICT once there is a ticket
 */
export async function answerContact(ctx: Context, input: AnswerContactInput): Promise<void> {
  const viewer = requireSupport(ctx);
  const isInternal = input.isInternal ?? false;
  const number = isInternal ? '' : await nextNumber('TICK', sharedNow());
  await transact(ctx, async (tx) => {
    const contact = await readContact(tx, input.contactMessageId);
    if (contact.responses.length >= MOST_RESPONSES)
      throw refuse.conflict(`A contact message has at most ${MOST_RESPONSES} responses and notes.`);
    if (!isInternal && contact.ticket)
      throw refuse.conflict('This message was answered; the conversation goes on in its ticket.');
    const response = { author: viewer.id, body: input.body, isInternal, createdAt: tx.at };
    const ticket = isInternal ? contact.ticket : await toTicket(tx, contact, number, response);
    const status = isInternal ? contact.status : ContactStatus.REPLIED;
    await ContactMessageModel.collection.updateOne(
      { _id: contact._id },
      { $push: { responses: response }, $set: { status, ticket, updatedAt: tx.at } } as never,
      { session: tx.session },
    );
    if (!isInternal)
      tx.emit('contact.answered', { contact: contact._id, ticket: ticket!, author: viewer.id }, viewer.id);
  });
}

async function readContact(tx: Tx, id: ObjectId): Promise<ContactMessage> {
  const contact = await ContactMessageModel.findById(id).session(tx.session).lean<ContactMessage>();
  if (!contact) throw refuse.notFound('The contact message', 'contactMessageId');
  return contact;
}

async function toTicket(
  tx: Tx,
  contact: ContactMessage,
  number: string,
  { author, body }: { author: ObjectId; body: string },
): Promise<ObjectId> {
  const account = await accountOf(tx, contact);
  const ticket = await insertTicket(tx, {
    number,
    requester: account,
    ...(account ? {} : { contact: { name: contact.name, email: contact.email } }),
    subject: contact.subject,
    description: contact.message,
    category: CATEGORY[contact.category],
    priority: PRIORITY[contact.priority],
    tags: tagsOf(contact.tags),
    client: contact.client,
    assignee: contact.assignee ?? author,
    at: contact.createdAt,
  });
  const message = new Types.ObjectId();
  const by = { authorType: TicketAuthorType.AGENT, isInternal: false, isAutomatic: false };
  const after = await changeTicket(
    tx,
    ticket,
    {
      set: { status: TicketStatus.IN_PROGRESS, sla: agentReplied(ticket.sla, tx.at) },
      inc: { agentMessages: 1 },
    },
    { type: TicketEventType.MESSAGE_ADDED, message, isPublic: true },
  );
  const row = { _id: message, ticket: ticket._id, author, body, ...by, attachments: [], createdAt: tx.at };
  await TicketMessageModel.collection.insertOne(row, { session: tx.session });
  tx.emit('ticket.replied', { ...factsOf(after, true), message, author, ...by }, author);
  // Also where there is an account: the question came by the form, and the answer goes to the address that it gave.
  await mailReply(tx, { number, contact: { name: contact.name, email: contact.email } }, body);
  return ticket._id;
}

/** The account that sent it, or else the one that has shown that the address is its own. */
async function accountOf(tx: Tx, { user, email }: ContactMessage): Promise<ObjectId | null> {
  const inUse = { status: UserStatus.ACTIVE, deletedAt: null };
  const own = user ? { _id: user } : { email, emailVerifiedAt: { $ne: null } };
  const found = await UserModel.findOne({ ...inUse, ...own }, { _id: 1 })
    .session(tx.session)
    .lean<{ _id: ObjectId }>();
  return found?._id ?? null;
}

/** What staff change about a contact message. */
export interface TriageContactInput {
  contactMessageId: ObjectId;
  assigneeId?: ObjectId | null;
  priority?: ContactPriority | null;
  status?: ContactStatus | null;
  tags?: string[] | null;
}

/** Assigns a contact message, or changes its priority, status or tags. @throws as `answerContact`, BAD_USER_INPUT */
export async function triageContact(ctx: Context, input: TriageContactInput): Promise<void> {
  requireSupport(ctx);
  await transact(ctx, async (tx) => {
    const contact = await readContact(tx, input.contactMessageId);
    if (input.assigneeId) await checkAssignee(tx.session, input.assigneeId);
    const isRead = contact.status === ContactStatus.PENDING && !input.status;
    await ContactMessageModel.collection.updateOne(
      { _id: contact._id },
      {
        $set: {
          ...(input.assigneeId === undefined ? {} : { assignee: input.assigneeId }),
          ...(input.priority ? { priority: input.priority } : {}),
          ...(input.status ? { status: input.status } : {}),
          ...(isRead ? { status: ContactStatus.READ } : {}),
          ...(input.tags ? { tags: tagsOf(input.tags) } : {}),
          updatedAt: tx.at,
        },
      },
      { session: tx.session },
    );
  });
}
