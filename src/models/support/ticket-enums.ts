import { registerEnumType } from 'type-graphql';

/** The topic of a ticket. */
export enum TicketCategory {
  TECHNICAL = 'technical',
  BILLING = 'billing',
  ACCOUNT = 'account',
  FEATURE_REQUEST = 'feature_request',
  BUG_REPORT = 'bug_report',
  INTEGRATION = 'integration',
}
registerEnumType(TicketCategory, {
  name: 'TicketCategory',
  description: 'The subject area of a ticket.',
  valuesConfig: {
    TECHNICAL: { description: 'A technical problem.' },
    BILLING: { description: 'Payments, invoices or subscriptions.' },
    ACCOUNT: { description: 'Sign-in, profile or privacy.' },
    FEATURE_REQUEST: { description: 'A wish for a new feature.' },
    BUG_REPORT: { description: 'Something that does not work as documented.' },
    INTEGRATION: { description: 'The API, webhooks or another service.' },
  },
});

/** The priority of a ticket. */
export enum TicketPriority {
  LOW = 'low',
  MEDIUM = 'medium',
  HIGH = 'high',
  URGENT = 'urgent',
}
registerEnumType(TicketPriority, {
  name: 'TicketPriority',
  description: 'The priority of a ticket. It decides the deadlines of the service level agreement (SLA).',
  valuesConfig: {
    LOW: { description: 'The lowest priority.' },
    MEDIUM: { description: 'The usual priority.' },
    HIGH: { description: 'A higher priority than usual.' },
    URGENT: { description: 'The highest priority.' },
  },
});

/** The status of a ticket. */
export enum TicketStatus {
  OPEN = 'open',
  ASSIGNED = 'assigned',
  IN_PROGRESS = 'in_progress',
  WAITING_FOR_CUSTOMER = 'waiting_for_customer',
  RESOLVED = 'resolved',
  CLOSED = 'closed',
}
registerEnumType(TicketStatus, {
  name: 'TicketStatus',
  description: 'The status of a ticket.',
  valuesConfig: {
    OPEN: { description: 'No staff member is assigned.' },
    ASSIGNED: { description: 'A staff member is assigned and has not started.' },
    IN_PROGRESS: { description: 'A staff member is working on the ticket.' },
    WAITING_FOR_CUSTOMER: { description: 'The resolution clock is paused until the customer replies.' },
    RESOLVED: { description: 'The ticket has a resolution. A reply within seven days reopens it.' },
    CLOSED: { description: 'The ticket is finished. A reply within seven days reopens it.' },
  },
});

/** Which side wrote a message of a ticket. */
export enum TicketAuthorType {
  CUSTOMER = 'customer',
  AGENT = 'agent',
}
registerEnumType(TicketAuthorType, {
  name: 'TicketAuthorType',
  description: 'The side that wrote a message of a ticket.',
  valuesConfig: {
    CUSTOMER: { description: 'The customer side.' },
    AGENT: { description: 'A member of the support team.' },
  },
});

/** What happened in a ticket, as its log stores it. */
export enum TicketEventType {
  MESSAGE_ADDED = 'message_added',
  CHANGED = 'changed',
}
