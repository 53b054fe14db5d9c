import { isSupport } from '../../auth/viewer.js';
import type { Context } from '../../loaders/context.js';
import type { Ticket, TicketMessage } from '../../models/support/index.js';

type People = Pick<Ticket, 'participants'>;

/** Whether the viewer is a customer of the ticket. */
export function isCustomerOf({ viewer }: Pick<Context, 'viewer'>, { participants }: People): boolean {
  return viewer !== null && participants.some((id) => id.equals(viewer.id));
}

/** Whether the viewer works on the ticket. Never on their own, because its notes are about them. */
export function isStaffOf(ctx: Pick<Context, 'viewer'>, ticket: People): boolean {
  return isSupport(ctx) && !isCustomerOf(ctx, ticket);
}

/** Whether the viewer may see the ticket: its customers and the support team. */
export function canSeeTicket(ctx: Pick<Context, 'viewer'>, ticket: People): boolean {
  return isCustomerOf(ctx, ticket) || isStaffOf(ctx, ticket);
}

/** Whether the viewer may see a message of the ticket: internal notes are for the support team only. */
export function canSeeTicketMessage(
  ctx: Pick<Context, 'viewer'>,
  ticket: People,
  { isInternal }: Pick<TicketMessage, 'isInternal'>,
): boolean {
  return isStaffOf(ctx, ticket) || (!isInternal && isCustomerOf(ctx, ticket));
}
