import { Types } from 'mongoose';
import { requireViewer } from '../../auth/viewer.js';
import { orEarlier } from '../../events/idempotency.js';
import { transact, type Tx } from '../../events/transact.js';
import { sharedNow } from '../../lib/clock.js';
import type { Context } from '../../loaders/context.js';
import {
  REOPEN_WITHIN_MS,
  TicketAuthorType,
  TicketEventType,
  TicketMessageModel,
  TicketStatus,
  type Ticket,
  type TicketAttachment,
  type TicketMessage,
} from '../../models/support/index.js';
import { isStaffOf } from '../../rules/support/index.js';
import { refuse } from '../../schema/errors.js';
import { nextNumber } from '../system/index.js';
import { attachFiles, checkFiles } from './attachments.js';
import { mailReply } from './contact-mail.js';
import { insertTicket } from './open-ticket.js';
import { slaPlan } from './settings.js';
import { agentReplied, customerReplied, paused, reopened, type SlaClocks } from './sla.js';
import { FINISHED, readTicket } from './ticket-access.js';
import { changeTicket, factsOf } from './ticket-log.js';

/** A message in a ticket. */
export interface ReplyToTicketInput {
  ticketId: Types.ObjectId;
  body: string;
  isInternal?: boolean | null;
  /** A program wrote it. */
  isAutomatic?: boolean | null;
  /** The ticket waits for the customer from then on. */
  waitForCustomer?: boolean | null;
  uploadIds?: Types.ObjectId[] | null;
  clientId?: string | null;
}

/** The message, and the ticket in which it stands: another one where the first is merged, or finished for too long. */
export type Replied = { message: Types.ObjectId; ticket: Types.ObjectId };

/**
 * Writes a message as a customer or as staff. A customer's message reopens a finished ticket for seven days; later it opens
 * a follow-up. Automatic messages neither reopen nor start a clock.
 * @throws NOT_FOUND, FORBIDDEN for a customer's internal note, BAD_USER_INPUT
 */
export async function replyToTicket(ctx: Context, input: ReplyToTicketInput): Promise<Replied> {
  const viewer = requireViewer(ctx);
  return orEarlier(viewer.id, 'replyToTicket', input.clientId, input, async () => {
    const files = await checkFiles(ctx, input.uploadIds ?? []);
    // Only a late reply needs it; a number that nobody gets is a gap, which is allowed.
    const number = async () => nextNumber('TICK', sharedNow());
    const spare = (await needsFollowUp(ctx, input)) ? await number() : null;
    return transact(ctx, (tx) =>
      tx.once(viewer.id, 'replyToTicket', input.clientId, input, async () => {
        const ticket = await currentTicket(ctx, tx, input.ticketId);
        if (isStaffOf(ctx, ticket)) return staffReply(tx, ticket, { ...input, author: viewer.id, files });
        if (input.isInternal)
          throw refuse.forbidden('Internal notes are for the support team.', 'isInternal');
        return customerReply(tx, ticket, { ...input, author: viewer.id, files, spare });
      }),
    );
  });
}

type Message = ReplyToTicketInput & { author: Types.ObjectId; files: TicketAttachment[] };

/** The ticket in which a conversation goes on. */
async function currentTicket(ctx: Context, tx: Tx, id: Types.ObjectId): Promise<Ticket> {
  let ticket = await readTicket(ctx, tx.session, id);
  while (ticket.mergedInto) ticket = await readTicket(ctx, tx.session, ticket.mergedInto);
  return ticket;
}

const isLate = ({ status, resolvedAt }: Ticket, at: Date): boolean =>
  FINISHED.includes(status) && resolvedAt !== null && at.getTime() - resolvedAt.getTime() > REOPEN_WITHIN_MS;

async function needsFollowUp(ctx: Context, { ticketId }: ReplyToTicketInput): Promise<boolean> {
  let ticket = await ctx.loaders.ticket.load(ticketId);
  while (ticket?.mergedInto) ticket = await ctx.loaders.ticket.load(ticket.mergedInto);
  return ticket !== null && isLate(ticket, sharedNow());
}

async function staffReply(tx: Tx, ticket: Ticket, message: Message): Promise<Replied> {
  const isInternal = message.isInternal ?? false;
  const isAutomatic = message.isAutomatic ?? false;
  const by = { authorType: TicketAuthorType.AGENT, isInternal, isAutomatic };
  if (isInternal || isAutomatic) return write(tx, ticket, message, by, {});
  let { status } = ticket;
  let sla: SlaClocks = agentReplied(ticket.sla, tx.at);
  if (message.waitForCustomer && !FINISHED.includes(status)) {
    status = TicketStatus.WAITING_FOR_CUSTOMER;
    sla = paused(sla, await slaPlan(tx.session), tx.at);
  } else if (status === TicketStatus.OPEN || status === TicketStatus.ASSIGNED)
    status = TicketStatus.IN_PROGRESS;
  await mailReply(tx, ticket, message.body);
  return write(tx, ticket, message, by, { status, sla });
}

async function customerReply(
  tx: Tx,
  ticket: Ticket,
  message: Message & { spare: string | null },
): Promise<Replied> {
  const isAutomatic = message.isAutomatic ?? false;
  const by = { authorType: TicketAuthorType.CUSTOMER, isInternal: false, isAutomatic };
  if (isAutomatic) return write(tx, ticket, message, by, {});
  if (isLate(ticket, tx.at) && message.spare) return followUp(tx, ticket, message, message.spare);
  const plan = await slaPlan(tx.session);
  const finished = FINISHED.includes(ticket.status);
  const sla = finished ? reopened(ticket.sla, plan, ticket.priority, tx.at) : ticket.sla;
  const waits = ticket.status === TicketStatus.WAITING_FOR_CUSTOMER;
  const status = finished || waits ? statusAtWork(ticket) : ticket.status;
  const set = { status, sla: customerReplied(sla, plan, ticket.priority, tx.at) };
  return finished
    ? write(tx, ticket, message, by, { ...set, resolvedAt: null }, ['resolution'])
    : write(tx, ticket, message, by, set);
}

/** The status of a ticket that the team has to work on again. */
export const statusAtWork = ({ assignee }: Pick<Ticket, 'assignee'>): TicketStatus =>
  assignee ? TicketStatus.IN_PROGRESS : TicketStatus.OPEN;

async function followUp(tx: Tx, ticket: Ticket, message: Message, number: string): Promise<Replied> {
  const { subject, category, priority, tags, _id: followUpOf } = ticket;
  const description = [...message.body].slice(0, 2_000).join('');
  const requester = message.author;
  const draft = { number, requester, subject, description, category, priority, tags, followUpOf };
  const made = await insertTicket(tx, { ...draft, attachments: message.files });
  await attachFiles(tx, message.author, message.files, made.firstMessage);
  return { message: made.firstMessage, ticket: made._id };
}

type By = Pick<TicketMessage, 'authorType' | 'isInternal' | 'isAutomatic'>;

async function write(
  tx: Tx,
  ticket: Ticket,
  { author, body, files }: Message,
  by: By,
  set: Partial<Ticket>,
  unset: string[] = [],
): Promise<Replied> {
  const message = new Types.ObjectId();
  const isPublic = !by.isInternal;
  const counter = by.authorType === TicketAuthorType.AGENT ? 'agentMessages' : 'customerMessages';
  const after = await changeTicket(
    tx,
    ticket,
    { set: { ...set }, unset, inc: isPublic ? { [counter]: 1 } : {} },
    { type: TicketEventType.MESSAGE_ADDED, message, isPublic },
  );
  const row = { _id: message, ticket: ticket._id, author, body, ...by, attachments: files, createdAt: tx.at };
  await TicketMessageModel.collection.insertOne(row, { session: tx.session });
  await attachFiles(tx, author, files, message);
  tx.emit('ticket.replied', { ...factsOf(after, isPublic), message, author, ...by }, author);
  return { message, ticket: ticket._id };
}
