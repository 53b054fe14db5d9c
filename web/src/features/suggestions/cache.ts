import type { TypePolicies } from '@apollo/client';
import { pages } from '../../app/cache.js';

export const typePolicies: TypePolicies = {
  Query: { fields: { suggestions: pages(['status', 'category', 'sort']) } },
};
