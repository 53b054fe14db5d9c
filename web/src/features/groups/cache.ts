import type { TypePolicies } from '@apollo/client';
import { pages } from '../../app/cache.js';

export const typePolicies: TypePolicies = {
  Query: { fields: { groups: pages(['search', 'category', 'sort']) } },
  Viewer: { fields: { memberships: pages(['status']) } },
  Group: {
    fields: {
      stats: { merge: true },
      settings: { merge: true },
      posts: pages(['sort', 'type']),
      members: pages(['status', 'role']),
      events: pages(['upcoming']),
    },
  },
  Membership: { fields: { permissions: { merge: true } } },
};
