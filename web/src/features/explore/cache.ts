import type { TypePolicies } from '@apollo/client';
import { pages } from '../../app/cache.js';

/** The cache of searches and tags. */
export const typePolicies: TypePolicies = {
  Query: {
    fields: {
      searchUsers: pages(['query']),
      searchPosts: pages(['query']),
      searchCommunityPosts: pages(['query', 'groupId']),
    },
  },
  Tag: { fields: { posts: pages() } },
};
