import { isSupport } from '../../auth/viewer.js';
import { canSeeTicketMessage } from '../../rules/support/index.js';
import type { NodeRows } from '../node-types.js';
import { shownConsultant } from './consultant.resolver.js';
import { shownConsultation } from './consultation.resolver.js';
import { shownSession } from './session.resolver.js';
import { visibleTicket } from './ticket.resolver.js';

/** What `node(id)` fetches of this domain. */
export const supportNodes: NodeRows = {
  ContactMessage: async (ctx, id) => (isSupport(ctx) ? ctx.loaders.contactMessage.load(id) : null),
  Ticket: visibleTicket,
  Consultant: shownConsultant,
  Consultation: shownConsultation,
  ConsultationSession: shownSession,
  TicketMessage: async (ctx, id) => {
    const message = await ctx.loaders.ticketMessage.load(id);
    const ticket = message && (await ctx.loaders.ticket.load(message.ticket));
    return ticket && canSeeTicketMessage(ctx, ticket, message) ? message : null;
  },
};
