import { registerEnumType } from 'type-graphql';

/** The topic of a contact message. */
export enum ContactCategory {
  GENERAL = 'general',
  TECHNICAL = 'technical',
  BILLING = 'billing',
  FEATURE_REQUEST = 'feature_request',
  BUG_REPORT = 'bug_report',
  ACCOUNT = 'account',
}
registerEnumType(ContactCategory, {
  name: 'ContactCategory',
  description: 'The subject area of a contact message.',
  valuesConfig: {
    GENERAL: { description: 'A general question.' },
    TECHNICAL: { description: 'A technical problem.' },
    BILLING: { description: 'Payments, invoices or subscriptions.' },
    FEATURE_REQUEST: { description: 'A wish for a new feature.' },
    BUG_REPORT: { description: 'Something that does not work as documented.' },
    ACCOUNT: { description: 'Sign-in, profile or privacy.' },
  },
});

/** The priority of a contact message. */
export enum ContactPriority {
  LOW = 'low',
  NORMAL = 'normal',
  HIGH = 'high',
  URGENT = 'urgent',
}
registerEnumType(ContactPriority, {
  name: 'ContactPriority',
  description: 'The priority of a contact message.',
  valuesConfig: {
    LOW: { description: 'The lowest priority.' },
    NORMAL: { description: 'The usual priority.' },
    HIGH: { description: 'A higher priority than usual.' },
    URGENT: { description: 'The highest priority.' },
  },
});

/** The status of a contact message. */
export enum ContactStatus {
  PENDING = 'pending',
  READ = 'read',
  IN_PROGRESS = 'in_progress',
  WAITING = 'waiting',
  REPLIED = 'replied',
  RESOLVED = 'resolved',
  CLOSED = 'closed',
}
registerEnumType(ContactStatus, {
  name: 'ContactStatus',
  description: 'The status of a contact message.',
  valuesConfig: {
    PENDING: { description: 'No staff member has opened the message.' },
    READ: { description: 'A staff member has opened the message.' },
    IN_PROGRESS: { description: 'A staff member is working on an answer.' },
    WAITING: { description: 'The support team waits for the sender.' },
    REPLIED: { description: 'The sender has an answer; the conversation goes on in a ticket.' },
    RESOLVED: { description: 'The question is answered.' },
    CLOSED: { description: 'Nothing more happens with the message.' },
  },
});
