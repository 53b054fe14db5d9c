import type { TicketCategory, TicketPriority, TicketStatus } from '@leela/client/schema.js';

/** What a ticket can be about. */
export const CATEGORIES: { value: TicketCategory; label: string }[] = [
  { value: 'TECHNICAL', label: 'Something does not work' },
  { value: 'BUG_REPORT', label: 'A bug' },
  { value: 'ACCOUNT', label: 'My account' },
  { value: 'BILLING', label: 'A payment' },
  { value: 'FEATURE_REQUEST', label: 'A wish' },
  { value: 'INTEGRATION', label: 'The API' },
];

/** How urgent a ticket can be. */
export const PRIORITIES: { value: TicketPriority; label: string }[] = [
  { value: 'LOW', label: 'Low' },
  { value: 'MEDIUM', label: 'Medium' },
  { value: 'HIGH', label: 'High' },
  { value: 'URGENT', label: 'Urgent' },
];

/** The words of a status, as a customer understands them. */
export const STATUS_WORDS: Record<TicketStatus, string> = {
  OPEN: 'Open',
  ASSIGNED: 'Assigned',
  IN_PROGRESS: 'In progress',
  WAITING_FOR_CUSTOMER: 'Waits for your answer',
  RESOLVED: 'Resolved',
  CLOSED: 'Closed',
};

/** The colour of a status. */
export const STATUS_TONE: Record<TicketStatus, 'accent' | 'good' | 'warn' | undefined> = {
  OPEN: 'accent',
  ASSIGNED: 'accent',
  IN_PROGRESS: 'accent',
  WAITING_FOR_CUSTOMER: 'warn',
  RESOLVED: 'good',
  CLOSED: undefined,
};
