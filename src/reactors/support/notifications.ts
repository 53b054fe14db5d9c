import type { Types } from 'mongoose';
import type { Domain } from '../../domain.js';
import type { DomainEvents } from '../../events/types.js';
import { distinct } from '../../lib/distinct.js';
import { NotificationType } from '../../models/social/index.js';
import { Consultation, Ticket, TicketAuthorType } from '../../models/support/index.js';
import { satz, sentence } from '../../services/social/notification-words/words.js';
import { tell, type Intent } from '../notifications/intent.js';

type ObjectId = Types.ObjectId;

const about =
  (targetType: 'Ticket' | 'Consultation', type: NotificationType) =>
  (target: ObjectId, recipients: readonly (ObjectId | null)[], except: ObjectId | null = null): Intent[] =>
    distinct(recipients.filter((id): id is ObjectId => id !== null && !id.equals(except ?? undefined))).map(
      (recipient) => tell({ recipient, actor: null, type, targetType, target }),
    );

const onTicket = about('Ticket', NotificationType.TICKET);
const onDeadline = about('Ticket', NotificationType.TICKET_SLA);
const onConsultation = about('Consultation', NotificationType.CONSULTATION);
const onReminder = about('Consultation', NotificationType.CONSULTATION_REMINDER);

/** Customers are notified of public replies only; the assignee of everything that others write. */
function replied(data: DomainEvents['ticket.replied']): Intent[] {
  const { ticket, author, authorType, isInternal, isAutomatic, participants, assignee } = data;
  const isReply = authorType === TicketAuthorType.AGENT && !isInternal && !isAutomatic;
  return [...onTicket(ticket, isReply ? participants : [], author), ...onTicket(ticket, [assignee], author)];
}

function changed(data: DomainEvents['ticket.changed']): Intent[] {
  const { ticket, by, from, to, participants, assigned } = data;
  return [...onTicket(ticket, from === to ? [] : participants, by), ...onTicket(ticket, [assigned], by)];
}

type Sides = { consultation: ObjectId; client: ObjectId; consultant: ObjectId };

const bothSides = ({ consultation, client, consultant }: Sides, by: ObjectId | null = null): Intent[] =>
  onConsultation(consultation, [client, consultant], by);

/** Notifications of tickets and consultations. The platform is their sender, so that no block hides them. */
export const supportNotifications: NonNullable<Domain['notifications']> = {
  targets: () => [Ticket, Consultation],
  kinds: {
    [NotificationType.TICKET_SLA]: {
      en: sentence('A deadline of a ticket needs your attention'),
      de: satz('Eine Frist eines Tickets braucht deine Aufmerksamkeit'),
    },
    [NotificationType.CONSULTATION]: {
      en: sentence('There is news about your consultation'),
      de: satz('Zu deiner Beratung gibt es Neues'),
    },
    [NotificationType.CONSULTATION_REMINDER]: {
      en: sentence('Your consultation begins soon'),
      de: satz('Deine Beratung beginnt bald'),
    },
  },
  on: {
    'ticket.replied': ({ data }) => replied(data),
    'ticket.changed': ({ data }) => changed(data),
    'ticket.merged': ({ data: { into, participants, by } }) => onTicket(into, participants, by),
    'ticket.sla-warned': ({ data: { ticket, staff } }) => onDeadline(ticket, staff),
    'ticket.sla-breached': ({ data: { ticket, staff } }) => onDeadline(ticket, staff),
    'consultation.booked': ({ data }) => bothSides(data, data.client),
    'consultation.confirmed': ({ data }) => bothSides(data, data.consultant),
    'consultation.rescheduled': ({ data }) => bothSides(data, data.by),
    'consultation.cancelled': ({ data }) => bothSides(data, data.by),
    'consultation.reminded': ({ data: { consultation, client, consultant } }) =>
      onReminder(consultation, [client, consultant]),
  },
};
