import type { ClientSession, Types } from 'mongoose';
import type { Context } from '../../loaders/context.js';
import { TicketModel, TicketPriority, TicketStatus, type Ticket } from '../../models/support/index.js';
import { canSeeTicket, isStaffOf } from '../../rules/support/index.js';
import { refuse } from '../../schema/errors.js';

/** Statuses in which nothing is left to do. */
export const FINISHED: readonly TicketStatus[] = [TicketStatus.RESOLVED, TicketStatus.CLOSED];

/** From which status a ticket may go to which. The only place that says so. */
export const TICKET_TRANSITIONS: Record<TicketStatus, readonly TicketStatus[]> = {
  [TicketStatus.OPEN]: [
    TicketStatus.ASSIGNED,
    TicketStatus.IN_PROGRESS,
    TicketStatus.WAITING_FOR_CUSTOMER,
    ...FINISHED,
  ],
  [TicketStatus.ASSIGNED]: [
    TicketStatus.OPEN,
    TicketStatus.IN_PROGRESS,
    TicketStatus.WAITING_FOR_CUSTOMER,
    ...FINISHED,
  ],
  [TicketStatus.IN_PROGRESS]: [
    TicketStatus.OPEN,
    TicketStatus.ASSIGNED,
    TicketStatus.WAITING_FOR_CUSTOMER,
    ...FINISHED,
  ],
  [TicketStatus.WAITING_FOR_CUSTOMER]: [
    TicketStatus.OPEN,
    TicketStatus.ASSIGNED,
    TicketStatus.IN_PROGRESS,
    ...FINISHED,
  ],
  [TicketStatus.RESOLVED]: [TicketStatus.CLOSED, TicketStatus.IN_PROGRESS],
  [TicketStatus.CLOSED]: [TicketStatus.IN_PROGRESS],
};

const WEIGHT: Record<TicketPriority, number> = {
  [TicketPriority.LOW]: 1,
  [TicketPriority.MEDIUM]: 2,
  [TicketPriority.HIGH]: 3,
  [TicketPriority.URGENT]: 4,
};

/** The place in the queue: by priority, then the oldest first. */
export const rankOf = (priority: TicketPriority, openedAt: Date): number =>
  WEIGHT[priority] * 1e14 - openedAt.getTime();

/** A ticket, read in a transaction. @throws NOT_FOUND also for one that the viewer may not see */
export async function readTicket(ctx: Context, session: ClientSession, id: Types.ObjectId): Promise<Ticket> {
  const ticket = await TicketModel.findById(id).session(session).lean<Ticket>();
  if (!ticket || !canSeeTicket(ctx, ticket)) throw refuse.notFound('The ticket', 'ticketId');
  return ticket;
}

/** The same for the support team. @throws NOT_FOUND, FORBIDDEN for its customers */
export async function readAsStaff(ctx: Context, session: ClientSession, id: Types.ObjectId): Promise<Ticket> {
  const ticket = await readTicket(ctx, session, id);
  if (!isStaffOf(ctx, ticket)) throw refuse.forbidden('This is for the support team.', 'ticketId');
  return ticket;
}

/** @throws CONFLICT for a ticket that goes on in another one */
export function checkNotMerged({ mergedInto }: Pick<Ticket, 'mergedInto'>, field = 'ticketId'): void {
  if (mergedInto) throw refuse.conflict('This ticket was merged into another one; change that one.', field);
}

/** @throws CONFLICT where the table does not lead from one status to the other */
export function checkTransition(from: TicketStatus, to: TicketStatus): void {
  if (from !== to && !TICKET_TRANSITIONS[from].includes(to))
    throw refuse.conflict(`A ticket cannot go from ${from} to ${to}.`, 'status');
}
