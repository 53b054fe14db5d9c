import { ConsultantResolver, ViewerConsultantResolver } from './consultant.resolver.js';
import { ConsultationResolver, ViewerConsultationResolver } from './consultation.resolver.js';
import {
  ConsultantSessionResolver,
  SessionOfConsultationResolver,
  SessionResolver,
} from './session.resolver.js';
import { ContactResolver, ContactResponseResolver } from './contact.resolver.js';
import { TicketMutationResolver } from './ticket-mutation.resolver.js';
import {
  TicketAttachmentResolver,
  TicketMessageResolver,
  TicketResolutionResolver,
  TicketResolver,
  ViewerTicketResolver,
} from './ticket.resolver.js';

/** The resolvers of contact messages, tickets and consultations. */
export const supportResolvers = [
  ContactResolver,
  ContactResponseResolver,
  TicketResolver,
  TicketMutationResolver,
  TicketMessageResolver,
  TicketAttachmentResolver,
  TicketResolutionResolver,
  ViewerTicketResolver,
  ConsultantResolver,
  ViewerConsultantResolver,
  ConsultationResolver,
  ViewerConsultationResolver,
  SessionResolver,
  SessionOfConsultationResolver,
  ConsultantSessionResolver,
] as const;
