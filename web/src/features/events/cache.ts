import type { TypePolicies } from '@apollo/client';
import { pages } from '../../app/cache.js';

export const typePolicies: TypePolicies = {
  Query: { fields: { events: pages(['type', 'tag', 'near', 'radiusKm', 'from', 'to', 'groupId']) } },
  Viewer: { fields: { eventRegistrations: pages(['upcoming', 'status']), organizedEvents: pages() } },
  Event: {
    fields: {
      stats: { merge: true },
      location: { merge: true },
      registrations: pages(['status', 'first']),
    },
  },
};
