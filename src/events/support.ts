import type { Types } from 'mongoose';
import type { TicketAuthorType, TicketStatus } from '../models/support/index.js';

type ObjectId = Types.ObjectId;

/** The facts of every event of a ticket: its numbers in the logs, and the users concerned. */
interface InTicket {
  ticket: ObjectId;
  /** The number in the log of the support team. */
  seq: number;
  /** The number in the customers' log. Null for events that customers do not see. */
  publicSeq: number | null;
  /** The customers. */
  participants: ObjectId[];
  assignee: ObjectId | null;
}

/** Events of contact messages, tickets and consultations. */
export interface SupportEvents {
  /** A contact message was sent. */
  'contact.received': { contact: ObjectId };
  /** A contact message was answered and thereby became a ticket. */
  'contact.answered': { contact: ObjectId; ticket: ObjectId; author: ObjectId };

  'ticket.opened': InTicket & { requester: ObjectId | null; followUpOf: ObjectId | null };
  /** A message or an internal note was written. */
  'ticket.replied': InTicket & {
    message: ObjectId;
    author: ObjectId | null;
    authorType: TicketAuthorType;
    isInternal: boolean;
    isAutomatic: boolean;
  };
  /** Status, assignee, priority, tags or rating changed. */
  'ticket.changed': InTicket & {
    by: ObjectId | null;
    from: TicketStatus;
    to: TicketStatus;
    /** The new assignee, if it changed. */
    assigned: ObjectId | null;
  };
  /** A ticket was merged into another one. */
  'ticket.merged': InTicket & { into: ObjectId; by: ObjectId };
  /** A deadline is near. */
  'ticket.sla-warned': { ticket: ObjectId; seq: number; staff: ObjectId[] };
  /** A deadline was missed. */
  'ticket.sla-breached': { ticket: ObjectId; seq: number; staff: ObjectId[] };

  'consultation.booked': { consultation: ObjectId; client: ObjectId; consultant: ObjectId };
  'consultation.confirmed': { consultation: ObjectId; client: ObjectId; consultant: ObjectId };
  'consultation.rescheduled': {
    consultation: ObjectId;
    client: ObjectId;
    consultant: ObjectId;
    by: ObjectId;
  };
  /** Cancelled by a user, or by the platform because it was not paid in time (`by` null). */
  'consultation.cancelled': {
    consultation: ObjectId;
    client: ObjectId;
    consultant: ObjectId;
    by: ObjectId | null;
  };
  'consultation.completed': { consultation: ObjectId; client: ObjectId; consultant: ObjectId };
  /** A consultation begins soon. The consultant is null for all but the first seat of a group session. */
  'consultation.reminded': { consultation: ObjectId; client: ObjectId; consultant: ObjectId | null };
  /** A participant rated a consultation; `before` is the earlier rating. */
  'consultation.rated': {
    consultation: ObjectId;
    consultant: ObjectId;
    by: 'client' | 'consultant';
    rating: number;
    before: number | null;
  };
}
