import type { TypePolicies } from '@apollo/client';
import { pages } from '../../app/cache.js';

/** How the lists of consultations are kept. */
export const typePolicies: TypePolicies = {
  Query: { fields: { consultants: pages(['category']) } },
  Viewer: { fields: { consultations: pages(['as', 'status']) } },
};
