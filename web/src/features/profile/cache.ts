import type { TypePolicies } from '@apollo/client';
import { pages } from '../../app/cache.js';

/** The cache of users' lists. */
export const typePolicies: TypePolicies = {
  User: {
    fields: {
      posts: pages(['category']),
      reposts: pages(),
      followers: pages(),
      following: pages(),
      highlights: pages(),
    },
  },
};
