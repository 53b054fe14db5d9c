import type { ApolloCache, Reference } from '@apollo/client';
import type { Post } from '../types.js';

interface Feed {
  edges: readonly { cursor: string; node: Reference }[];
}

/** Puts a new post into the lists of the viewer that are loaded. */
export function afterCreate(cache: ApolloCache, viewerId: string, post: Post): void {
  const id = cache.identify({ __typename: 'Viewer', id: viewerId });
  if (post.status === 'DRAFT') cache.evict({ id, fieldName: 'drafts' });
  else if (post.status === 'SCHEDULED') cache.evict({ id, fieldName: 'scheduledPosts' });
  else
    cache.modify<{ homeFeed: Feed }>({
      id,
      fields: {
        homeFeed(feed, { toReference, readField }) {
          const node = toReference({ __typename: 'Post', id: post.id })!;
          const { edges } = feed as Feed;
          if (edges.some((edge) => readField('id', edge.node) === post.id)) return feed;
          // The cursor is that of the newest post that the gateway has told: only others' posts are counted as new.
          const cursor = edges[0]?.cursor ?? '';
          return { ...feed, edges: [{ __typename: 'PostEdge', cursor, node }, ...edges] };
        },
      },
    });
  // A profile sorts and filters its posts by itself.
  const author = cache.identify({ __typename: 'User', id: post.author.id });
  cache.evict({ id: author, fieldName: 'posts' });
}
