import type { TypePolicies } from '@apollo/client';
import { pages } from '../../app/cache.js';

/** How the lists of billing are kept. */
export const typePolicies: TypePolicies = {
  Viewer: {
    fields: {
      invoices: pages(['status']),
      transactions: pages(['status', 'type']),
      coinTransactions: pages(['unit', 'type']),
      agentSubscriptions: pages(['status']),
      credits: { merge: true },
    },
  },
};
