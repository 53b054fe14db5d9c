import type { Types } from 'mongoose';
import { requireSupport, requireViewer } from '../../auth/viewer.js';
import { transact, type Tx } from '../../events/transact.js';
import { sharedNow } from '../../lib/clock.js';
import type { Context } from '../../loaders/context.js';
import {
  REOPEN_WITHIN_MS,
  TicketEventType,
  TicketModel,
  TicketReadModel,
  TicketStatus,
  type Ticket,
} from '../../models/support/index.js';
import { isCustomerOf, isStaffOf } from '../../rules/support/index.js';
import { refuse } from '../../schema/errors.js';
import { statusAtWork } from './reply-to-ticket.js';
import { slaPlan } from './settings.js';
import { checkNotMerged, checkTransition, FINISHED, readAsStaff, readTicket } from './ticket-access.js';
import { changeTicket, factsOf } from './ticket-log.js';
import { statusChange } from './triage-ticket.js';

/** How a ticket is resolved. */
export interface ResolveTicketInput {
  ticketId: Types.ObjectId;
  summary: string;
}

/** Resolves a ticket. @throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, CONFLICT for a finished one */
export async function resolveTicket(ctx: Context, { ticketId, summary }: ResolveTicketInput): Promise<void> {
  const viewer = requireSupport(ctx);
  await transact(ctx, async (tx) => {
    const ticket = await readAsStaff(ctx, tx.session, ticketId);
    checkNotMerged(ticket);
    if (FINISHED.includes(ticket.status))
      throw refuse.conflict('This ticket is finished already.', 'ticketId');
    checkTransition(ticket.status, TicketStatus.RESOLVED);
    const resolution = { summary, resolvedBy: viewer.id, resolvedAt: tx.at };
    await move(tx, ticket, TicketStatus.RESOLVED, viewer.id, { resolution });
  });
}

/**
 * Opens a finished ticket again: its customers within seven days, staff at any time.
 * @throws NOT_FOUND, CONFLICT for an open or merged ticket, or one that was finished too long ago
 */
export async function reopenTicket(ctx: Context, { ticketId }: { ticketId: Types.ObjectId }): Promise<void> {
  const viewer = requireViewer(ctx);
  await transact(ctx, async (tx) => {
    const ticket = await readTicket(ctx, tx.session, ticketId);
    checkNotMerged(ticket);
    const { status, resolvedAt } = ticket;
    if (!FINISHED.includes(status) || !resolvedAt) throw refuse.conflict('This ticket is open.', 'ticketId');
    if (!isStaffOf(ctx, ticket) && tx.at.getTime() - resolvedAt.getTime() > REOPEN_WITHIN_MS)
      throw refuse.conflict('A ticket can be reopened within seven days; open a new one.', 'ticketId');
    await move(tx, ticket, statusAtWork(ticket), viewer.id, {});
  });
}

async function move(
  tx: Tx,
  ticket: Ticket,
  to: TicketStatus,
  by: Types.ObjectId | null,
  set: Record<string, unknown>,
): Promise<void> {
  const plan = await slaPlan(tx.session);
  const change = statusChange(ticket, to, ticket.sla, plan, tx);
  const after = await changeTicket(
    tx,
    ticket,
    { set: { status: to, ...change.set, ...set }, unset: change.unset },
    { type: TicketEventType.CHANGED, isPublic: true },
  );
  const facts = { by, from: ticket.status, to, assigned: null };
  tx.emit('ticket.changed', { ...factsOf(after, true), ...facts }, by);
}

/** What the customer thinks of the resolution. */
export interface RateTicketInput {
  ticketId: Types.ObjectId;
  rating: number;
  feedback?: string | null;
}

/** Rates a finished ticket, as a customer of it. A second rating replaces the first. @throws NOT_FOUND, FORBIDDEN, CONFLICT */
export async function rateTicket(
  ctx: Context,
  { ticketId, rating, feedback }: RateTicketInput,
): Promise<void> {
  const viewer = requireViewer(ctx);
  await transact(ctx, async (tx) => {
    const ticket = await readTicket(ctx, tx.session, ticketId);
    if (!isCustomerOf(ctx, ticket)) throw refuse.forbidden('Only the customer rates a ticket.', 'ticketId');
    checkNotMerged(ticket);
    if (!FINISHED.includes(ticket.status))
      throw refuse.conflict('This ticket is open; it can be rated once it is resolved.', 'ticketId');
    const satisfaction = { rating, ratedAt: tx.at, ...(feedback ? { feedback } : {}) };
    const happened = { type: TicketEventType.CHANGED, isPublic: true };
    const after = await changeTicket(tx, ticket, { set: { satisfaction } }, happened);
    const facts = { by: viewer.id, from: ticket.status, to: ticket.status, assigned: null };
    tx.emit('ticket.changed', { ...factsOf(after, true), ...facts }, viewer.id);
  });
}

/** Notes that the viewer has read all messages of a ticket. @throws NOT_FOUND */
export async function markTicketRead(ctx: Context, ticketId: Types.ObjectId): Promise<void> {
  const viewer = requireViewer(ctx);
  await transact(ctx, async (tx) => {
    const ticket = await readTicket(ctx, tx.session, ticketId);
    const messages = isStaffOf(ctx, ticket) ? ticket.customerMessages : ticket.agentMessages;
    await TicketReadModel.collection.updateOne(
      { user: viewer.id, ticket: ticket._id },
      { $max: { messages }, $set: { at: tx.at } },
      { session: tx.session, upsert: true },
    );
  });
}

const BATCH = 50;

/** Closes tickets that were resolved a week ago. Answers how many. */
export async function closeResolvedTickets({ signal }: { signal: AbortSignal }): Promise<number> {
  let closed = 0;
  const before = new Date(sharedNow().getTime() - REOPEN_WITHIN_MS);
  const due = { status: TicketStatus.RESOLVED, resolvedAt: { $lt: before } };
  while (!signal.aborted) {
    const rows = await TicketModel.find(due, { _id: 1 }).limit(BATCH).lean<Pick<Ticket, '_id'>[]>();
    if (rows.length === 0) break;
    for (const { _id } of rows)
      await transact(null, async (tx) => {
        const ticket = await TicketModel.findOne({ ...due, _id })
          .session(tx.session)
          .lean<Ticket>();
        if (!ticket) return;
        await move(tx, ticket, TicketStatus.CLOSED, null, {});
      });
    closed += rows.length;
  }
  return closed;
}
