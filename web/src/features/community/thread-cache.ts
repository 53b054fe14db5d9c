import type { ApolloCache, Reference } from '@apollo/client';

/** What a thread of comments belongs to. */
export interface ThreadTarget {
  type: 'CommunityPost' | 'Suggestion';
  id: string;
}

interface Kept {
  nodes?: readonly Reference[];
  totalCount?: number | null;
}

/** Puts a new comment into the lists that are loaded: its parent's replies, or the comments of the target. */
export function addToThread(
  cache: ApolloCache,
  target: ThreadTarget,
  comment: { id: string; parent: { id: string } | null },
): void {
  const ref: Reference = { __ref: cache.identify({ __typename: 'Comment', id: comment.id })! };
  const [id, field] = comment.parent
    ? [cache.identify({ __typename: 'Comment', id: comment.parent.id }), 'replies']
    : [cache.identify({ __typename: target.type, id: target.id }), 'comments'];
  cache.modify({
    id,
    fields: {
      [field]: (kept: unknown, { storeFieldName }) => {
        const list = kept as Kept;
        const nodes = list.nodes ?? [];
        if (nodes.some(({ __ref }) => __ref === ref.__ref)) return list;
        const first = storeFieldName.includes('NEWEST');
        return {
          ...list,
          nodes: first ? [ref, ...nodes] : [...nodes, ref],
          totalCount: list.totalCount == null ? list.totalCount : list.totalCount + 1,
        };
      },
    },
  });
}

/** Shows a comment as deleted. */
export function markDeleted(cache: ApolloCache, commentId: string): void {
  cache.modify({
    id: cache.identify({ __typename: 'Comment', id: commentId }),
    fields: { isDeleted: () => true, body: () => null },
  });
}
