import type { Types } from 'mongoose';
import type { AnyModel } from '../../lib/exchange/index.js';
import {
  ContactMessageModel,
  TicketMessageModel,
  TicketModel,
  type ContactCategory,
  type ContactMessage,
  type ContactPriority,
  type ContactStatus,
  type Ticket,
  type TicketMessage,
  type TicketPriority,
  type TicketStatus,
} from '../../models/support/index.js';
import type { Range } from '../../schema/page-args.js';
import type { Loaders } from '../context.js';
import { typed } from '../factories.js';
import type { ListOrder } from '../keyset.js';
import { countRows, scan } from '../scan.js';

/** Latest first. */
export const BY_CREATION: ListOrder = { field: 'createdAt', direction: -1 };
/** In the order of a conversation. */
export const BY_MESSAGE_TIME: ListOrder = { field: 'createdAt', direction: 1 };
/** The tickets of a customer: the latest public change first. */
export const BY_PUBLIC_CHANGE: ListOrder = { field: 'publicUpdatedAt', direction: -1 };
/** The queue: the most urgent first, then the oldest. */
export const BY_TICKET_RANK: ListOrder = { field: 'rank', direction: -1 };

/** Counting goes up to here; beyond it no total is given. */
const MOST_COUNTED = 20_000;

/** A filter for the queue. Staff never work on their own tickets. */
export interface TicketFilter {
  status: TicketStatus | null;
  priority: TicketPriority | null;
  assignee: Types.ObjectId | null | undefined;
  breached: boolean | null;
  tag: string | null;
  notOf: Types.ObjectId;
}

/** Which contact messages. */
export interface ContactFilter {
  status: ContactStatus | null;
  category: ContactCategory | null;
  priority: ContactPriority | null;
  assignee: Types.ObjectId | null | undefined;
}

/** Only the conditions that are given. */
function given(conditions: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(conditions).filter(([, value]) => value !== undefined));
}

const orAny = <T>(value: T | null): T | undefined => value ?? undefined;

/** The conditions of the queue. */
export const queueOf = (filter: TicketFilter): Record<string, unknown> =>
  given({
    status: orAny(filter.status),
    priority: orAny(filter.priority),
    assignee: filter.assignee,
    'sla.breached': orAny(filter.breached),
    tags: orAny(filter.tag),
    participants: { $ne: filter.notOf },
  });

/** The conditions of a customer's tickets. */
export const ticketsOf = (user: Types.ObjectId, status: TicketStatus | null): Record<string, unknown> =>
  given({ participants: user, status: orAny(status) });

/** The conditions of the messages that a viewer sees of a ticket. */
export const messagesOf = (ticket: Types.ObjectId, withNotes: boolean): Record<string, unknown> =>
  withNotes ? { ticket } : { ticket, isInternal: false };

/** The conditions of contact messages. */
export const contactsOf = (filter: ContactFilter): Record<string, unknown> =>
  given({
    // So that counting all of them walks an index too.
    createdAt: { $gte: new Date(0) },
    status: orAny(filter.status),
    category: orAny(filter.category),
    priority: orAny(filter.priority),
    assignee: filter.assignee,
  });

type Match = Record<string, unknown>;

/** One page of tickets. */
export async function scanTickets(
  loaders: Loaders,
  range: Range,
  match: Match,
  order: ListOrder,
): Promise<Ticket[]> {
  const rows = await scan<Ticket>(loaders, range, { model: TicketModel, match, order });
  return rows.map((row) => typed('Ticket', row));
}

/** One page of messages. */
export async function scanTicketMessages(
  loaders: Loaders,
  range: Range,
  match: Match,
): Promise<TicketMessage[]> {
  const list = { model: TicketMessageModel, match, order: BY_MESSAGE_TIME };
  const rows = await scan<TicketMessage>(loaders, range, list);
  return rows.map((row) => typed('TicketMessage', row));
}

/** One page of contact messages. */
export async function scanContacts(loaders: Loaders, range: Range, match: Match): Promise<ContactMessage[]> {
  const list = { model: ContactMessageModel, match, order: BY_CREATION };
  const rows = await scan<ContactMessage>(loaders, range, list);
  return rows.map((row) => typed('ContactMessage', row));
}

/** How many rows match; null if there are too many to count. */
export async function countMatches(loaders: Loaders, model: AnyModel, match: Match): Promise<number | null> {
  const found = await countRows(loaders, { model, match }, MOST_COUNTED + 1);
  return found > MOST_COUNTED ? null : found;
}
