import type { TypePolicies } from '@apollo/client';
import { pages } from '../../app/cache.js';

/** The catalogue grows by pages; parts of an agent have no ids of their own. */
export const typePolicies: TypePolicies = {
  Query: {
    fields: { agents: pages(['search', 'category', 'premium', 'isNew', 'featured', 'tag']) },
  },
  Agent: {
    fields: { stats: { merge: true }, settings: { merge: true }, personality: { merge: true } },
  },
};
