import type { TypePolicies } from '@apollo/client';
import { pages } from '../../app/cache.js';

const list = pages();

export const typePolicies: TypePolicies = {
  Query: {
    fields: {
      communityPosts: pages(['sort', 'type', 'tag', 'groupId', 'category', 'featured']),
      searchCommunityPosts: pages(['query', 'groupId']),
    },
  },
  Viewer: { fields: { groupFeed: list, communityPosts: pages(['status']) } },
  CommunityPost: {
    fields: {
      stats: { merge: true },
      poll: { merge: true },
      history: list,
    },
  },
  Suggestion: { fields: { stats: { merge: true } } },
  CommunityPostStats: { keyFields: false },
  SuggestionStats: { keyFields: false },
};
