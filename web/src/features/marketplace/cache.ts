import type { TypePolicies } from '@apollo/client';
import { pages } from '../../app/cache.js';

/** How the lists of the marketplace are kept. */
export const typePolicies: TypePolicies = {
  Query: { fields: { tools: pages(['search', 'category', 'sort', 'tag', 'featured', 'verified']) } },
  Tool: { fields: { reviews: pages(['sort']), versions: pages(), stats: { merge: true } } },
};
