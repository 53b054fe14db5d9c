import {
  ConsultantModel,
  ConsultationModel,
  ConsultationSessionModel,
  ConsultationStatus,
  ContactMessageModel,
  TicketMessageModel,
  TicketModel,
  TicketReadModel,
  type Consultant,
  type Consultation,
  type ConsultationSession,
  type ContactMessage,
  type Ticket,
  type TicketMessage,
  type TicketRead,
} from '../../models/support/index.js';
import { byId, byKey, viewerRelation, type Typed } from '../factories.js';
import { busyTimes } from './busy-times.js';

/** Loaders of contact messages, tickets and consultations. */
export const supportLoaders = {
  contactMessage: byId<Typed<ContactMessage>>(ContactMessageModel),
  ticket: byId<Typed<Ticket>>(TicketModel),
  ticketByNumber: byKey<string, Typed<Ticket>>(TicketModel, 'number'),
  ticketMessage: byId<Typed<TicketMessage>>(TicketMessageModel),
  /** What the viewer has read of a ticket. */
  ticketRead: viewerRelation<TicketRead>(TicketReadModel, { viewer: 'user', key: 'ticket' }),
  consultant: byId<Typed<Consultant>>(ConsultantModel),
  consultation: byId<Typed<Consultation>>(ConsultationModel),
  consultationSession: byId<Typed<ConsultationSession>>(ConsultationSessionModel),
  /** The viewer's seat in a group session. */
  ownSeat: viewerRelation<Consultation>(ConsultationModel, {
    viewer: 'client',
    key: 'session',
    where: { status: { $ne: ConsultationStatus.CANCELLED } },
  }),
  /** When consultants are booked. */
  busyTimes,
};
