import { defineDomain, type TopicSignal } from '../domain.js';
import type { DomainEvent } from '../events/types.js';
import { seedSupport } from '../import/demo/seed-support.js';
import { PaymentPurpose } from '../models/billing/index.js';
import { consultationPayments } from '../services/support/index.js';
import { supportJobs } from '../jobs/support.js';
import { supportNotifications } from '../reactors/support/notifications.js';
import { consultantRatings } from '../reactors/support/ratings.js';
import { supportResolvers } from '../resolvers/support/index.js';
import { supportNodes } from '../resolvers/support/nodes.js';
import { support as personalData } from '../services/privacy/rows/support.js';
import { supportCounters } from '../services/system/counters/support.js';
import { TicketSubscription } from '../subscriptions/support/ticket.subscription.js';

type Numbered = DomainEvent<'ticket.opened' | 'ticket.replied' | 'ticket.changed' | 'ticket.merged'>;

/** The signals to the listeners of a ticket: the numbers of both logs. */
function ticketSignals({ data: { ticket, seq, publicSeq } }: Numbered): TopicSignal[] {
  const id = ticket.toHexString();
  return [
    ['ticket', `${id}:staff`, { seq }],
    ...(publicSeq === null ? [] : [['ticket', `${id}:public`, { seq: publicSeq }] satisfies TopicSignal]),
  ];
}

/** The manifest of contact messages, tickets and consultations. */
export const support = defineDomain({
  name: 'support',
  resolvers: supportResolvers,
  nodes: supportNodes,
  subscriptions: [TicketSubscription],
  signals: {
    'ticket.opened': ticketSignals,
    'ticket.replied': ticketSignals,
    'ticket.changed': ticketSignals,
    'ticket.merged': ticketSignals,
    'ticket.sla-warned': ({ data: { ticket, seq } }) => [
      ['ticket', `${ticket.toHexString()}:staff`, { seq }],
    ],
    'ticket.sla-breached': ({ data: { ticket, seq } }) => [
      ['ticket', `${ticket.toHexString()}:staff`, { seq }],
    ],
  },
  reactors: [consultantRatings],
  jobs: supportJobs,
  seed: seedSupport,
  counted: supportCounters,
  payments: { [PaymentPurpose.CONSULTATION]: consultationPayments },
  personalData,
  notifications: supportNotifications,
});
