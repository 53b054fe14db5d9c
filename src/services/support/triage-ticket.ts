import type { Types } from 'mongoose';
import { requireSupport } from '../../auth/viewer.js';
import { transact, type Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import {
  TicketEventType,
  TicketStatus,
  type Ticket,
  type TicketCategory,
  type TicketPriority,
} from '../../models/support/index.js';
import { refuse } from '../../schema/errors.js';
import { tagsOf } from './open-ticket.js';
import { slaPlan } from './settings.js';
import { paused, reopened, reprioritised, resumed, stopped, type SlaClocks, type SlaPlan } from './sla.js';
import { checkAssignee } from './staff.js';
import { checkNotMerged, checkTransition, FINISHED, rankOf, readAsStaff } from './ticket-access.js';
import { changeTicket, factsOf } from './ticket-log.js';

/** What staff change about a ticket. Fields that are left out stay as they are. */
export interface TriageTicketInput {
  ticketId: Types.ObjectId;
  /** Null takes the assignee away. */
  assigneeId?: Types.ObjectId | null;
  priority?: TicketPriority | null;
  status?: TicketStatus | null;
  category?: TicketCategory | null;
  tags?: string[] | null;
}

/**
 * Assigns a ticket, or changes its priority, status, category or tags.
 * @throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, BAD_USER_INPUT, CONFLICT
 */
export async function triageTicket(ctx: Context, input: TriageTicketInput): Promise<void> {
  const viewer = requireSupport(ctx);
  if (input.status === TicketStatus.RESOLVED)
    throw refuse.badInput('A resolution needs a summary; use resolveTicket.', 'status');
  await transact(ctx, async (tx) => {
    const ticket = await readAsStaff(ctx, tx.session, input.ticketId);
    checkNotMerged(ticket);
    if (input.assigneeId) await checkAssignee(tx.session, input.assigneeId, ticket.participants);
    const assignee = input.assigneeId === undefined ? ticket.assignee : input.assigneeId;
    const status = input.status ?? statusFor(ticket, assignee);
    checkTransition(ticket.status, status);
    const priority = input.priority ?? ticket.priority;
    const plan = await slaPlan(tx.session);
    const reprio = reprioritised(ticket.sla, plan, ticket.priority, priority, tx.at);
    const change = statusChange(ticket, status, priority === ticket.priority ? ticket.sla : reprio, plan, tx);
    const after = await changeTicket(
      tx,
      ticket,
      {
        set: {
          ...{ assignee, priority, status, rank: rankOf(priority, ticket.createdAt) },
          ...(input.category ? { category: input.category } : {}),
          ...(input.tags ? { tags: tagsOf(input.tags) } : {}),
          ...change.set,
        },
        unset: change.unset,
      },
      { type: TicketEventType.CHANGED, isPublic: true },
    );
    const isNew = assignee !== null && !assignee.equals(ticket.assignee ?? undefined);
    const facts = { by: viewer.id, from: ticket.status, to: status, assigned: isNew ? assignee : null };
    tx.emit('ticket.changed', { ...factsOf(after, true), ...facts }, viewer.id);
  });
}

/** The status that follows from an assignment. */
function statusFor({ status }: Ticket, assignee: Types.ObjectId | null): TicketStatus {
  if (status === TicketStatus.OPEN && assignee) return TicketStatus.ASSIGNED;
  if (status === TicketStatus.ASSIGNED && !assignee) return TicketStatus.OPEN;
  return status;
}

/** What a change of status does to the clocks and to the resolution. */
export function statusChange(
  { status: from, resolvedAt, priority }: Pick<Ticket, 'status' | 'resolvedAt' | 'priority'>,
  to: TicketStatus,
  sla: SlaClocks,
  plan: SlaPlan,
  { at }: Pick<Tx, 'at'>,
): { set: { sla: SlaClocks; resolvedAt: Date | null }; unset: string[] } {
  const [was, is] = [FINISHED.includes(from), FINISHED.includes(to)];
  if (is)
    return { set: { sla: was ? sla : stopped(sla, plan, at), resolvedAt: resolvedAt ?? at }, unset: [] };
  const running = was ? reopened(sla, plan, priority, at) : sla;
  const waits = to === TicketStatus.WAITING_FOR_CUSTOMER;
  return {
    set: { sla: waits ? paused(running, plan, at) : resumed(running, plan, at), resolvedAt: null },
    unset: was ? ['resolution'] : [],
  };
}
