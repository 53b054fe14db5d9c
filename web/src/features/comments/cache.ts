import type { TypePolicies } from '@apollo/client';
import { pages } from '../../app/cache.js';

const comments = { fields: { comments: pages(['sort']) } };

export const typePolicies: TypePolicies = {
  Post: comments,
  CommunityPost: comments,
  Suggestion: comments,
  Comment: { fields: { replies: pages() } },
};
