import type { TypePolicies } from '@apollo/client';
import { pages } from '../../app/cache.js';

/** The cache of posts and their lists. */
export const typePolicies: TypePolicies = {
  Query: {
    fields: {
      trendingPosts: pages(['window']),
      // A post that a list has loaded is on its own page at once.
      node: {
        keyArgs: ['id'],
        read: (existing: unknown, { args, toReference }) => {
          const id = String(args?.['id'] ?? '');
          if (existing !== undefined || !id.startsWith('post_')) return existing;
          return toReference({ __typename: 'Post', id });
        },
      },
    },
  },
  Viewer: {
    fields: {
      homeFeed: pages(),
      storyTray: pages(),
      savedPosts: pages(['collection']),
      likedPosts: pages(),
      drafts: pages(),
      scheduledPosts: pages(),
    },
  },
};
